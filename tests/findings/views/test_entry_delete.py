"""Deleting a draft that was started by mistake."""

import pytest
from django.urls import reverse
from django.utils import timezone

from findings.models import Finding, PaperTemplate
from findings.operations.entry import (
    NotADraft,
    NotReadyToSubmit,
    delete_draft,
    submit_inspection,
)
from inspections.models import EvidenceCount, Inspection
from inspections.operations.inspection import NotEditable, mark_section
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.papers import started_paper


def page(inspection: Inspection) -> str:
    return reverse("findings:entry-delete", args=[inspection.reference])


def enter_some(draft: Inspection) -> None:
    draft.evidence_counts.create(measure=EvidenceCount.Measure.CASE_FILES, count=95)
    draft.evaluations.create(
        indicator=draft.edition.indicators.get(code="1.1"), without_grade="not_known"
    )
    for text in ("One", "Two"):
        finding = draft.findings.create(kind=Finding.Kind.STRENGTH, position=1, text=text)
        finding.indicators.set(draft.edition.indicators.all()[:2])


def test_the_page_counts_what_would_be_lost(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    enter_some(draft)
    tasks = client_of(officer).get(reverse("findings:entry-tasks", args=[draft.reference]))
    assert page(draft) in tasks.content.decode()
    shown = client_of(officer).get(page(draft)).content.decode()
    assert "1 grade<" in shown
    assert "1 number of evidence" in shown
    assert "2 findings" in shown
    assert Inspection.objects.filter(pk=draft.pk).exists()


def test_the_draft_goes_with_all_that_was_entered(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    enter_some(draft)
    response = client_of(officer).post(page(draft), follow=True)
    assert "was deleted" in response.content.decode()
    assert not Inspection.objects.filter(pk=draft.pk).exists()
    assert not Finding.objects.filter(inspection_id=draft.pk).exists()


def test_the_partnerships_history_keeps_who_deleted_it_and_not_what_it_said(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    Inspection.objects.update(confidence_statement="Very confident indeed")
    client = client_of(officer)
    client.post(page(draft))
    history = reverse("findings:history", args=["partnership", "midlothian"])
    shown = client.get(history).content.decode()
    assert "Deleted a draft" in shown
    assert draft.reference in shown
    assert str(officer) in shown
    assert "Very confident" not in shown


def test_a_draft_with_a_paper_stays(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    paper = started_paper(draft, officer)
    response = client_of(officer).post(page(draft))
    assert response.status_code == 409
    assert "Nothing was deleted" in response.content.decode()
    assert paper.title in response.content.decode()
    assert PaperTemplate.objects.filter(papers=paper).exists()


def test_a_draft_that_another_inspection_follows_stays(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    later = Inspection.objects.get(pk=draft.pk)
    later.pk, later.reference, later.title = None, "later", "The progress review"
    later.follows = draft
    later.save(force_insert=True)
    response = client_of(officer).post(page(draft))
    assert "The progress review" in response.content.decode()
    assert Inspection.objects.filter(pk=draft.pk).exists()


def test_deleting_twice_is_harmless(draft: Inspection, officer: User) -> None:
    again = Inspection.objects.get(pk=draft.pk)
    assert delete_draft(inspection=draft, by=officer)
    assert not delete_draft(inspection=again, by=officer)


def test_what_was_typed_is_kept_when_the_draft_was_deleted_meanwhile(
    draft: Inspection, officer: User
) -> None:
    again = Inspection.objects.get(pk=draft.pk)
    delete_draft(inspection=draft, by=officer)
    with pytest.raises(NotEditable):
        mark_section(inspection=again, section="team", empty=True, by=officer)
    with pytest.raises(NotReadyToSubmit):
        submit_inspection(inspection=again, at=timezone.now(), by=officer)


@pytest.mark.parametrize("state", ["in_review", "scheduled", "published"])
def test_only_a_draft_is_deleted(draft: Inspection, officer: User, state: str) -> None:
    Inspection.objects.update(
        state=state, publish_at="2030-01-01T00:00Z", published_at="2020-01-01T00:00Z"
    )
    with pytest.raises(NotADraft):
        delete_draft(inspection=draft, by=officer)
    assert Inspection.objects.filter(pk=draft.pk).exists()

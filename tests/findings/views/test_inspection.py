"""One inspection's page, by who reads it."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from findings.models import Finding
from inspections.models import Evaluation, EvidenceCount, Inspection
from portal.accounts.models import User
from tests.plans import plan_for

ClientOf = Callable[[User], Client]


@pytest.fixture
def midlothians(draft: Inspection) -> Inspection:
    """Midlothian's inspection of 2020 with one grade, two findings and two counts, published."""
    scale = draft.edition.scale
    assert scale is not None
    Evaluation.objects.create(
        inspection=draft,
        indicator=draft.edition.indicators.get(code="2.1"),
        grade=scale.grades.get(label="Good"),
        commentary="Seen in most files.",
    )
    Finding.objects.create(inspection=draft, kind="strength", position=1, text="Leaders lead.")
    Finding.objects.create(
        inspection=draft, kind="area_for_improvement", position=1, text="Waiting for services."
    )
    EvidenceCount.objects.create(inspection=draft, measure="case_files", count=95)
    EvidenceCount.objects.create(inspection=draft, measure="children_met", count=3)
    draft.state = Inspection.State.PUBLISHED
    draft.published_on = datetime.date(2020, 9, 1)
    draft.published_at = timezone.now()
    draft.save()
    return draft


def page_for(client: Client, inspection: Inspection) -> str:
    return client.get(inspection.get_absolute_url()).content.decode()


def test_a_board_member_reads_it_whole(
    client_of: ClientOf, board_member: User, midlothians: Inspection
) -> None:
    page = page_for(client_of(board_member), midlothians)
    assert "Midlothian was inspected in February and March 2020; the one indicator was good" in page
    assert "Leaders lead." in page
    assert "Waiting for services." in page
    assert "95" in page


def test_a_very_small_count_is_not_told_to_readers(
    client_of: ClientOf, board_member: User, officer: User, midlothians: Inspection
) -> None:
    assert "fewer than 5" in page_for(client_of(board_member), midlothians)
    assert "fewer than 5" not in page_for(client_of(officer), midlothians)


def test_an_officer_of_another_council_sees_grades_and_why_no_more(
    client_of: ClientOf, outsider: User, midlothians: Inspection
) -> None:
    page = page_for(client_of(outsider), midlothians)
    assert "Good" in page
    assert "You see the grades and dates of this inspection because councils share them." in page
    for hidden in ("Leaders lead.", "Waiting for services.", "Seen in most files.", "Evidence"):
        assert hidden not in page.replace("evidence and papers", "")


def test_a_removed_finding_is_not_shown(
    client_of: ClientOf, officer: User, midlothians: Inspection
) -> None:
    midlothians.findings.update(removed_at=timezone.now())
    assert "Leaders lead." not in page_for(client_of(officer), midlothians)


def test_a_draft_says_that_it_is_one(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    page = page_for(client_of(officer), draft)
    assert "Not published: only those who may see drafts" in page
    assert "No grades yet" in page
    assert "No findings yet" in page


def test_a_draft_that_follows_up_shows_only_to_those_who_know_of_it(
    client_of: ClientOf, officer: User, board_member: User, midlothians: Inspection
) -> None:
    Inspection.objects.create(
        reference="review",
        partnership=midlothians.partnership,
        edition=midlothians.edition,
        kind=Inspection.Kind.PROGRESS_REVIEW,
        title="Review of progress",
        lead_body=midlothians.lead_body,
        follows=midlothians,
    )
    assert "Review of progress" in page_for(client_of(officer), midlothians)
    assert "Review of progress" not in page_for(client_of(board_member), midlothians)


@pytest.mark.parametrize("name", ["title", "team", "confidence_statement"])
def test_what_people_typed_is_text(
    client_of: ClientOf, officer: User, draft: Inspection, name: str
) -> None:
    setattr(draft, name, "<script>alert(1)</script>")
    draft.save()
    page = page_for(client_of(officer), draft)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_correction_after_publication_is_told_with_its_reason(
    client_of: ClientOf, lead_officer: User, outsider: User, midlothians: Inspection
) -> None:
    midlothians.amendments.create(
        reason="The report was reissued.", opened_by=lead_officer, opened_at=timezone.now()
    )
    response = client_of(lead_officer).get(midlothians.get_absolute_url())
    assert "The report was reissued." in response.content.decode()
    assert response.context["may"]["enter"]
    assert not response.context["may"]["amend"]
    assert "reissued" not in page_for(client_of(outsider), midlothians)


def test_the_page_says_when_the_plan_is_due_and_whether_it_was_sent(
    client_of: ClientOf, midlothians: Inspection, board_member: User, officer: User
) -> None:
    midlothians.action_plan_due_on = datetime.date(2020, 10, 13)
    midlothians.save()
    plan_for(midlothians, officer, sent_on=datetime.date(2020, 10, 12))
    page = client_of(board_member).get(midlothians.get_absolute_url()).content.decode()
    assert "Sent on 12 October 2020, 1 working day before it was due on 13 October 2020." in page
    assert "working days after publication" not in page


def test_a_draft_plan_is_not_told_to_the_board(
    client_of: ClientOf, midlothians: Inspection, board_member: User, officer: User
) -> None:
    midlothians.action_plan_due_on = datetime.date(2020, 10, 13)
    midlothians.save()
    plan_for(midlothians, officer, state="draft", agreed_at=None, agreed_by=None)
    page = client_of(board_member).get(midlothians.get_absolute_url()).content.decode()
    assert "No agreed plan for this inspection can be read here." in page

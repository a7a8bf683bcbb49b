"""Papers on progress reviews: what they tell, and what they must not tell before publication."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from findings.models import Evidence, PositionStatement, ReadinessStep
from findings.reports.printing import print_paper
from findings.reports.review_words import how_it_went
from findings.reports.snapshot import Snapshot
from findings.reports.snapshot_reader import snapshot_of
from inspections.models import Inspection
from portal.accounts.models import User
from tests.findings.reports.tagged import page_texts
from tests.papers import started_review_paper
from tests.plans import area_of, preparation_of, review_of

AT = timezone.make_aware(datetime.datetime(2026, 11, 21, 10))


@pytest.fixture
def review(published: Inspection, officer: User) -> Inspection:
    """A draft review of two areas: one is closed, one progressing."""
    for text in ("Improve practice", "Lead together"):
        area_of(published, text)
    review = review_of(published, confidence_statement="Inspectors are confident.")
    preparation = preparation_of(review)
    preparation.steps.create(kind=ReadinessStep.Kind.STAFF_SURVEY, position=1, title="Ask staff")
    shown, hidden = (
        Evidence.objects.create(partnership=published.partnership, title=title, seen_by=seen_by)
        for title, seen_by in (("Audit report", "everyone"), ("Notes", "working"))
    )
    for row, outcome in zip(
        review.position_statements.all(), ("closed", "progressing"), strict=True
    ):
        row.evidence.set([shown, hidden])
        fields = {"text": "We audit.", "outcome": outcome, "conclusion": "Audits work."}
        PositionStatement.objects.filter(pk=row.pk).update(**fields, signed_off_at=AT)
    return review


def take(review: Inspection, officer: User, *, is_draft: bool) -> Snapshot:
    paper = started_review_paper(review, officer)
    with transaction.atomic():
        found = snapshot_of(
            paper, {}, code="C", is_draft=is_draft, requested_by="", address="/", at=AT
        )
    assert isinstance(found, Snapshot)
    return found


def words_of(taken: Snapshot) -> str:
    return " ".join(" ".join(page_texts(print_paper(taken).pdf)).split())


def test_a_published_review_is_told_whole(review: Inspection, officer: User) -> None:
    Inspection.objects.filter(pk=review.pk).update(state="published", published_at=AT)
    review.refresh_from_db()
    taken = take(review, officer, is_draft=False)
    assert taken.review is not None
    said = words_of(taken)
    assert how_it_went(taken.review) == (
        "Of two areas for improvement one is closed and one is progressing."
    )
    for words in ("Audit report", "We audit.", "Audits work.", "Ask staff", "Progressing"):
        assert words in said
    assert "Notes" not in said


def test_before_it_is_published_a_final_paper_tells_the_preparation_alone(
    review: Inspection, officer: User
) -> None:
    said = words_of(take(review, officer, is_draft=False))
    assert "Improve practice" in said
    assert "Ask staff" in said
    for words in ("We audit.", "Audits work.", "confident", "Audit report", "Closed"):
        assert words not in said


def test_a_draft_shows_what_the_paper_will_tell(review: Inspection, officer: User) -> None:
    assert "Audits work." in words_of(take(review, officer, is_draft=True))

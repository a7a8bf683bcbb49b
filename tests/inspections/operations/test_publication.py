import datetime

import pytest

from inspections.models import Inspection
from inspections.operations.publication import (
    EmbargoPassed,
    NotInReview,
    cancel_schedule,
    publish_due_inspections,
    publish_inspection,
    schedule_inspection,
    send_back,
    send_for_review,
)
from portal.accounts.models import User

NOW = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(days=3)


@pytest.fixture
def in_review(draft: Inspection, officer: User) -> Inspection:
    send_for_review(inspection=draft, at=NOW, by=officer)
    draft.refresh_from_db()
    return draft


def schedule(inspection: Inspection, by: User) -> bool:
    return schedule_inspection(inspection=inspection, publish_at=LATER, now=NOW, by=by)


def state_of(inspection: Inspection) -> str:
    inspection.refresh_from_db()
    return inspection.state


def test_sending_twice_is_harmless(in_review: Inspection, officer: User) -> None:
    assert state_of(in_review) == "in_review"
    assert in_review.submitted_by == officer
    assert not send_for_review(inspection=in_review, at=LATER, by=officer)


def test_sent_back_with_a_comment(in_review: Inspection, lead_officer: User) -> None:
    assert send_back(inspection=in_review, comment="Check the dates", by=lead_officer)
    assert state_of(in_review) == "draft"
    assert in_review.review_comment == "Check the dates"
    assert not send_back(inspection=in_review, comment="Again", by=lead_officer)


def test_published_once(in_review: Inspection, lead_officer: User) -> None:
    assert publish_inspection(inspection=in_review, at=NOW, by=lead_officer)
    assert not publish_inspection(inspection=in_review, at=LATER, by=lead_officer)
    assert state_of(in_review) == "published"
    assert (in_review.published_at, in_review.approved_by) == (NOW, lead_officer)


def test_a_draft_is_not_published(draft: Inspection, lead_officer: User) -> None:
    with pytest.raises(NotInReview):
        publish_inspection(inspection=draft, at=NOW, by=lead_officer)
    with pytest.raises(NotInReview):
        schedule(draft, lead_officer)


def test_what_is_published_is_not_sent_back(in_review: Inspection, lead_officer: User) -> None:
    publish_inspection(inspection=in_review, at=NOW, by=lead_officer)
    with pytest.raises(NotInReview):
        send_back(inspection=in_review, comment="Too late", by=lead_officer)
    with pytest.raises(NotInReview):
        cancel_schedule(inspection=in_review, by=lead_officer)


def test_an_embargo_lies_in_the_future(in_review: Inspection, lead_officer: User) -> None:
    with pytest.raises(EmbargoPassed):
        schedule_inspection(inspection=in_review, publish_at=NOW, now=NOW, by=lead_officer)
    assert state_of(in_review) == "in_review"


def test_published_when_its_embargo_has_passed(in_review: Inspection, lead_officer: User) -> None:
    assert schedule(in_review, lead_officer)
    assert not schedule(in_review, lead_officer)
    assert publish_due_inspections(at=LATER - datetime.timedelta(seconds=1)) == 0
    assert publish_due_inspections(at=LATER) == 1
    assert publish_due_inspections(at=LATER) == 0
    assert state_of(in_review) == "published"
    assert (in_review.published_at, in_review.approved_by) == (LATER, lead_officer)


def test_a_cancelled_embargo_publishes_nothing(in_review: Inspection, lead_officer: User) -> None:
    schedule(in_review, lead_officer)
    assert cancel_schedule(inspection=in_review, by=lead_officer)
    assert publish_due_inspections(at=LATER) == 0
    assert state_of(in_review) == "in_review"

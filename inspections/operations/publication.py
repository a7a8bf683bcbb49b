"""From the last entry to publication: review, sending back, embargo, publishing."""

import datetime

from django.utils import timezone

from inspections.models import Inspection
from portal.access.operation import recorded
from portal.accounts.models import User

State = Inspection.State


class NotInReview(Exception):  # noqa: N818 - a state, said to the person as it is
    """The inspection does not wait for a decision of the review."""


class EmbargoPassed(Exception):  # noqa: N818
    """The embargo does not lie in the future."""


@recorded
def send_for_review(*, inspection: Inspection, at: datetime.datetime, by: User) -> bool:
    """Hand a draft to the lead officer; whether this call did it, False when it was done before.

    Whether the draft is complete is asked before (findings/operations/entry.py).
    """
    locked = _locked(inspection)
    if locked.state != State.DRAFT:
        return False
    locked.state = State.IN_REVIEW
    locked.submitted_by = by
    locked.submitted_at = at
    locked.review_comment = ""
    locked.save()
    return True


@recorded
def send_back(*, inspection: Inspection, comment: str, by: User) -> bool:
    """Give a submitted inspection back to its officers with a comment; False when done before.

    Raises NotInReview once it is approved or published.
    """
    locked = _locked(inspection)
    if locked.state == State.DRAFT:
        return False
    if locked.state != State.IN_REVIEW:
        raise NotInReview(locked.state)
    locked.state = State.DRAFT
    locked.review_comment = comment
    locked.save()
    return True


@recorded
def schedule_inspection(
    *, inspection: Inspection, publish_at: datetime.datetime, now: datetime.datetime, by: User
) -> bool:
    """Approve an inspection that publishes itself at `publish_at`; False when done before.

    Raises EmbargoPassed when that is not in the future, NotInReview for a draft or once published.
    """
    locked = _locked(inspection)
    if locked.state == State.SCHEDULED and locked.publish_at == publish_at:
        return False
    if locked.state not in (State.IN_REVIEW, State.SCHEDULED):
        raise NotInReview(locked.state)
    if publish_at <= now:
        raise EmbargoPassed(publish_at)
    locked.state = State.SCHEDULED
    locked.publish_at = publish_at
    locked.approved_by = by
    locked.save()
    return True


@recorded
def cancel_schedule(*, inspection: Inspection, by: User) -> bool:
    """Put an approved inspection back into review; False when it is there already.

    Raises NotInReview for a draft or once it is published.
    """
    locked = _locked(inspection)
    if locked.state == State.IN_REVIEW:
        return False
    if locked.state != State.SCHEDULED:
        raise NotInReview(locked.state)
    locked.state = State.IN_REVIEW
    locked.publish_at = None
    locked.approved_by = None
    locked.save()
    return True


@recorded
def publish_inspection(*, inspection: Inspection, at: datetime.datetime, by: User) -> bool:
    """Approve and publish at once; False when it is published already, so twice is harmless.

    Raises NotInReview for a draft.
    """
    locked = _locked(inspection)
    if locked.state == State.PUBLISHED:
        return False
    if locked.state == State.DRAFT:
        raise NotInReview(locked.state)
    locked.approved_by = by
    _publish(locked, at)
    return True


def publish_due_inspections(*, at: datetime.datetime | None = None) -> int:
    """Publish each approved inspection whose embargo has passed; how many. Safe to repeat.

    Each has a transaction of its own, so that one that fails keeps no other back.
    """
    moment = at or timezone.now()
    due = Inspection.objects.due_for_publication(at=moment).values_list("pk", flat=True)
    return sum(publish_when_due(inspection_id=pk, at=moment, by=None) for pk in list(due))


@recorded
def publish_when_due(*, inspection_id: int, at: datetime.datetime, by: None) -> bool:
    """Publish one approved inspection unless it was called off meanwhile."""
    due = Inspection.objects.due_for_publication(at=at)
    locked = due.select_for_update(skip_locked=True).filter(pk=inspection_id).first()
    if locked is None:
        return False
    _publish(locked, at)
    return True


def _locked(inspection: Inspection) -> Inspection:
    return Inspection.objects.select_for_update().get(pk=inspection.pk)


def _publish(inspection: Inspection, at: datetime.datetime) -> None:
    inspection.state = State.PUBLISHED
    inspection.published_at = at
    inspection.save()

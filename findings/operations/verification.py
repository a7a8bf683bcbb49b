"""Saying that an action is complete, taking that back, and somebody else's check of it."""

import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from findings.models import Completion, ImprovementAction, Notice
from findings.models.brag import Brag
from findings.operations.action_lock import lock_action
from findings.operations.notice import notify
from findings.operations.progress_update import ActionComplete
from portal.access.operation import recorded
from portal.access.roles import Permission
from portal.accounts.models import User

Status = ImprovementAction.Status
Kind = Notice.Kind


class EvidenceWanting(Exception):  # noqa: N818 - a state, said to the person as it is
    """Nothing shows yet that the action is complete."""


class CompletionOfAnother(Exception):  # noqa: N818
    """A completion is taken back by the one who made it."""


class CompletionTakenBack(Exception):  # noqa: N818
    """The one who said that the action is complete has taken it back meanwhile."""


class AlreadyVerified(Exception):  # noqa: N818
    """Somebody has verified it meanwhile."""


class OwnWork(Exception):  # noqa: N818
    """Neither the owner nor the one who completed it verifies an action."""


@recorded
def complete_action(
    *, action: ImprovementAction, effect_on_outcomes: str, at: datetime.datetime, by: User
) -> Completion:
    """Say that an action is complete and what it changed; it waits for somebody else's look.

    Raises PlanClosed, PlanNotAgreed, ActionCancelled, ActionComplete, and EvidenceWanting while no
    piece of evidence is attached.
    """
    locked = lock_action(action, doing=True)
    if locked.is_finished:
        raise ActionComplete(locked.status)
    if not locked.evidence.current().exists():
        raise EvidenceWanting(locked.reference)
    completion = locked.completions.create(
        effect_on_outcomes=effect_on_outcomes,
        status_before=locked.status,
        percent_before=locked.percent,
        completed_by=by,
        completed_at=at,
    )
    _move(locked, Status.COMPLETE, 100)
    people = who_is_asked_to_verify(locked, on=localdate(at))
    notify(people=people, kind=Kind.TO_VERIFY, action=locked, at=at, by=by)
    return completion


@recorded
def take_back_completion(
    *, completion: Completion, at: datetime.datetime, by: User
) -> ImprovementAction:
    """Undo a completion that was a mistake: the action goes back to how it was.

    Raises PlanClosed, ActionCancelled, CompletionTakenBack, CompletionOfAnother and
    AlreadyVerified.
    """
    action = lock_action(completion.action, doing=True)
    locked = _lock_waiting(completion)
    if locked.completed_by_id != by.pk:
        raise CompletionOfAnother(locked.pk)
    before = locked.status_before, locked.percent_before
    locked.delete()
    _settle(action, at=at)
    return _move(action, *before)


@recorded
def verify_completion(
    *,
    completion: Completion,
    is_adequate: bool,
    effect: int,
    reasons: str,
    at: datetime.datetime,
    by: User,
) -> Completion:
    """Say whether what was done is adequate, and its effect from 1 to 5.

    Adequate is verified; not adequate reopens the action, and the refused completion stays. Raises
    PlanClosed, ActionCancelled, CompletionTakenBack, AlreadyVerified, and OwnWork for the owner
    and for the one who completed it.
    """
    action = lock_action(completion.action, doing=True)
    locked = _lock_waiting(completion)
    if by.pk in (action.owner_id, locked.completed_by_id):
        raise OwnWork(action.reference)
    locked.verified_by, locked.verified_at = by, at
    locked.is_adequate, locked.effect, locked.reasons = is_adequate, effect, reasons
    locked.save()
    _settle(action, at=at)
    if is_adequate:
        _move(action, Status.VERIFIED, action.percent)
    else:
        _move(action, Status.IN_PROGRESS, locked.percent_before)
    kind = Kind.VERIFIED if is_adequate else Kind.REOPENED
    people = _those_who_did_it(action, locked, on=localdate(at))
    notify(people=people, kind=kind, action=action, at=at, by=by)
    return locked


def who_is_asked_to_verify(action: ImprovementAction, *, on: datetime.date) -> QuerySet[User]:
    """The partnership's own people who may verify, but for the owner; without any, whoever may.

    Inspectors may verify too and find what waits on a page; a notice for each action of each
    partnership would bury what they are told.
    """
    place = action.plan.partnership_id
    everyone = User.objects.who_may(Permission.VERIFY_ACTION, place, on=on)
    others = everyone.exclude(pk=action.owner_id or 0)
    own = others.filter(memberships__partnership=place).distinct()
    return own if own.exists() else others


def _those_who_did_it(
    action: ImprovementAction, completion: Completion, *, on: datetime.date
) -> QuerySet[User]:
    """The owner and the one who completed it, where they still read the plan."""
    place = action.plan.partnership_id
    readers = User.objects.who_may(Permission.VIEW_PUBLISHED, place, on=on)
    return readers.filter(pk__in={action.owner_id or 0, completion.completed_by_id})


def _lock_waiting(completion: Completion) -> Completion:
    locked = Completion.objects.select_for_update().filter(pk=completion.pk).first()
    if locked is None:
        raise CompletionTakenBack(completion.pk)
    if locked.verified_at is not None:
        raise AlreadyVerified(locked.pk)
    return locked


def _move(action: ImprovementAction, status: str, percent: int) -> ImprovementAction:
    action.status, action.percent = status, percent
    if action.brag_override == Brag.BLUE and not action.is_finished:
        action.brag_override = action.brag_reason = ""  # blue is for what is complete
    action.save(update_fields=["status", "percent", "brag_override", "brag_reason", "changed_at"])
    return action


def _settle(action: ImprovementAction, *, at: datetime.datetime) -> None:
    """Nobody needs to be told any more that it waits."""
    waiting = Notice.objects.filter(action=action, kind=Kind.TO_VERIFY)
    waiting.unread().update(read_at=at)

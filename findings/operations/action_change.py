"""What changes an action beside its page: its date, its rating, its place, and being cancelled."""

import datetime

from findings.models import DueDateRevision, ImprovementAction
from findings.models.brag import Brag
from findings.operations.action_lock import lock_action, lock_plan
from findings.operations.improvement_action import DueBeforeStart, is_before
from findings.operations.progress_update import ActionComplete
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

Status = ImprovementAction.Status


class NoDueDate(Exception):  # noqa: N818 - a state, said to the person as it is
    """There is no first date yet that could be revised."""


class SameDate(Exception):  # noqa: N818
    """The action is due on that day already."""


class NotEmbedded(Exception):  # noqa: N818
    """Blue says that an action is complete and embedded, and this one is not complete."""


@recorded
def revise_due_date(
    *,
    action: ImprovementAction,
    revised_to: datetime.date,
    reason: str,
    opened: Opened | None = None,
    at: datetime.datetime,
    by: User,
) -> DueDateRevision:
    """Give an agreed action another due date; the first one and every reason are kept.

    Raises PlanClosed, PlanNotAgreed, ActionCancelled, ActionComplete, NoDueDate, SameDate,
    DueBeforeStart and Clash.
    """
    locked = lock_action(action, doing=True)
    stored, typed = {"revised_to": locked.due_date}, {"revised_to": revised_to}
    revision = move_due_date(locked, revised_to=revised_to, reason=reason, at=at, by=by)
    refuse_clash(opened=opened, stored=stored, typed=typed)
    locked.save(update_fields=["revised_due_on", "changed_at"])
    revision.save()
    return revision


def move_due_date(
    action: ImprovementAction,
    *,
    revised_to: datetime.date,
    reason: str,
    at: datetime.datetime,
    by: User,
) -> DueDateRevision:
    """The revision, and the locked action moved by it, neither of them saved yet.

    Raises ActionComplete, NoDueDate, SameDate and DueBeforeStart.
    """
    if action.is_finished:
        raise ActionComplete(action.status)
    due = action.due_date
    if due is None:
        raise NoDueDate(action.reference)
    if revised_to == due:
        raise SameDate(action.reference)
    if is_before(revised_to, action.starts_on):
        raise DueBeforeStart(action.reference)
    action.revised_due_on = revised_to
    return DueDateRevision(
        action=action,
        was_on=due,
        revised_to=revised_to,
        reason=reason,
        revised_by=by,
        revised_at=at,
    )


@recorded
def rate_action(
    *,
    action: ImprovementAction,
    brag: str,
    reason: str,
    opened: Opened | None = None,
    by: User,
) -> ImprovementAction:
    """Rate an action as a person sees it, or with no `brag` go back to what the rule suggests.

    Raises PlanClosed, PlanNotAgreed, ActionCancelled, NotEmbedded and Clash.
    """
    locked = lock_action(action, doing=True)
    stored = {"brag": locked.brag_override, "reason": locked.brag_reason}
    typed = {"brag": brag, "reason": reason if brag else ""}
    refuse_clash(opened=opened, stored=stored, typed=typed)
    if brag == Brag.BLUE and not locked.is_finished:
        raise NotEmbedded(locked.reference)
    locked.brag_override, locked.brag_reason = typed["brag"], typed["reason"]
    locked.save(update_fields=["brag_override", "brag_reason", "changed_at"])
    return locked


@recorded
def cancel_action(*, action: ImprovementAction, reason: str, by: User) -> ImprovementAction:
    """Say that an action will not be done, and why; cancelling twice keeps the first reason.

    What is complete or verified was done, and cannot be cancelled. Raises PlanClosed and
    ActionComplete.
    """
    locked = lock_action(action)
    if locked.status == Status.CANCELLED:
        return locked
    if locked.is_finished:
        raise ActionComplete(locked.status)
    locked.status, locked.cancelled_reason = Status.CANCELLED, reason
    locked.save(update_fields=["status", "cancelled_reason", "changed_at"])
    return locked


@recorded
def restore_action(*, action: ImprovementAction, by: User) -> ImprovementAction:
    """Take a cancelled action up again where its last news left it. Raises PlanClosed.

    News is an update, or a verification that reopened the action.
    """
    locked = lock_action(action)
    if locked.status != Status.CANCELLED:
        return locked
    locked.status = Status.IN_PROGRESS if _was_begun(locked) else Status.NOT_STARTED
    locked.cancelled_reason = ""
    locked.save(update_fields=["status", "cancelled_reason", "changed_at"])
    return locked


def _was_begun(action: ImprovementAction) -> bool:
    reopened = action.completions.filter(verified_at__isnull=False)
    last = action.updates.order_by("-written_at", "-pk").first()
    if last is None:
        return reopened.exists()
    return (
        last.status_after != Status.NOT_STARTED
        or reopened.filter(verified_at__gt=last.written_at).exists()
    )


@recorded
def move_action(
    *, action: ImprovementAction, places: int = 0, to: int | None = None, by: User
) -> int:
    """Move an action among those of its plan, and give its new place, counted from 1.

    `places` is relative, -1 being one up; `to` is a place. The ends hold it; the reference
    stays. Raises PlanClosed.
    """
    plan = lock_plan(action.plan)
    order = list(plan.actions.order_by("position", "pk").values_list("pk", "position"))
    ids = [pk for pk, _ in order]
    place = ids.index(action.pk)
    ids.pop(place)
    wanted = place + places if to is None else to - 1
    wanted = min(max(wanted, 0), len(ids))
    ids.insert(wanted, action.pk)
    _number(ids, dict(order))
    return wanted + 1


def _number(ids: list[int], positions: dict[int, int]) -> None:
    """Give positions from 1 in this order, writing those that change."""
    moved = [
        ImprovementAction(pk=pk, position=position)
        for position, pk in enumerate(ids, start=1)
        if positions[pk] != position
    ]
    ImprovementAction.objects.bulk_update(moved, ["position"], batch_size=500)

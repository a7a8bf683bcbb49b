"""Changing several actions at once: all of them, or none."""

import datetime
from collections.abc import Callable, Sequence

from django.utils.timezone import localdate

from findings.models import ImprovementAction
from findings.operations.action_change import NoDueDate, SameDate, revise_due_date
from findings.operations.action_lock import (
    ActionCancelled,
    PlanClosed,
    PlanNotAgreed,
    lock_action,
)
from findings.operations.action_plan import tell_owner
from findings.operations.improvement_action import (
    DueBeforeStart,
    ForeignAgency,
    OwnerWithoutAccess,
    owners,
)
from findings.operations.progress_update import ActionComplete, UnfitProgress, write_update
from inspections.models import Agency
from portal.access.operation import recorded
from portal.accounts.models import User

Refusals = (
    PlanClosed,
    PlanNotAgreed,
    ActionCancelled,
    ActionComplete,
    UnfitProgress,
    NoDueDate,
    SameDate,
    DueBeforeStart,
    OwnerWithoutAccess,
    ForeignAgency,
)
Actions = Sequence[ImprovementAction]


class NotForAll(Exception):  # noqa: N818 - named as it is said to the person
    """Some of the actions refuse, so none was changed; `refused` pairs each with its reason."""

    def __init__(self, refused: Sequence[tuple[ImprovementAction, Exception]]) -> None:
        super().__init__(", ".join(action.reference for action, _error in refused))
        self.refused = refused


@recorded
def set_owner(*, actions: Actions, owner: User | None, at: datetime.datetime, by: User) -> None:
    """Give several actions one owner, or none, and tell a new one. Raises NotForAll."""

    def change(action: ImprovementAction) -> None:
        locked = _unfinished(action)
        if locked.owner == owner:
            return
        place, on = locked.plan.partnership_id, localdate(at)
        if owner is not None and not owners(place, on=on).filter(pk=owner.pk).exists():
            raise OwnerWithoutAccess(owner.pk)
        locked.owner = owner
        locked.save(update_fields=["owner", "changed_at"])
        tell_owner(locked, at=at, by=by)

    _for_all(actions, change)


@recorded
def set_lead_agency(*, actions: Actions, agency: Agency, by: User) -> None:
    """Have one agency of the partnership lead several actions. Raises NotForAll."""

    def change(action: ImprovementAction) -> None:
        locked = _unfinished(action)
        if agency.partnership_id != locked.plan.partnership_id:
            raise ForeignAgency(agency.pk)
        locked.lead_agency = agency
        locked.save(update_fields=["lead_agency", "changed_at"])

    _for_all(actions, change)


@recorded
def revise_due_dates(
    *,
    actions: Actions,
    revised_to: datetime.date,
    reason: str,
    at: datetime.datetime,
    by: User,
) -> None:
    """Give several actions another due date for one reason. Raises NotForAll."""

    def change(action: ImprovementAction) -> None:
        revise_due_date(action=action, revised_to=revised_to, reason=reason, at=at, by=by)

    _for_all(actions, change)


@recorded
def write_updates(*, actions: Actions, text: str, at: datetime.datetime, by: User) -> None:
    """Tell the same of several actions, each staying at its status. Raises NotForAll."""

    def change(action: ImprovementAction) -> None:
        stored = lock_action(action, doing=True)
        status, percent = stored.status, stored.percent
        write_update(action=stored, text=text, status=status, percent=percent, at=at, by=by)

    _for_all(actions, change)


def _unfinished(action: ImprovementAction) -> ImprovementAction:
    """Locked; who did what is finished stays as it was."""
    locked = lock_action(action)
    if locked.status == ImprovementAction.Status.CANCELLED:
        raise ActionCancelled(locked.reference)
    if locked.is_finished:
        raise ActionComplete(locked.status)
    return locked


def _for_all(actions: Actions, change: Callable[[ImprovementAction], object]) -> None:
    """Change each in the order of their keys, so that two people never wait for each other."""
    refused: list[tuple[ImprovementAction, Exception]] = []
    for action in sorted(actions, key=lambda each: each.pk):
        try:
            change(action)
        except Refusals as error:
            refused.append((action, error))
    if refused:
        raise NotForAll(refused)

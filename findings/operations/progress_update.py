"""Telling how an action goes."""

import datetime
from collections.abc import Collection
from typing import TypedDict

from django.utils.timezone import localdate

from findings.models import ImprovementAction, Milestone, ProgressUpdate
from findings.operations.action_lock import lock_action
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

Status = ImprovementAction.Status


class Told(TypedDict):
    """What an update says."""

    text: str
    next_step: str
    status_after: str
    percent_after: int


class ActionComplete(Exception):  # noqa: N818 - a state, said to the person as it is
    """What is complete or verified changes by its verification alone; its argument: the status."""


class UnfitProgress(Exception):  # noqa: N818
    """A status that no update gives, or a per cent that does not go with it."""


@recorded
def write_update(
    *,
    action: ImprovementAction,
    text: str,
    status: str,
    percent: int,
    next_step: str = "",
    milestones: Collection[Milestone] = (),
    opened: Opened | None = None,
    at: datetime.datetime,
    by: User,
) -> ProgressUpdate:
    """Tell what changed, and so move the action's status and per cent.

    `milestones` are those that have been reached; each keeps the day on which it was first told.
    The same page sent twice is one update. Raises PlanClosed, PlanNotAgreed, ActionCancelled,
    ActionComplete, UnfitProgress and Clash.
    """
    locked = lock_action(action, doing=True)
    told: Told = {
        "text": text,
        "next_step": next_step,
        "status_after": status,
        "percent_after": percent,
    }
    if (update := _sent_before(locked, told, opened=opened, by=by)) is not None:
        return update
    stored = {"status": locked.status, "percent": locked.percent}
    update = move_progress(locked, told, at=at, by=by)
    refuse_clash(opened=opened, stored=stored, typed={"status": status, "percent": percent})
    reached = locked.milestones.filter(pk__in=[each.pk for each in milestones], done_on=None)
    reached.update(done_on=localdate(at))
    locked.save(update_fields=["status", "percent", "changed_at"])
    update.save()
    return update


def move_progress(
    action: ImprovementAction, told: Told, *, at: datetime.datetime, by: User
) -> ProgressUpdate:
    """The update, and the locked action moved by it, neither of them saved yet.

    Raises ActionComplete and UnfitProgress.
    """
    if action.is_finished:
        raise ActionComplete(action.status)
    update = ProgressUpdate(
        action=action,
        status_before=action.status,
        percent_before=action.percent,
        written_by=by,
        written_at=at,
        **told,
    )
    _refuse_unfit(update.status_after, update.percent_after)
    action.status, action.percent = update.status_after, update.percent_after
    return update


def _refuse_unfit(status: str, percent: int) -> None:
    if status not in ImprovementAction.UNFINISHED or not 0 <= percent <= 100:
        raise UnfitProgress(status, percent)
    if status == Status.NOT_STARTED and percent:
        raise UnfitProgress(status, percent)


def _sent_before(
    action: ImprovementAction, told: Told, *, opened: Opened | None, by: User
) -> ProgressUpdate | None:
    """The newest update, where this person sent just that from the page that they have open."""
    newest = action.updates.order_by("-written_at", "-pk").first()
    if newest is None or opened is None or opened.at is None or newest.written_by_id != by.pk:
        return None
    is_same = all(getattr(newest, name) == value for name, value in told.items())
    return newest if is_same and newest.written_at >= opened.at else None

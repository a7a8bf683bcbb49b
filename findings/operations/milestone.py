"""The milestones of an action: reached on a day, taken back, added."""

import datetime

from django.db.models import Max

from findings.models import ImprovementAction, Milestone
from findings.operations.action_lock import lock_action
from findings.operations.progress_update import ActionComplete
from portal.access.operation import recorded
from portal.accounts.models import User


class ReachedLater(Exception):  # noqa: N818 - a state, said to the person as it is
    """A milestone is reached on a day that has come."""


@recorded
def mark_milestone(
    *, milestone: Milestone, done_on: datetime.date | None, on: datetime.date, by: User
) -> Milestone:
    """Say on which day a milestone was reached, or with None that it is not reached.

    Raises PlanClosed, PlanNotAgreed, ActionCancelled, ActionComplete, and ReachedLater for a day
    after `on`, which is today.
    """
    action = lock_action(milestone.action, doing=True)
    if action.is_finished:
        raise ActionComplete(action.status)
    if done_on is not None and done_on > on:
        raise ReachedLater(done_on)
    locked = Milestone.objects.select_for_update().get(pk=milestone.pk)
    locked.done_on = done_on
    locked.save(update_fields=["done_on"])
    return locked


@recorded
def add_milestone(
    *, action: ImprovementAction, title: str, due_on: datetime.date | None, by: User
) -> Milestone:
    """Add a milestone after those that are there. Raises PlanClosed and ActionComplete."""
    locked = lock_action(action)
    if locked.is_finished:
        raise ActionComplete(locked.status)
    last = locked.milestones.aggregate(last=Max("position"))["last"] or 0
    return locked.milestones.create(title=title, due_on=due_on, position=last + 1)

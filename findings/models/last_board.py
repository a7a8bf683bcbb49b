"""Since when what happened to a plan is news: its last board."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from findings.models.action_plan import ActionPlan


@dataclass(frozen=True)
class LastBoard:
    """The moment after which a change is news, and the meeting that it belongs to."""

    since: datetime.datetime
    met_on: datetime.date | None = None
    """None while no paper on the plan has gone to a meeting; then news starts with agreement."""


def last_board(plan: ActionPlan, on: datetime.date) -> LastBoard:
    """When the board last heard of a plan, as known on a day.

    Until a paper on the plan has gone to a meeting, since the plan was agreed; of a draft, since
    it was started.
    """
    return LastBoard(since=plan.agreed_at or plan.created_at)


def end_of(day: datetime.date) -> datetime.datetime:
    """A board hears what was known when its day was over."""
    following = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
    return timezone.make_aware(following)

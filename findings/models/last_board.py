"""Since when what happened to a plan is news: its last board."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from findings.models.action_plan import ActionPlan
from findings.models.improvement_action import (
    DueDateRevision,
    ImprovementActionQuerySet,
    ProgressUpdate,
)
from findings.models.verification import Completion


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


def changed_since_board(rows: ImprovementActionQuerySet) -> ImprovementActionQuerySet:
    """The actions that are news to the board of their plan.

    Told of, revised, said to be complete, verified, or themselves changed after it.
    """
    rows = rows.annotate(board_since=Coalesce("plan__agreed_at", "plan__created_at"))
    since = OuterRef("board_since")
    own = {"action": OuterRef("pk")}
    news = (
        Exists(ProgressUpdate.objects.filter(**own, written_at__gt=since)),
        Exists(DueDateRevision.objects.filter(**own, revised_at__gt=since)),
        Exists(
            Completion.objects.filter(Q(completed_at__gt=since) | Q(verified_at__gt=since), **own)
        ),
    )
    return rows.filter(Q(changed_at__gt=F("board_since")) | news[0] | news[1] | news[2])

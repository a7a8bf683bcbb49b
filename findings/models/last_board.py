"""Since when what happened to a plan is news: its last board."""

import datetime
from dataclasses import dataclass

from django.db.models import DateTimeField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from findings.models.action_plan import ActionPlan
from findings.models.improvement_action import (
    DueDateRevision,
    ImprovementActionQuerySet,
    ProgressUpdate,
)
from findings.models.report import Report
from findings.models.verification import Completion


@dataclass(frozen=True)
class LastBoard:
    """The moment after which a change is news, and the meeting that it belongs to."""

    since: datetime.datetime
    met_on: datetime.date | None = None
    """None while no paper on the plan has gone to a meeting; then news starts with agreement."""


def last_board(plan: ActionPlan, on: datetime.date) -> LastBoard:
    """When the board last heard of a plan: the latest meeting before a day that a paper went to.

    The paper is a final one, and ready; a paper for a meeting asks for the day of that meeting.
    Until there is one, since the plan was agreed; of a draft, since it was started.
    """
    met_on = _meetings(on).filter(paper__plan=plan).values_list("paper__meeting_on", flat=True)
    return board_of(plan, met_on.first())


def board_of(plan: ActionPlan, met_on: datetime.date | None) -> LastBoard:
    """The same, where the day of the meeting was fetched with the plan (`last_meeting`)."""
    if met_on is not None:
        return LastBoard(end_of(met_on), met_on)
    return LastBoard(plan.agreed_at or plan.created_at)


def last_meeting(on: datetime.date, *, plan: str) -> Subquery:
    """The day of the last meeting, for rows that name their plan by the field `plan`."""
    met_on = _meetings(on).filter(paper__plan=OuterRef(plan)).values("paper__meeting_on")
    return Subquery(met_on[:1])


def end_of(day: datetime.date) -> datetime.datetime:
    """A board hears what was known when its day was over."""
    following = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
    return timezone.make_aware(following)


def changed_since_board(
    rows: ImprovementActionQuerySet, *, on: datetime.date
) -> ImprovementActionQuerySet:
    """The actions that are news to the board of their plan.

    Told of, revised, said to be complete, verified, or themselves changed after it.
    """
    met_on = _end(last_meeting(on, plan="plan"))
    board = Coalesce(met_on, F("plan__agreed_at"), F("plan__created_at"))
    rows = rows.alias(board_since=board)
    since, own = OuterRef("board_since"), OuterRef("pk")
    completed = Q(completed_at__gt=since) | Q(verified_at__gt=since)
    return rows.filter(
        Q(changed_at__gt=F("board_since"))
        | Exists(ProgressUpdate.objects.filter(action=own, written_at__gt=since))
        | Exists(DueDateRevision.objects.filter(action=own, revised_at__gt=since))
        | Exists(Completion.objects.filter(completed, action=own))
    )


def _meetings(on: datetime.date) -> QuerySet[Report]:
    """Papers on plans that went to a meeting before a day, the latest first."""
    final = Report.objects.filter(state=Report.State.READY, is_draft=False)
    return final.filter(paper__meeting_on__lt=on).order_by("-paper__meeting_on")


def _end(day: Subquery) -> Func:
    """`end_of` as SQL."""
    return Func(
        day,
        Value(timezone.get_current_timezone_name()),
        template="((%(expressions)s)",
        arg_joiner=" + 1)::timestamp AT TIME ZONE ",
        output_field=DateTimeField(),
    )

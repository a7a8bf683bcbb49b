"""Plans with how their actions stand, for lists of plans and what stands beside an inspection."""

import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from findings.models.action_gaps import LIVE, is_overdue
from findings.models.action_plan import ActionPlanQuerySet
from findings.models.brag import Brag
from findings.models.improvement_action import ImprovementAction

COUNTS = ("action_count", "red_count", "overdue_count", "finished_count")


def with_counts(plans: ActionPlanQuerySet, *, on: datetime.date) -> ActionPlanQuerySet:
    """With COUNTS: how many actions there are, off track, overdue and done; no cancelled ones."""
    done = (ImprovementAction.Status.COMPLETE, ImprovementAction.Status.VERIFIED)
    live = ImprovementAction.objects.filter(LIVE, plan=OuterRef("pk")).order_by()
    return plans.annotate(
        action_count=_number(live),
        red_count=_number(live.with_brag(on=on).filter(Q(brag=Brag.RED))),
        overdue_count=_number(live.with_due().filter(is_overdue(on))),
        finished_count=_number(live.filter(status__in=done)),
    )


def told_within(plans: ActionPlanQuerySet, *, on: datetime.date, most: int) -> ArraySubquery:
    """The newest of these plans as JSON, for a page that fetches what they belong to anyway."""
    names = ("draft_sent_on", "sent_on", "reference", "title", "state", *COUNTS)
    told = JSONObject(**{name: name for name in names})
    return ArraySubquery(with_counts(plans.newest_first(), on=on).values(told=told)[:most])


def _number(actions: QuerySet[Any, Any]) -> Coalesce:
    counted = actions.values("plan").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

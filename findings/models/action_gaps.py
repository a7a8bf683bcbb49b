"""What is missing in a plan, and how many of its actions stand how: counted by the database."""

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from findings.models.brag import STALE_DAYS, Brag
from findings.models.improvement_action import ImprovementAction, ImprovementActionQuerySet

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

UNFINISHED = Q(status__in=ImprovementAction.UNFINISHED)
LIVE = ~Q(status=ImprovementAction.Status.CANCELLED)


class Gap(models.TextChoices):
    """What an action that somebody still has to do may lack."""

    OWNER = "owner", _("Nobody owns it")
    DATES = "dates", _("No start or no due date")
    UPDATE = "update", _("Nothing told for a month")


GAP_HEADINGS: "dict[Gap, StrPromise]" = {
    Gap.OWNER: _("Actions without an owner"),
    Gap.DATES: _("Actions without dates"),
    Gap.UPDATE: _("Actions of which nothing was told for a month"),
}


def lacks(gap: Gap, *, on: datetime.date) -> Q:
    """The unfinished actions with this gap; asks for the annotations of `with_brag`.

    An action that has not started yet has nothing to tell.
    """
    conditions = {
        Gap.OWNER: Q(owner=None),
        Gap.DATES: Q(starts_on=None) | Q(due_on=None),
        Gap.UPDATE: Q(last_told__lt=on - datetime.timedelta(days=STALE_DAYS)),
    }
    return UNFINISHED & conditions[gap]


def is_overdue(on: datetime.date) -> Q:
    """Unfinished after the date that counts; asks for `due`."""
    return UNFINISHED & Q(due__lt=on)


def counted(actions: ImprovementActionQuerySet, *, on: datetime.date) -> dict[str, int]:
    """How many there are, of each rating, overdue, done and with each gap, in one query.

    Asks for the annotations of `with_brag`. `none` are those without a rating that are not
    cancelled.
    """
    done = (ImprovementAction.Status.COMPLETE, ImprovementAction.Status.VERIFIED)
    counts = {
        "rows": Count("pk"),
        "cancelled": Count("pk", filter=~LIVE),
        "overdue": Count("pk", filter=is_overdue(on)),
        "finished": Count("pk", filter=Q(status__in=done)),
        **{f"without_{gap}": Count("pk", filter=lacks(gap, on=on)) for gap in Gap},
    }
    # Grouped by the rating, so that the database works it out once for each action.
    rated: models.QuerySet[Any, Any] = actions.order_by()
    groups = list(rated.values("brag").annotate(**counts))
    live = {group["brag"]: group["rows"] - group["cancelled"] for group in groups}
    return {
        **{name: sum(group[name] for group in groups) for name in counts},
        **{brag.value: live.get(brag, 0) for brag in Brag},
        "none": live.get("", 0),
    }

"""How an area for improvement stands: worked out from what reviews concluded, stored nowhere.

The latest published review that concluded on an area gives its state. An area that no review
closed stays on the partnership's list until the next full inspection makes a list of its own.
"""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection
from inspections.models.inspection import DAY_FIELDS


class AreaState(models.TextChoices):
    """Where an area stands; a strength or a key message has no state."""

    OPEN = "open", _("Open")
    PROGRESSING = "progressing", _("Progressing")
    CLOSED = "closed", _("Closed by review")
    REPLACED = "replaced", _("Replaced by a later inspection")


AREA_KINDS = ("priority_action", "area_for_improvement")
"""The kinds of finding that a partnership has to answer."""

LISTED = (AreaState.OPEN, AreaState.PROGRESSING)
"""The states of areas that are on a partnership's list."""


def conclusions() -> "QuerySet[Any, Any]":
    """What published reviews concluded on the area of the outer query, the latest first.

    Latest by the day of the report, else of the work; of two undated ones the later entered.
    """
    statements: QuerySet[Any, Any] = apps.get_model(
        "findings", "PositionStatement"
    )._default_manager.all()
    published = statements.filter(area=OuterRef("pk"), review__state=Inspection.State.PUBLISHED)
    day = Coalesce(*(f"review__{field}" for field in DAY_FIELDS))
    concluded: QuerySet[Any, Any] = published.exclude(outcome="").annotate(day=day)
    return concluded.order_by(F("day").desc(nulls_last=True), "-review_id")


def last_outcome() -> Coalesce:
    """The outcome of the latest conclusion; empty where no review concluded on the area."""
    return Coalesce(Subquery(conclusions().values("outcome")[:1]), Value(""))


def last_review() -> Subquery:
    """The review that gave the state: its reference, title, day and conclusion."""
    told = JSONObject(
        reference="review__reference",
        title="review__title",
        day="day",
        outcome="outcome",
        conclusion="conclusion",
    )
    return Subquery(conclusions().values(told=told)[:1])


def state_from_outcome() -> Case:
    """`area_state` of a row with `area_outcome`: an AreaState, or empty where it has none.

    What is not published yet has none; what was never closed says so when its list was replaced.
    """
    listed = Q(inspection__in=Inspection.objects.with_lists_that_stand().values("pk"))
    published = Q(kind__in=AREA_KINDS, inspection__state=Inspection.State.PUBLISHED)
    return Case(
        When(~published, then=Value("")),
        When(area_outcome="closed", then=Value(AreaState.CLOSED.value)),
        When(~listed, then=Value(AreaState.REPLACED.value)),
        When(area_outcome="progressing", then=Value(AreaState.PROGRESSING.value)),
        default=Value(AreaState.OPEN.value),
        output_field=models.CharField(),
    )

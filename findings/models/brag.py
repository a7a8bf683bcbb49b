"""The BRAG rating that a written rule suggests, worked out by the database.

The rule, for a day (our own; the thresholds are those that Camms uses):

- cancelled, or without a start or a due date: no rating;
- verified, that is complete and embedded: blue;
- complete and waiting for verification: green;
- past its due date (the revised one where there is one): red;
- else the share done is divided by the share of time gone. The share done is milestones done of
  all, or without milestones the per cent that the last update gave; time runs from the start
  until the due date. ON_TRACK or more is green, OFF_TRACK or less is red, between is amber; before
  any time has gone it is green;
- green becomes amber where the last update, or without any the start, is more than STALE_DAYS ago.

A person may override the suggestion with a reason; then the person's rating counts.
"""

import datetime

from django.db import models
from django.db.models import Case, DurationField, ExpressionWrapper, F, FloatField, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Extract, NullIf
from django.utils.translation import gettext_lazy as _

STALE_DAYS = 31
"""An update older than a month says little of today."""
ON_TRACK, OFF_TRACK = 0.9, 0.7


class Brag(models.TextChoices):
    """The ratings that boards know; each is said with its word, never by its colour alone."""

    BLUE = "blue", _("Blue")
    GREEN = "green", _("Green")
    AMBER = "amber", _("Amber")
    RED = "red", _("Red")


BRAG_MEANINGS = {
    Brag.BLUE: _("Complete and embedded"),
    Brag.GREEN: _("On track"),
    Brag.AMBER: _("Some slippage"),
    Brag.RED: _("Off track"),
}


def share_done() -> models.expressions.Combinable:
    """0 to 1: milestones done of all, else the last per cent.

    Asks for `milestones_all` and `milestones_done` as annotations.
    """
    done = Cast("milestones_done", FloatField())
    of_milestones = done / NullIf(Cast("milestones_all", FloatField()), Value(0.0))
    return Coalesce(of_milestones, Cast("percent", FloatField()) / Value(100.0))


def share_of_time(on: datetime.date) -> models.expressions.Combinable:
    """Of the days from the start until `due`, how many have gone: 0 on the first, 1 on the last."""
    today = Value(on, output_field=models.DateField())
    return _days(today, F("starts_on")) / NullIf(_days(F("due"), F("starts_on")), Value(0.0))


def _days(until: models.expressions.Combinable, since: F) -> models.expressions.Combinable:
    """PostgreSQL takes a date from a date as a number of days, which Django takes for a time."""
    days = ExpressionWrapper(until - since, output_field=DurationField())
    return Extract(days, "epoch", output_field=FloatField()) / Value(86_400.0)


def suggested_brag(on: datetime.date) -> Case:
    """The rating that the rule gives on a day; the empty text where it gives none.

    Asks for `due`, `milestones_all`, `milestones_done`, `last_told` (the day of the last update,
    else the start), `time_gone` and `done` as annotations.
    """
    stale = on - datetime.timedelta(days=STALE_DAYS)
    return Case(
        When(Q(status="cancelled"), then=Value("")),
        When(Q(status="verified"), then=Value(Brag.BLUE)),
        When(Q(status="complete"), then=Value(Brag.GREEN)),
        When(Q(starts_on=None) | Q(due=None), then=Value("")),
        When(Q(due__lt=on), then=Value(Brag.RED)),
        When(Q(time_gone__gt=0) & Q(done__lte=OFF_TRACK * F("time_gone")), then=Value(Brag.RED)),
        When(Q(time_gone__gt=0) & Q(done__lt=ON_TRACK * F("time_gone")), then=Value(Brag.AMBER)),
        When(Q(last_told__lt=stale), then=Value(Brag.AMBER)),
        default=Value(Brag.GREEN),
        output_field=models.CharField(),
    )

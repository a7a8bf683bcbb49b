"""The BRAG rating that a written rule suggests, worked out by the database.

The rule, for a day (our own):

- cancelled, or without a start or a due date: no rating;
- verified, that is complete and embedded: blue;
- complete and waiting for verification: green;
- past its due date (the revised one where there is one): red;
- else by how far it is behind: the share expected by now less the share done. Expected is the share
  of time gone from the start until the due date; with milestones it is those that should be done
  by now: dated ones by their dates, the others spread evenly over that time. Done is milestones
  done of all; without milestones the per cent that the last update gave. More than RED_BEHIND is
  red, more than AMBER_BEHIND amber, else green;
- green becomes amber where the last update, or without any the start, is more than STALE_DAYS ago.

A person may override the suggestion with a reason; then the person's rating counts.
"""

import datetime

from django.db import models
from django.db.models import Case, DurationField, ExpressionWrapper, F, FloatField, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Extract, Floor, Greatest, Least, NullIf
from django.utils.translation import gettext_lazy as _

STALE_DAYS = 31
"""An update older than a month says little of today."""
AMBER_BEHIND, RED_BEHIND = 0.10, 0.35
"""Shares of the whole action. A ratio of done to expected, as Camms has it, would make every action
red on its second day."""


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


def share_done() -> Combinable:
    """0 to 1: milestones done of all, else the last per cent.

    Asks for `milestones_all` and `milestones_done` as annotations.
    """
    of_milestones = Cast("milestones_done", FloatField()) / _milestones()
    return Coalesce(of_milestones, Cast("percent", FloatField()) / Value(100.0))


def share_of_time(on: datetime.date) -> Combinable:
    """Of the days from the start until `due`, how many have gone: 0 on the first, 1 on the last."""
    today = Value(on, output_field=models.DateField())
    return _days(today, F("starts_on")) / NullIf(_days(F("due"), F("starts_on")), Value(0.0))


def share_expected() -> Combinable:
    """0 to 1: what should be done by now.

    Asks for `time_gone`, `milestones_all`, `milestones_due` (dated, and their day is past) and
    `milestones_undated` as annotations.
    """
    gone = Least(Greatest(F("time_gone"), Value(0.0)), Value(1.0))
    undated = Floor(gone * Cast("milestones_undated", FloatField()))
    by_now = (Cast("milestones_due", FloatField()) + undated) / _milestones()
    return Coalesce(by_now, gone)


def _milestones() -> Combinable:
    """How many there are, null without any."""
    return NullIf(Cast("milestones_all", FloatField()), Value(0.0))


def _days(until: Combinable, since: F) -> Combinable:
    """PostgreSQL takes a date from a date as a number of days, which Django takes for a time."""
    days = ExpressionWrapper(until - since, output_field=DurationField())
    return Extract(days, "epoch", output_field=FloatField()) / Value(86_400.0)


def suggested_brag(on: datetime.date) -> Case:
    """The rating that the rule gives on a day; the empty text where it gives none.

    Asks for `due`, `last_told` (the day of the last update, else the start), `done` and `expected`
    as annotations.
    """
    stale = on - datetime.timedelta(days=STALE_DAYS)
    return Case(
        When(Q(status="cancelled"), then=Value("")),
        When(Q(status="verified"), then=Value(Brag.BLUE)),
        When(Q(status="complete"), then=Value(Brag.GREEN)),
        When(Q(starts_on=None) | Q(due=None), then=Value("")),
        When(Q(due__lt=on), then=Value(Brag.RED)),
        When(Q(expected__gt=F("done") + Value(RED_BEHIND)), then=Value(Brag.RED)),
        When(Q(expected__gt=F("done") + Value(AMBER_BEHIND)), then=Value(Brag.AMBER)),
        When(Q(last_told__lt=stale), then=Value(Brag.AMBER)),
        default=Value(Brag.GREEN),
        output_field=models.CharField(),
    )

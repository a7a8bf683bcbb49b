"""Actions as bars in time: where they begin and end, in per cent of the width; templates draw them.

A rating is told by its pattern and its word, so the picture reads without colour; every day in it
stands in words beside it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import Milestone
from findings.tables.improvement_action import ActionRow
from inspections.tables.chart import place

Days = Iterable[datetime.date | None]
MONTHLY, QUARTERLY = 14, 42
"""Up to so many months each month has its name, up to so many each quarter, beyond each half."""
LAST_LABELS = 94
"""A word that would begin beyond so many per cent would run out of the picture."""


@dataclass(frozen=True)
class Tick:
    """A month's first day in the scale; without a label it is a line alone."""

    x: str
    label: str = ""
    year: str = ""
    """Above the first month of each year."""
    is_minor: bool = False
    """Whether a phone leaves the word out."""


@dataclass(frozen=True)
class TimeScale:
    """The time that a plan takes, in whole months."""

    first: datetime.date
    last: datetime.date
    ticks: tuple[Tick, ...]
    today: str
    is_late: bool = False
    """Whether today is so far to the right that its word must end there."""

    def x(self, day: datetime.date) -> float:
        """Where a day begins, 0 to 1."""
        days = (self.last - self.first).days
        return min(max((day - self.first).days / days, 0.0), 1.0)


@dataclass(frozen=True)
class MilestoneMark:
    """A milestone in the bar and in words."""

    milestone: Milestone
    x: str
    """Nothing for one without a day."""


@dataclass(frozen=True)
class TimeLine:
    """One action as a bar; without both its days there is none."""

    row: ActionRow
    x: str
    width: str
    done: str
    """How much of the bar is done, as a width."""
    first_due: str
    """Where the first due date was, when it was revised."""
    milestones: tuple[MilestoneMark, ...]
    milestones_done: int


def time_scale(days: Days, *, on: datetime.date) -> TimeScale:
    """From the month of the first day until the end of the month of the last, today within."""
    known = [day for day in days if day] + [on]
    first, last = month_of(min(known)), following(month_of(max(known)))
    months = list(_months(first, last))
    empty = TimeScale(first, last, (), "")
    ticks = tuple(_tick(empty, month, len(months)) for month in months)
    today = empty.x(on)
    return TimeScale(first, last, ticks, place(today, 1), is_late=today * 100 > LAST_LABELS)


def time_lines(rows: Iterable[ActionRow], scale: TimeScale) -> dict[int, TimeLine]:
    """By the key of the action."""
    return {row.action.pk: _time_line(row, scale) for row in rows}


def month_of(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def following(month: datetime.date) -> datetime.date:
    return month_of(month + datetime.timedelta(days=32))


def _months(first: datetime.date, last: datetime.date) -> Iterable[datetime.date]:
    while first < last:
        yield first
        first = following(first)


def _tick(scale: TimeScale, month: datetime.date, months: int) -> Tick:
    every = 1 if months <= MONTHLY else 3 if months <= QUARTERLY else 6
    x = scale.x(month)
    is_named = (month.month - 1) % every == 0 and x * 100 < LAST_LABELS
    if not is_named:
        return Tick(place(x, 1))
    year = str(month.year) if month.month <= every or month == scale.first else ""
    step = 3 if every == 1 else 12
    is_minor = (month.month - 1) % step != 0
    return Tick(place(x, 1), date_format(month, "M"), year, is_minor)


def _time_line(row: ActionRow, scale: TimeScale) -> TimeLine:
    action = row.action
    start, due = action.starts_on, action.due_date
    marks = tuple(_mark(milestone, scale) for milestone in action.milestones.all())
    done = sum(1 for mark in marks if mark.milestone.done_on)
    if start is None or due is None:
        return TimeLine(row, "", "", "", "", marks, done)
    left = scale.x(start)
    length = scale.x(due + datetime.timedelta(days=1)) - left
    was_due = action.due_on if action.revised_due_on else None
    return TimeLine(
        row=row,
        x=place(left, 1),
        width=place(length, 1),
        done=place(length * action.percent / 100, 1),
        first_due=place(scale.x(was_due), 1) if was_due else "",
        milestones=marks,
        milestones_done=done,
    )


def _mark(milestone: Milestone, scale: TimeScale) -> MilestoneMark:
    day = milestone.due_on or milestone.done_on
    return MilestoneMark(milestone, place(scale.x(day), 1) if day else "")


def span_words(scale: TimeScale) -> str:
    """The time that the picture shows, in words."""
    last = scale.last - datetime.timedelta(days=1)
    return _("%(first)s to %(last)s") % {
        "first": date_format(scale.first, "F Y"),
        "last": date_format(last, "F Y"),
    }

"""Where things stand in a chart, in per cent of its width and height; templates draw them.

Places are texts such as "12.5%", so that no language writes a comma into an SVG's attributes and
a chart is as wide as its page while its words keep their size.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from inspections.tables.distribution import Distribution
from inspections.tables.yearly import Share, Year

ROOM_FOR_COUNT = 5
"""A part narrower than so many per cent of the bar has no room for its number."""


@dataclass(frozen=True)
class Segment:
    """A part of a bar: one grade, as wide as its share."""

    x: str
    width: str
    middle: str
    count: int
    label: str
    step: int | None
    has_room: bool


@dataclass(frozen=True)
class Bar:
    """The grades of a distribution side by side, the best first, with the good ones bracketed."""

    segments: tuple[Segment, ...]
    good: str
    """How far the grades from "good" up reach."""


@dataclass(frozen=True)
class Point:
    """A grade or a share in a chart; `x2` is where it stops counting."""

    x: str
    y: str
    x2: str
    label: str
    step: int | None = None
    is_small: bool = False
    """Whether too few stand behind it to lean on."""
    is_late: bool = False
    """Whether it is so far to the right that its word must end here."""


@dataclass(frozen=True)
class Rise:
    """A line from one point to the next."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Chart:
    """Points with the lines between them, over marks along the bottom."""

    points: tuple[Point, ...]
    rises: tuple[Rise, ...]
    marks: tuple[tuple[str, str], ...]
    """Pairs of place and word."""


def place(part: float, whole: float = 100) -> str:
    """A share of a length as SVG writes it."""
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%"


def bar(spread: Distribution) -> Bar:
    """Nothing is drawn of a distribution without grades."""
    segments, before = [], 0
    for part in spread.parts:
        if part.count:
            segments.append(
                Segment(
                    x=place(before, spread.graded),
                    width=place(part.count, spread.graded),
                    middle=place(before + part.count / 2, spread.graded),
                    count=part.count,
                    label=part.label,
                    step=part.step,
                    has_room=100 * part.count >= ROOM_FOR_COUNT * spread.graded,
                )
            )
        before += part.count
    return Bar(tuple(segments), place(spread.good, spread.graded) if spread.graded else "0%")


def share_chart(years: Sequence[Year]) -> Chart:
    """The share at each year's end, from 0 at the bottom to 100 at the top."""
    width = max(len(years), 1)
    at = {year.year: (number + 0.5) / width for number, year in enumerate(years)}
    points = [_share_point(at[year.year], year.position) for year in years if year.position.whole]
    marks = tuple((place(at[year.year], 1), str(year.year)) for year in years)
    return Chart(tuple(points), _rises(points), marks)


def _share_point(x: float, share: Share) -> Point:
    """A small one says of how many instead of a per cent that promises more than it holds."""
    where, percent = place(x, 1), share.percent or 0
    label = few_said(share) if share.is_small else f"{percent}%"
    return Point(where, place(100 - percent), where, label, is_small=share.is_small)


def _rises(points: Sequence[Point]) -> tuple[Rise, ...]:
    pairs = pairwise(points)
    return tuple(Rise(one.x, one.y, other.x, other.y) for one, other in pairs)


def few_said(share: Share) -> str:
    return _("%(part)s of %(whole)s") % {"part": share.good, "whole": share.whole}


UNDATED = 0.04
"""Where a grade without a day stands: at the edge, before every day."""
LAST_THIRD = 0.66
"""From here on a word ends at its point, since it would run out of the picture."""


@dataclass(frozen=True)
class Mark:
    """A grade in time; the rank counts from 1, the lowest, and is None without a grade."""

    label: str
    levels: int
    rank: int | None = None
    step: int | None = None
    day: datetime.date | None = None


def step_chart(given: Iterable[Mark], *, until: datetime.date) -> Chart:
    """Each grade holds until the next is given, on a row for each level of the scale.

    What has no grade stands on a row of its own below the lowest. A grade that stays is not said
    again.
    """
    marks = sorted(given, key=lambda mark: (mark.day is not None, mark.day or datetime.date.min))
    first = min((mark.day.year for mark in marks if mark.day), default=until.year)
    xs = [_time(mark.day, first, until) for mark in marks]
    points = tuple(
        Point(
            x=place(x, 1),
            y=place(_height(mark), 1),
            x2=place(end, 1),
            label=mark.label if before is None or mark.rank != before.rank else "",
            step=mark.step,
            is_late=x > LAST_THIRD,
        )
        for mark, before, x, end in zip(
            marks, [None, *marks[:-1]], xs, [*xs[1:], 1.0], strict=False
        )
    )
    rises = tuple(Rise(other.x, one.y, other.x, other.y) for one, other in pairwise(points))
    years = (
        (place(_time(datetime.date(year, 1, 1), first, until), 1), str(year))
        for year in _marked(first, until.year)
    )
    return Chart(points, rises, tuple(years))


MOST_MARKS = 6


def _marked(first: int, last: int) -> range:
    """Not more years along the bottom than a phone has room for."""
    return range(first, last + 1, -(-(last - first + 1) // MOST_MARKS))


def _time(day: datetime.date | None, first: int, until: datetime.date) -> float:
    start = datetime.date(first, 1, 1)
    if day is None:
        return 0.0
    return UNDATED + (1 - UNDATED) * (day - start).days / max((until - start).days, 1)


def _height(mark: Mark) -> float:
    """The middle of the level's row, from the top; the last row is for no grade."""
    from_top = mark.levels - mark.rank if mark.rank else mark.levels
    return (from_top + 0.5) / (mark.levels + 1)

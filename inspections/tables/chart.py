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
from inspections.tables.given import Given, in_time
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


def step_chart(given: Iterable[Given], *, until: datetime.date) -> Chart:
    """One line of indicators of a partnership: each grade holds until the next is given.

    What has no grade stands on a row of its own below the lowest.
    """
    rows = sorted(given, key=in_time)
    days = [row.day for row in rows if row.day]
    first = datetime.date(min(days, default=until).year, 1, 1)
    span = max((until - first).days, 1)
    xs = [UNDATED + (1 - UNDATED) * (row.day - first).days / span if row.day else 0 for row in rows]
    ends = [*xs[1:], 1.0]
    points = [
        Point(place(x, 1), place(_height(row)), place(end, 1), row.label, row.step)
        for row, x, end in zip(rows, xs, ends, strict=True)
    ]
    rises = tuple(Rise(other.x, one.y, other.x, other.y) for one, other in pairwise(points))
    marks = tuple(
        (
            place(UNDATED + (1 - UNDATED) * (datetime.date(year, 1, 1) - first).days / span, 1),
            str(year),
        )
        for year in range(first.year, until.year + 1)
    )
    return Chart(tuple(points), rises, marks)


def _height(row: Given) -> float:
    """The middle of the level's row, in per cent from the top; the last row is for no grade."""
    from_top = row.levels - row.rank if row.rank else row.levels
    return 100 * (from_top + 0.5) / (row.levels + 1)

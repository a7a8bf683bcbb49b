"""How many were good or better, year by year, with how many stand behind each point."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from inspections.tables.distribution import Absence, whole_per_cent
from inspections.tables.given import Given, in_time

FEW = 10
"""Fewer than so many grades are shown as few: one of them moves the share by over ten per cent."""


@dataclass(frozen=True)
class Share:
    """How many of how many are good or better."""

    good: int
    whole: int

    @property
    def percent(self) -> int | None:
        return whole_per_cent(self.good, self.whole) if self.whole else None

    @property
    def is_small(self) -> bool:
        return self.whole < FEW


@dataclass(frozen=True)
class Year:
    """A year of one line: where partnerships stood at its end, and what its own inspections gave.

    The position counts every partnership that had a grade by then with its latest one, so it moves
    slowly; a year's own inspections are few, and nobody chose them to stand for all.
    """

    year: int
    position: Share
    own: Share


NOBODY: Mapping[int, datetime.date] = {}


def years(
    given: Iterable[Given],
    *,
    until: datetime.date,
    ended: Mapping[int, datetime.date] = NOBODY,
) -> tuple[Year, ...]:
    """From the first dated grade to the year of `until`, which is counted up to that day.

    `given` is of one line and one scale. What has no day stands at no year's end, and neither does
    a partnership that had ended by then.
    """
    of_year: defaultdict[int, list[Given]] = defaultdict(list)
    for one in sorted(given, key=in_time):
        if one.day and one.day <= until:
            of_year[one.day.year].append(one)
    if not of_year:
        return ()
    standing: dict[int, Given] = {}
    found = []
    for year in range(min(of_year), until.year + 1):
        own = of_year.get(year, [])
        standing |= {one.partnership: one for one in own}
        end = min(datetime.date(year, 12, 31), until)
        there = [one for one in standing.values() if ended.get(one.partnership, end) >= end]
        found.append(Year(year, share(there), share(own)))
    return tuple(found)


def share(given: Iterable[Given]) -> Share:
    """Of those that are graded."""
    good = [one.scale.is_good(one.said) for one in given if not isinstance(one.said, Absence)]
    return Share(sum(good), len(good))


@dataclass(frozen=True)
class Period:
    """A year, or several in a row that gave no grades and left the position as it was."""

    first: int
    last: int
    position: Share
    own: Share


def periods(found: Sequence[Year]) -> tuple[Period, ...]:
    """The years as rows of a table: those without grades of their own share one."""
    rows: list[Period] = []
    for year in found:
        before = rows[-1] if rows else None
        if before and not before.own.whole and not year.own.whole:
            rows[-1] = replace(before, last=year.year)
        else:
            rows.append(Period(year.year, year.year, year.position, year.own))
    return tuple(rows)

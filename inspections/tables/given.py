"""What inspections said, one by one, as plain values that changes and time lines are made of."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from inspections.tables.comparison import Visit
from inspections.tables.comparison_words import when
from inspections.tables.distribution import Absence, Level, Said, Scale


@dataclass(frozen=True, slots=True)
class Given:
    """What one inspection says of one partnership and one line of indicators.

    A line is an indicator with those of other editions that continue it: a column of a comparison.
    """

    partnership: int
    line: int
    scale: Scale
    said: Said
    day: datetime.date | None = None
    visit: Visit | None = None
    """The inspection that said it."""

    @property
    def when(self) -> str:
        """Its date as the source gives it, which may be less exact than `day`."""
        return when(self.visit) if self.visit else ""

    @property
    def level(self) -> Level | None:
        return None if isinstance(self.said, Absence) else self.scale.level(self.said)

    @property
    def label(self) -> str:
        if isinstance(self.said, Absence):
            return str(self.said.label)
        return self.scale.level(self.said).label

    @property
    def rank(self) -> int | None:
        return self.level.rank if self.level else None

    @property
    def step(self) -> int | None:
        return self.scale.step(self.level.rank) if self.level else None

    @property
    def levels(self) -> int:
        return len(self.scale.levels)


def in_time(given: Given) -> tuple[bool, datetime.date]:
    """Sorts by day; what has none is older than everything that has one."""
    return given.day is not None, given.day or datetime.date.min


def by_line(given: Iterable[Given]) -> dict[tuple[int, int], list[Given]]:
    """By partnership and line, each in the order of time."""
    grouped: defaultdict[tuple[int, int], list[Given]] = defaultdict(list)
    for one in given:
        grouped[one.partnership, one.line].append(one)
    return {key: sorted(group, key=in_time) for key, group in grouped.items()}


def latest(given: Iterable[Given]) -> dict[tuple[int, int], Given]:
    """By partnership and line, the last thing said."""
    return {key: group[-1] for key, group in by_line(given).items()}

"""What changed in each column of a comparison, in numbers and partnership by partnership."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspections.tables.change import (
    COMPARED,
    Change,
    ChangeCount,
    Step,
    changes,
    count_changes,
    said_of_changes,
    steps_said,
)
from inspections.tables.chart import place
from inspections.tables.comparison import Place
from inspections.tables.comparison_columns import Column
from inspections.tables.given import Given

MOVED = (Change.IMPROVED, Change.DECLINED)
"""What the list shows unless it is asked for something else."""


@dataclass(frozen=True)
class Portion:
    """One kind of change of a column: its count, and its part of the bar."""

    change: Change
    count: int
    x: str = ""
    width: str = ""
    middle: str = ""


@dataclass(frozen=True)
class ColumnChange:
    """One column's changes in numbers."""

    column: Column
    count: ChangeCount
    said: str
    portions: tuple[Portion, ...]
    """Improved, same and declined, as a bar."""


@dataclass(frozen=True)
class ChangeRow:
    """A partnership's change in one column."""

    place: Place
    column: Column
    step: Step

    @property
    def said(self) -> str:
        """How far it went, or why the two are not compared."""
        return self.step.why_not or steps_said(self.step.steps)


def change_rows(
    columns: Sequence[Column], places: Mapping[int, Place], given: Iterable[Given]
) -> tuple[ChangeRow, ...]:
    """A row for each partnership and column with an inspection, by column, then by name."""
    rows = [
        ChangeRow(places[step.now.partnership], columns[step.now.line], step)
        for step in changes(given)
    ]
    return tuple(sorted(rows, key=lambda row: (row.step.now.line, row.place.name.casefold())))


def column_changes(
    columns: Sequence[Column], rows: Iterable[ChangeRow]
) -> tuple[ColumnChange, ...]:
    of_line: list[list[Step]] = [[] for _column in columns]
    for row in rows:
        of_line[row.step.now.line].append(row.step)
    return tuple(
        _numbers(column, count_changes(steps))
        for column, steps in zip(columns, of_line, strict=True)
    )


def _numbers(column: Column, count: ChangeCount) -> ColumnChange:
    counts = dict(zip(COMPARED, (count.improved, count.same, count.declined), strict=True))
    portions, before = [], 0
    for change, number in counts.items():
        if number:
            portions.append(
                Portion(
                    change,
                    number,
                    place(before, count.compared),
                    place(number, count.compared),
                    place(before + number / 2, count.compared),
                )
            )
        before += number
    return ColumnChange(column, count, said_of_changes(count), tuple(portions))


def shown(rows: Iterable[ChangeRow], asked: str) -> list[ChangeRow]:
    """The rows of the change asked for; of those that moved when none is."""
    kinds = [change for change in Change if change == asked] or MOVED
    return [row for row in rows if row.step.change in kinds]

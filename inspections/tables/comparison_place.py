"""One partnership among its neighbours, its region and its nation, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspections.tables.chart import Bar, bar
from inspections.tables.comparison import Cell, Row, Selection
from inspections.tables.comparison_columns import Column
from inspections.tables.comparison_words import said_in, when
from inspections.tables.counted import each_counted
from inspections.tables.distribution import Absence
from inspections.tables.standing import Standing, said_of_others, said_of_place, standing


@dataclass(frozen=True)
class Others:
    """Partnerships to stand among, without the one that is looked at."""

    label: str
    partnerships: frozenset[int]
    source: str = ""


@dataclass(frozen=True)
class AmongOthers:
    """A partnership's place among one set of others, in one column."""

    others: Others
    standing: Standing
    bar: Bar
    said: str
    place: str
    """How many are higher, the same and lower."""
    counts: str
    """Every grade with its count."""


@dataclass(frozen=True)
class ColumnPlace:
    """A partnership's grade in one column, and where it stands with it."""

    column: Column
    cell: Cell
    label: str
    when: str
    step: int | None
    among: tuple[AmongOthers, ...]


def column_places(selected: Selection, row: Row, sets: Sequence[Others]) -> tuple[ColumnPlace, ...]:
    """Of each column what is said of `row`'s partnership, among each set of others."""
    return tuple(
        _column(selected, column, cell, number, sets)
        for number, (column, cell) in enumerate(zip(selected.columns, row.cells, strict=True))
    )


def _column(
    selected: Selection, column: Column, cell: Cell, number: int, sets: Sequence[Others]
) -> ColumnPlace:
    return ColumnPlace(
        column=column,
        cell=cell,
        label=said_in(column, cell),
        when=when(cell.visit) if cell.visit and cell.said is not Absence.NOT_INSPECTED else "",
        step=column.scale.step(cell.rank) if cell.rank else None,
        among=tuple(_among(selected, column, cell, number, others) for others in sets),
    )


def _among(
    selected: Selection, column: Column, cell: Cell, number: int, others: Others
) -> AmongOthers:
    said = [row.cells[number].said for row in selected.rows if row.place.pk in others.partnerships]
    found = standing(column.scale, cell.said, said)
    return AmongOthers(
        others=others,
        standing=found,
        bar=bar(found.others),
        said=said_of_others(found.others),
        place=said_of_place(found),
        counts=each_counted(found.others),
    )

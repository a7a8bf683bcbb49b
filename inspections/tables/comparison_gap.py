"""Self-evaluations of a comparison's partnerships beside what inspectors say, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspections.tables.comparison import Place
from inspections.tables.comparison_columns import Column
from inspections.tables.gap import Gap, gaps
from inspections.tables.given import Given


@dataclass(frozen=True)
class GapRow:
    """A partnership's own grade in one column, with the inspectors'."""

    place: Place
    column: Column
    gap: Gap


def gap_rows(
    columns: Sequence[Column],
    places: Mapping[int, Place],
    itself: Iterable[Given],
    inspectors: Iterable[Given],
) -> tuple[GapRow, ...]:
    """By partnership, then in the order of the columns."""
    rows = [
        GapRow(places[gap.itself.partnership], columns[gap.itself.line], gap)
        for gap in gaps(itself, inspectors)
    ]
    return tuple(sorted(rows, key=lambda row: (row.place.name.casefold(), row.gap.itself.line)))

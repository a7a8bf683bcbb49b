"""Partnerships side by side: a row each, a column for each judgement, and what was said in each.

Four things are kept apart in a cell: a grade, however low; "not graded", where an inspection gave
none or the judgement was not made then; "not known here", where the portal does not have what an
inspection said; and "not inspected". Grades of one column are of one scale, so they may be counted
together; those of two scales never are.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress

from inspections.tables.comparison_columns import Column
from inspections.tables.distribution import Absence, Said, Scale

PositionRow = tuple[int, int, int | None, str, int]
"""Ids of partnership and indicator, the grade's rank, why there is none, id of the inspection."""


@dataclass(frozen=True, slots=True)
class Place:
    """A partnership, as a row shows it."""

    pk: int
    name: str
    slug: str
    nation: str
    region: str
    gss_code: str | None
    ended_on: datetime.date | None
    """The last day of an authority that was dissolved."""
    comes_first: bool = False
    """Whether it is the one whose comparator group is shown."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection that a cell's grade comes from."""

    pk: int
    partnership: int
    edition: int
    framework: int
    reference: str
    kind: str
    day: datetime.date | None
    """From which on it counts: InspectionQuerySet.with_day."""
    published_on: datetime.date | None
    inspected_on: datetime.date | None
    """The best of the known dates of the work itself."""
    programme_from: datetime.date | None
    programme_to: datetime.date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one partnership in one column, and where."""

    said: Said
    visit: Visit | None = None
    """None where there is no inspection."""
    indicator: int | None = None
    """The id of the indicator that the grade, or the reason for none, was given to."""

    @property
    def rank(self) -> int | None:
        """The grade's rank on the column's scale; None without a grade."""
        return None if isinstance(self.said, Absence) else self.said


@dataclass(frozen=True, slots=True)
class Row:
    """A partnership with its cells, one for each column."""

    place: Place
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Selection:
    """The partnerships and columns that were asked for, with every position between them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    on: datetime.date | None = None
    """The day whose positions these are; None for now."""

    @cached_property
    def evaluations(self) -> int:
        """How many grades the framework's own columns hold; those beside are not counted in."""
        counts = [not column.beside for column in self.columns]
        return sum(
            type(cell.said) is not Absence
            for row in self.rows
            for cell in (compress(row.cells, counts) if self.beside_columns else row.cells)
        )

    @cached_property
    def own_columns(self) -> int:
        return sum(not column.beside for column in self.columns)

    @property
    def beside_columns(self) -> int:
        return len(self.columns) - self.own_columns

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of the columns, each once: nothing is counted across two of them."""
        return tuple(dict.fromkeys(column.scale for column in self.columns))

    def said(self, column: Column) -> list[Said]:
        """What is said in one column, a value for each partnership."""
        place = self.columns.index(column)
        return [row.cells[place].said for row in self.rows]


NOT_INSPECTED = Cell(Absence.NOT_INSPECTED)


def selection(
    columns: Sequence[Column],
    places: Sequence[Place],
    visits: Iterable[Visit],
    positions: Iterable[PositionRow],
    *,
    on: datetime.date | None = None,
) -> Selection:
    """Put the parts together; `visits` are the inspections asked for, of all these partnerships."""
    by_id = {visit.pk: visit for visit in visits}
    cells = _latest(columns, by_id, positions)
    visits_of: dict[int, list[Visit]] = defaultdict(list)
    for visit in by_id.values():
        visits_of[visit.partnership].append(visit)
    rows = (
        Row(place, _row(columns, cells.get(place.pk, {}), visits_of.get(place.pk, [])))
        for place in places
    )
    return Selection(tuple(columns), tuple(rows), on)


def _latest(
    columns: Sequence[Column], visits: Mapping[int, Visit], positions: Iterable[PositionRow]
) -> dict[int, dict[int, Cell]]:
    """For each partnership and place of a column the latest that any of its indicators got."""
    place_of = {
        indicator.pk: place
        for place, column in enumerate(columns)
        for indicator in column.indicators
    }
    found: dict[int, dict[int, Cell]] = defaultdict(dict)
    for partnership, indicator, rank, reason, inspection in positions:
        visit, cells, place = visits[inspection], found[partnership], place_of[indicator]
        before = cells.get(place)
        if before is None or _counts_before(visit) > _counts_before(before.visit):
            cells[place] = Cell(Absence(reason) if rank is None else rank, visit, indicator)
    return found


def _counts_before(visit: Visit | None) -> tuple[datetime.date, int]:
    """The order of positions: the undated first, of one day the later record last."""
    if visit is None:
        return datetime.date.min, 0
    return visit.day or datetime.date.min, visit.pk


def _row(
    columns: Sequence[Column], found: Mapping[int, Cell], visits: Sequence[Visit]
) -> tuple[Cell, ...]:
    if len(found) == len(columns):
        return tuple(found[place] for place in range(len(columns)))
    return tuple(
        found.get(place) or _absent(column, visits) for place, column in enumerate(columns)
    )


def _absent(column: Column, visits: Sequence[Visit]) -> Cell:
    """Why a cell is empty: an inspection did not grade it, or we do not know, or there was none."""
    asked = {each.edition.pk for each in column.indicators if each.formally_graded}
    if among := [visit for visit in visits if visit.edition in asked]:
        return Cell(Absence.NOT_KNOWN, max(among, key=_counts_before))
    if among := [visit for visit in visits if visit.framework in column.frameworks]:
        return Cell(Absence.NOT_GRADED, max(among, key=_counts_before))
    return NOT_INSPECTED


def graded_between(
    selected: Selection, scale: Scale, *, at_least: int | None, at_most: int | None
) -> Selection:
    """The rows where any column of that scale has a grade of these ranks."""
    if at_least is None and at_most is None:
        return selected
    low, high = at_least or 0, at_most or len(scale.levels)
    among = [place for place, column in enumerate(selected.columns) if column.scale == scale]
    rows = tuple(
        row
        for row in selected.rows
        if any(low <= (row.cells[place].rank or -1) <= high for place in among)
    )
    return replace(selected, rows=rows)


BY_NAME = "name"


def in_order(selected: Selection, sort: str) -> Selection:
    """By name or by a column's grades: `2.2` from the lowest, `-2.2` from the best.

    Rows without a grade come last either way, and equals by name. The partnership whose comparator
    group is shown stays first.
    """
    key, is_descending = sort.removeprefix("-"), sort.startswith("-")
    rows = sorted(selected.rows, key=lambda row: row.place.name.casefold())
    place = next((n for n, column in enumerate(selected.columns) if column.key == key), None)
    if place is not None:
        rows.sort(key=_by_grade(place, -1 if is_descending else 1))
    elif is_descending:
        rows.reverse()
    rows.sort(key=lambda row: not row.place.comes_first)
    return replace(selected, rows=tuple(rows))


def _by_grade(place: int, direction: int) -> Callable[[Row], tuple[bool, int]]:
    def key(row: Row) -> tuple[bool, int]:
        rank = row.cells[place].rank
        return rank is None, direction * (rank or 0)

    return key

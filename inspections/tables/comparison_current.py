"""Which partnerships count: those that existed on the day of the position, each once."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from inspections.tables.comparison import NOT_INSPECTED, Place, Row, Selection


@dataclass(frozen=True)
class Current:
    """A selection of those that count, and who is left out.

    A dissolved authority keeps its row in the matrix, since its inspections are its own; counted
    among the others it would stand beside the authority that took its place. One without an area
    code is not named by its source and may be any of the others, so it counts only while none of
    them has been inspected.
    """

    selected: Selection
    dissolved: tuple[Place, ...]
    unnamed: tuple[Place, ...] = ()


def current(selected: Selection, *, on: datetime.date) -> Current:
    """`on` is the day of the position: today unless the selection was asked for another."""
    places = [row.place for row in selected.rows if _is_inspected(row)]
    unnamed = {place.pk for place in beside_named(places)}
    rows = [row for row in selected.rows if not has_ended(row.place, on)]
    return Current(
        replace(selected, rows=tuple(row for row in rows if row.place.pk not in unnamed)),
        dissolved=tuple(row.place for row in selected.rows if has_ended(row.place, on)),
        unnamed=tuple(row.place for row in rows if row.place.pk in unnamed),
    )


def beside_named(inspected: Iterable[Place]) -> tuple[Place, ...]:
    """Those without an area code, where others with one have been inspected."""
    places = tuple(inspected)
    if not any(place.gss_code for place in places):
        return ()
    return tuple(place for place in places if not place.gss_code)


def _is_inspected(row: Row) -> bool:
    return any(cell != NOT_INSPECTED for cell in row.cells)


def has_ended(place: Place, on: datetime.date) -> bool:
    return place.ended_on is not None and place.ended_on < on


def last_days(places: Iterable[Place]) -> dict[int, datetime.date]:
    """By partnership, of those that were dissolved."""
    return {place.pk: place.ended_on for place in places if place.ended_on}

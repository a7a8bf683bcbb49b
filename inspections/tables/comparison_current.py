"""Which partnerships count: those that existed on the day of the position."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from inspections.tables.comparison import Place, Selection


@dataclass(frozen=True)
class Current:
    """A selection of those that existed on the day, and who is left out as dissolved.

    A dissolved authority keeps its row in the matrix, since its inspections are its own; counted
    among the others it would stand beside the authority that took its place.
    """

    selected: Selection
    dissolved: tuple[Place, ...]


def current(selected: Selection, *, on: datetime.date) -> Current:
    """`on` is the day of the position: today unless the selection was asked for another."""
    dissolved = tuple(row.place for row in selected.rows if has_ended(row.place, on))
    rows = tuple(row for row in selected.rows if not has_ended(row.place, on))
    return Current(replace(selected, rows=rows), dissolved)


def has_ended(place: Place, on: datetime.date) -> bool:
    return place.ended_on is not None and place.ended_on < on


def last_days(places: Iterable[Place]) -> dict[int, datetime.date]:
    """By partnership, of those that were dissolved."""
    return {place.pk: place.ended_on for place in places if place.ended_on}

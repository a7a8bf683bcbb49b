"""What stands around the cells of a comparison: headings, notes, dates and the legend, in words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from inspections.tables.comparison import BY_NAME, Cell, Selection, Visit
from inspections.tables.comparison_columns import Column, Note
from inspections.tables.distribution import Absence

ROOMY = 6
"""With so many columns or fewer there is room for whole dates; otherwise a cell has the year."""


@dataclass(frozen=True)
class Heading:
    """The top of a column: what a press on it asks for, and what it covers."""

    label: str
    code: str
    asks: str
    direction: str
    """`ascending`, `descending`, or nothing where the rows are sorted by another column."""
    period: str = ""
    framework: str = ""
    """The framework of a column that is put beside another one's."""
    notes: tuple[int, ...] = ()
    """The numbers of the notes on it."""


@dataclass(frozen=True)
class GradeSign:
    """A grade as the legend shows it."""

    label: str
    step: int
    rank: int
    levels: int


def headings(columns: Sequence[Column], sort: str) -> list[Heading]:
    """The partnership's heading, then one for each column."""
    numbers = {note: number for number, note in enumerate(notes(columns), 1)}
    first = Heading(str(_("Partnership")), "", _asks(BY_NAME, sort, ""), _direction(BY_NAME, sort))
    return [first, *(_heading(column, sort, numbers) for column in columns)]


def _heading(column: Column, sort: str, numbers: dict[Note, int]) -> Heading:
    return Heading(
        label=column.title,
        code=column.code,
        asks=_asks(column.key, sort, "-"),
        direction=_direction(column.key, sort),
        period=period(column.starts_on, column.ends_on),
        framework=column.newest.edition.framework.name if column.beside else "",
        notes=tuple(numbers[note] for note in column.notes),
    )


def _asks(key: str, sort: str, first: str) -> str:
    """The other direction when sorted by this already; else names from A and grades from best."""
    other = "" if first else "-"
    return f"{other}{key}" if sort == f"{first}{key}" else f"{first}{key}"


def _direction(key: str, sort: str) -> str:
    return {key: "ascending", f"-{key}": "descending"}.get(sort, "")


def notes(columns: Sequence[Column]) -> list[Note]:
    """What differs within the columns or between two of them, each once, in their order."""
    return list(dict.fromkeys(note for column in columns for note in column.notes))


def period(starts_on: datetime.date | None, ends_on: datetime.date | None) -> str:
    """For example "January 2018 to March 2026"; nothing when neither end is known."""
    if starts_on and ends_on:
        return _("%(first)s to %(last)s") % {"first": _month(starts_on), "last": _month(ends_on)}
    if starts_on:
        return _("since %(month)s") % {"month": _month(starts_on)}
    return _("until %(month)s") % {"month": _month(ends_on)} if ends_on else ""


def legend(selected: Selection) -> list[tuple[str, list[GradeSign]]]:
    """Each scale of the columns with its grades, the best first."""
    return [
        (
            scale.name,
            [
                GradeSign(level.label, scale.step(level.rank), level.rank, len(scale.levels))
                for level in scale.levels
            ],
        )
        for scale in selected.scales
    ]


def said_in(column: Column, cell: Cell) -> str:
    """The grade as a word, or the word for its absence."""
    if isinstance(cell.said, Absence):
        return str(cell.said.label)
    return column.scale.level(cell.said).label


def when(visit: Visit, *, whole: bool = True) -> str:
    """The date of a position, or its year alone; the report's where it is known."""
    if day := visit.published_on or visit.inspected_on:
        return date(day) if whole else str(day.year)
    if visit.programme_from and visit.programme_to:
        years = (visit.programme_from.year, visit.programme_to.year)
        return "–".join(map(str, dict.fromkeys(years)))
    if visit.programme_to:
        return _("by %(year)s") % {"year": visit.programme_to.year}
    return _("day not known")


def date(day: datetime.date) -> str:
    """A date as "6 July 2020"; quicker than Django's, since a page has thousands."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def _month(day: datetime.date) -> str:
    return f"{MONTHS[day.month]} {day.year}"

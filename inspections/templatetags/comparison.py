"""The rows of a comparison as HTML.

A page has thousands of cells, and including a template for each would take most of its time. So a
row is put together from pieces that are escaped once: a piece for each grade of a column, for each
inspection and for each indicator.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from inspections.tables.comparison import Cell, Place, Row, Visit
from inspections.tables.comparison_columns import Column
from inspections.tables.comparison_words import ROOMY, date, said_in, when
from inspections.tables.distribution import Absence, Said

register = template.Library()
_ANY = "any"

ABSENT = {
    Absence.NOT_GRADED: "grade--not-graded",
    Absence.NOT_KNOWN: "grade--not-known",
    Absence.NOT_INSPECTED: "grade--not-inspected",
}


@register.simple_tag
def comparison_rows(columns: Sequence[Column], rows: Iterable[Row]) -> SafeString:
    """Table rows, one for each partnership."""
    cell, address = _cell_writer(columns), reverse("findings:partnership", args=[_ANY])
    places = range(len(columns))
    return mark_safe(  # noqa: S308 - every piece is escaped where it is made
        "".join(
            f"<tr>{_place(row.place, address)}{''.join(map(cell, places, row.cells))}</tr>\n"
            for row in rows
        )
    )


@register.simple_tag
def absence_sign(absence: str) -> SafeString:
    """A reason for no grade as its cells show it, for the legend."""
    return format_html(
        '<span class="grade grade--none {}">{}</span>',
        ABSENT[Absence(absence)],
        Absence(absence).label,
    )


def _cell_writer(columns: Sequence[Column]) -> Callable[[int, Cell], str]:
    """Writes the cell in a column's place, keeping the pieces that it has made."""
    address = reverse("findings:inspection", args=[_ANY])
    anchors = {
        each.pk: f"#evaluation-{conditional_escape(each.code)}"
        for column in columns
        for each in column.indicators
    }
    whole = len(columns) <= ROOMY

    @cache
    def opening(place: int, said: Said) -> tuple[str, str]:
        column = columns[place]
        label = f"<td><i>{conditional_escape(column.name)}</i>"
        return label, _grade(column, said)

    links: dict[int, tuple[str, str]] = {}

    def visited(visit: Visit) -> tuple[str, str]:
        if visit.pk not in links:
            link = address.replace(_ANY, conditional_escape(visit.reference))
            links[visit.pk] = link, f" {_time(visit, whole=whole)}"
        return links[visit.pk]

    def write(place: int, cell: Cell) -> str:
        label, grade = opening(place, cell.said)
        if cell.visit is None:
            return f"{label}<span {grade}</span></td>"
        link, time = visited(cell.visit)
        anchor = anchors[cell.indicator] if cell.indicator else ""
        return f'{label}<a href="{link}{anchor}" {grade}{time}</a></td>'

    return write


def _grade(column: Column, said: Said) -> str:
    """The rest of a tag with the word behind it."""
    word = conditional_escape(said_in(column, Cell(said)))
    if isinstance(said, Absence):
        return f'class="grade grade--none {ABSENT[said]}"><b>{word}</b>'
    colour, levels = f"grade--step-{column.scale.step(said)}", len(column.scale.levels)
    return f'class="grade {colour} grade--{said}-of-{levels}"><b>{word}</b>'


def _time(visit: Visit, *, whole: bool) -> str:
    words = conditional_escape(when(visit, whole=whole))
    day = visit.published_on or visit.inspected_on
    if day is None:
        return f"<i>{words}</i>"
    exact = f' datetime="{day.isoformat()}"' if whole else ""
    return f"<time{exact}>{words}</time>"


def _place(place: Place, address: str) -> str:
    link = address.replace(_ANY, conditional_escape(place.slug))
    ended = ""
    if place.ended_on:
        words = _("Dissolved on %(day)s") % {"day": date(place.ended_on)}
        ended = f'<span class="portal-matrix__ended">{conditional_escape(words)}</span>'
    name = conditional_escape(place.name)
    return f'<th scope="row"><a class="govuk-link" href="{link}">{name}</a>{ended}</th>'

"""A comparison as a table to take away: what the screen shows, each date in a cell of its own."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inspections.models import Partnership
from inspections.tables.comparison import Cell, Selection
from inspections.tables.comparison_columns import Column
from inspections.tables.comparison_words import said_in, when
from portal.pages import sheet

PLACE_COLUMNS = (
    sheet.Column(gettext_lazy("Partnership"), width=30),
    sheet.Column(gettext_lazy("Code"), width=12),
    sheet.Column(gettext_lazy("Nation"), width=12),
    sheet.Column(gettext_lazy("Region"), width=22),
)


def sheet_columns(selected: Selection) -> list[sheet.Column]:
    """The partnership, then for each column its grade and the date of it."""
    pairs = [
        (
            sheet.Column(name, width=20),
            sheet.Column(_("%s: date") % name, sheet.Kind.DATE, width=18),
        )
        for name in _names(selected)
    ]
    return [*PLACE_COLUMNS, *(column for pair in pairs for column in pair)]


def sheet_rows(selected: Selection) -> Iterator[tuple[sheet.Cell, ...]]:
    nations, regions = dict(Partnership.Nation.choices), dict(Partnership.Region.choices)
    for row in selected.rows:
        place = row.place
        head = (place.name, place.gss_code, nations[place.nation], regions.get(place.region))
        cells = zip(selected.columns, row.cells, strict=True)
        yield (
            *(str(value) if value else None for value in head),
            *(value for column, cell in cells for value in _pair(column, cell)),
        )


def _names(selected: Selection) -> list[str]:
    """Names of columns, each once: of another framework's column, the framework as well."""
    return [
        f"{column.name} ({column.newest.edition.framework.name})" if column.beside else column.name
        for column in selected.columns
    ]


def _pair(column: Column, cell: Cell) -> tuple[sheet.Cell, sheet.Cell]:
    visit = cell.visit
    if visit is None:
        return said_in(column, cell), None
    return said_in(column, cell), visit.published_on or visit.inspected_on or when(visit)

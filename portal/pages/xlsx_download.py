"""A table as an Excel file: typed cells, frozen headings, filters, and a sheet about itself.

XlsxWriter in its constant-memory mode puts each finished row on the disk and packs them at the
end, so a file of any length takes the memory of one row. Text is written as text whatever it
starts with; nothing here writes a formula or a link.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portal.pages.sheet import About, Cell, Column, Counted, Kind, Sheet, plain_time

PIECE = 65_536
MOST_ROWS = 1_048_576
"""So many rows has a sheet, the headings' among them; a longer table goes on in another."""
LONGEST_TEXT = 32_767
FIRST_YEAR = 1900
"""Excel counts days from here; a date before is written as text."""
WIDTHS = {Kind.TEXT: 24, Kind.NUMBER: 12, Kind.DATE: 14}
DAY, TIME = "d mmmm yyyy", "d mmmm yyyy, hh:mm"
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook."""

    heading: Format
    text: Format
    number: Format
    day: Format
    time: Format
    title: Format
    label: Format


def xlsx_pieces(sheet: Sheet) -> Iterator[bytes]:
    """The file in pieces; it is packed on the disk when the first is asked for."""
    with TemporaryFile() as file:
        write_xlsx(sheet, file)
        file.seek(0)
        yield from iter(lambda: file.read(PIECE), b"")


def write_xlsx(sheet: Sheet, file: IO[bytes], *, most_rows: int = MOST_ROWS) -> None:
    """Write the table into `file`, a sheet "About" behind it."""
    with Workbook(file, OPTIONS) as book:
        looks = looks_of(book)
        book.set_properties({"title": sheet.about.title, "created": sheet.about.made_at})
        rows = Counted(sheet.rows)
        _write_table(book, sheet, rows, looks, most_rows)
        _write_about(book.add_worksheet(_("About")), sheet.about, rows.count, looks)


def looks_of(book: Workbook) -> Looks:
    top = {"valign": "top"}
    heading = {"bold": True, "text_wrap": True, "bg_color": "#E8EDF3", "bottom": 1, **top}
    return Looks(
        heading=book.add_format(heading),
        text=book.add_format({"text_wrap": True, **top}),
        number=book.add_format(top),
        day=book.add_format({"num_format": DAY, "align": "left", **top}),
        time=book.add_format({"num_format": TIME, "align": "left", **top}),
        title=book.add_format({"bold": True, "font_size": 16}),
        label=book.add_format({"bold": True, **top}),
    )


def _write_table(book: Workbook, sheet: Sheet, rows: Counted, looks: Looks, most_rows: int) -> None:
    """Every row, in as many sheets as Excel needs; one when there is no row at all."""
    waiting, part = iter(rows), 1
    row: Sequence[Cell] | None = next(waiting, None)
    while row is not None or part == 1:
        page = book.add_worksheet(sheet_name(sheet.about.title, part))
        _begin(page, sheet.columns, looks)
        line = 0
        while row is not None and line < most_rows - 1:
            line += 1
            _write_row(page, line, row, looks)
            row = next(waiting, None)
        page.autofilter(0, 0, line, max(len(sheet.columns) - 1, 0))
        part += 1


def _begin(page: Worksheet, columns: Sequence[Column], looks: Looks) -> None:
    """Widths and headings; the headings and the first column stay in sight."""
    for number, column in enumerate(columns):
        page.set_column(number, number, column.width or WIDTHS[column.kind])
    for number, column in enumerate(columns):
        page.write_string(0, number, safe_text(str(column.heading)), looks.heading)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _write_row(page: Worksheet, line: int, row: Sequence[Cell], looks: Looks) -> None:
    for number, cell in enumerate(row):
        write_cell(page, line, number, cell, looks)


def write_cell(page: Worksheet, line: int, number: int, cell: Cell, looks: Looks) -> None:
    """A date as a date, a number as a number, everything else as text; None is left empty."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_string(line, number, _("Yes") if cell else _("No"), looks.text)
    elif isinstance(cell, int | float):
        page.write_number(line, number, cell, looks.number)
    elif isinstance(cell, datetime.date) and cell.year >= FIRST_YEAR:
        look = looks.time if isinstance(cell, datetime.datetime) else looks.day
        page.write_datetime(line, number, plain_time(cell), look)
    else:
        page.write_string(line, number, safe_text(str(cell)), looks.text)


def safe_text(text: str) -> str:
    """Text as a cell can hold it.

    XlsxWriter takes a text between <r> and </r> for ready-made XML and would write it unescaped,
    formulas within it too; a space behind it keeps it text.
    """
    shown = NOT_XML.sub("", text)
    if len(shown) > LONGEST_TEXT:
        shown = shown[: LONGEST_TEXT - 1] + "…"
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown


def sheet_name(title: str, part: int) -> str:
    """A name that Excel takes; the second sheet of a long table is "Findings 2"."""
    number = f" {part}" if part > 1 else ""
    name = NOT_IN_A_NAME.sub(" ", title).strip().strip("'")[: LONGEST_NAME - len(number)].strip()
    return f"{name or _('Table')}{number}"


def _write_about(page: Worksheet, about: About, count: int, looks: Looks) -> None:
    """What the file is, for whom, when and from where it was made, and the filters."""
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, safe_text(about.title), looks.title)
    for line, (label, value) in enumerate(about_lines(about, count), start=2):
        page.write_string(line, 0, safe_text(label), looks.label)
        write_cell(page, line, 1, value, looks)


def about_lines(about: About, count: int) -> Iterator[tuple[str, Cell]]:
    """The facts, then the filters, then the notes; "None" where nothing is filtered."""
    for fact in about.facts():
        yield str(fact.label), fact.value
    yield _("Number of rows"), count
    yield _("Filters"), None if about.filters else _("None: everything that you may see")
    yield from about.filters
    for note in about.notes:
        yield _("Note"), note

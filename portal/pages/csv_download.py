"""A table as a CSV file: streamed row by row, and safe to open in a spreadsheet."""

import csv
import datetime
from collections.abc import Iterable, Iterator, Sequence

from portal.pages.sheet import Cell, plain_time

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"
"""Excel reads a CSV file as UTF-8 only when it starts with this."""


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of the file, each made only when it is asked for."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([safe_cell(str(heading)) for heading in headings])
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in row])


def safe_cell(cell: Cell) -> str | int | float:
    """What is written for a value: dates as ISO, nothing for None, text that is never a formula.

    A spreadsheet runs a cell that starts with = + - or @ as a formula, also after a tab or a line
    break, and a formula can fetch an address with the sheet's content in it. What people typed
    into the portal must stay text on somebody else's machine, so such a cell starts with an
    apostrophe, which spreadsheets show as text. Numbers stay numbers.
    """
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, datetime.date):
        return plain_time(cell).isoformat()
    text = cell or ""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_STARTS) else text


class _Line:
    """A file that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line

"""What every kind of file is read as: rows of text, each with its sheet and its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

LARGEST_UPLOAD = 30_000_000
"""Bytes; Ofsted's own file has about 110,000."""
MOST_ROWS = 250_000
MOST_COLUMNS = 60
LONGEST_CELL = 32_767


class UnreadableFile(Exception):  # noqa: N818 - said to the person as it is
    """The file cannot be read; the words say why and where."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a sheet that has something in it; dates may stand as 2024-06-10."""

    sheet: str
    line: int
    cells: list[str]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


class Sheets(Protocol):
    """A file that can be read row by row."""

    def rows(self) -> Iterator[SheetRow]:
        """The rows of all sheets in order. Raises UnreadableFile."""

    @property
    def done(self) -> float:
        """How much has been read, from 0 to 1."""


def column_letters(column: int) -> str:
    """The letters above a column, as spreadsheets show them: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""Opening an Excel file that came from outside, within limits.

The archive's own table of contents is checked before anything is unpacked, and Python's zipfile
unpacks no entry beyond the size that it gives. XML is read without entities (defusedxml, lxml).
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, TypeVar
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

LARGEST_UPLOAD = 25_000_000
LARGEST_UNPACKED = 60_000_000
MOST_ENTRIES = 300
MOST_ROWS, MOST_COLUMNS = 5_000, 100
LAST_ROW = 1_048_576
"""Excel has no more."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How files of Excel before 2007 begin, and those with a password."""
CONTENT_TYPES = "[Content_Types].xml"
T = TypeVar("T")
MACROS = ("vbaproject", "macrosheets", "xl4macro")


class Refused(Exception):  # noqa: N818 - said to the person as it is
    """The file as a whole cannot be used; its argument is what to say."""


@dataclass(frozen=True)
class RawCell:
    """A cell as the file has it: its kind (n, s, d, b, e, f, inlineStr) and its value."""

    kind: str
    value: Any


EMPTY = RawCell("n", None)
RawRow = tuple[int, tuple[RawCell, ...]]


class OpenedWorkbook:
    """An Excel file that passed the checks; every reading ends in a Refused or in cells."""

    def __init__(self, file: IO[bytes]) -> None:
        """Raises Refused."""
        _refuse_unfit(file)
        self._book: Workbook = _tried(lambda: load_workbook(file, read_only=True, keep_links=False))
        self.sheets: list[str] = [sheet.title for sheet in self._book.worksheets]

    def rows(self, sheet: str) -> list[RawRow]:
        """The rows of a sheet that hold anything, each with its number. Raises Refused."""
        return _tried(lambda: list(self._rows(sheet)))

    def _rows(self, sheet: str) -> Iterator[RawRow]:
        """What a file says of its own size is not believed, so its rows are counted."""
        page = self._book[sheet]
        page.reset_dimensions()
        blank: object = None  # rows that are missing are one and the same, maybe a million times
        for line, row in enumerate(page.iter_rows(max_col=MOST_COLUMNS), start=1):
            if line > LAST_ROW:
                raise Refused(_damaged())
            if row is blank:
                continue
            raw = tuple(_raw(cell) for cell in row)
            if all(cell is EMPTY for cell in raw):
                blank = row
                continue
            if line > MOST_ROWS + 1:
                message = _("The sheet has something in row %(line)s; at most %(most)s are read.")
                raise Refused(message % {"line": line, "most": MOST_ROWS})
            yield line, raw


def _raw(cell: Cell | MergedCell) -> RawCell:
    if cell.value is None or cell.value == "":
        return EMPTY
    value = unescape(cell.value) if isinstance(cell.value, str) else cell.value
    return RawCell(cell.data_type, value)


def _refuse_unfit(file: IO[bytes]) -> None:
    """Raise Refused for what is no plain Excel workbook, or unpacks to more than is read."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if start == OLD_OFFICE:
        raise Refused(
            _(
                "The file is of an old kind (.xls) or has a password. Save it as an Excel "
                "workbook (.xlsx) without a password."
            )
        )
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
            names = [entry.filename.lower() for entry in entries]
            size = sum(entry.file_size for entry in entries)
            is_workbook = CONTENT_TYPES in archive.namelist() and size <= LARGEST_UNPACKED
            kinds = archive.read(CONTENT_TYPES).lower() if is_workbook else b""
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Refused(_not_excel()) from error
    finally:
        file.seek(0)
    if size > LARGEST_UNPACKED or len(entries) > MOST_ENTRIES:
        raise Refused(_("The file unpacks to far more than a plan can hold. Nothing was read."))
    if b"macroenabled" in kinds or any(macro in name for macro in MACROS for name in names):
        raise Refused(
            _("The file holds macros. Save it as an Excel workbook (.xlsx), which has none.")
        )
    if b"spreadsheetml" not in kinds:
        raise Refused(_not_excel())


def _not_excel() -> str:
    return _("The file is not an Excel workbook (.xlsx), whatever its name says.")


def _tried(reading: Callable[[], T]) -> T:
    """What a reading gives; a damaged file lets the library raise nearly anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts of a workbook that are not read
            return reading()
    except Refused:
        raise
    except Exception as error:
        raise Refused(_damaged()) from error


def _damaged() -> str:
    return _("The file is damaged and cannot be read.")

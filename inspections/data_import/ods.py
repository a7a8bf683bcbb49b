"""OpenDocument spreadsheets, read as a stream.

The libraries that read ODS build the whole document in memory, and a small file may unpack to
gigabytes. So the XML is read piece by piece with the standard library's expat, which keeps one row
at a time; document types, with which entities could be declared, are refused, what is unpacked is
counted while it is unpacked, and repeated cells and rows are never written out beyond the limits.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from inspections.data_import.sheet import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    SheetRow,
    UnreadableFile,
)

MOST_UNPACKED = 400_000_000
PIECE = 65_536
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
SPACES = frozenset({f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"})
ISO_DAY = 10
MOST_DIGITS = 9


class OdsSheets:
    """The sheets of one ODS file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.done = 0.0

    def rows(self) -> Iterator[SheetRow]:
        """Each row that has something in it. Raises UnreadableFile."""
        try:
            with zipfile.ZipFile(self._file) as archive:
                yield from self._read(archive)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableFile(damaged()) from error
        except (KeyError, RuntimeError) as error:  # no content, or locked by a password
            raise UnreadableFile(damaged()) from error
        except expat.ExpatError as error:
            raise UnreadableFile(damaged()) from error

    def _read(self, archive: zipfile.ZipFile) -> Iterator[SheetRow]:
        size = max(archive.getinfo("content.xml").file_size, 1)
        reader = _Reader()
        unpacked = 0
        with archive.open("content.xml") as content:
            while piece := content.read(PIECE):
                unpacked += len(piece)
                if unpacked > MOST_UNPACKED:
                    largest = filesizeformat(MOST_UNPACKED)
                    raise UnreadableFile(
                        _("The file unpacks to more than %(largest)s.") % {"largest": largest}
                    )
                yield from reader.feed(piece)
                self.done = min(unpacked / size, 1.0)
        yield from reader.feed(b"", is_last=True)


def damaged() -> str:
    return _("The file is damaged or was cut short, so it cannot be read. Download it again.")


class _Reader:
    """Takes pieces of XML and gives the rows that they complete."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._ready: list[SheetRow] = []
        self._given = 0
        self._sheet = ""
        self._line = 0
        self._cells: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._paragraphs = self._notes = 0
        self._is_cell = False
        self._date = ""
        self._row_times = self._cell_times = 1

    def feed(self, piece: bytes, *, is_last: bool = False) -> list[SheetRow]:
        self._ready = []
        self._parser.Parse(piece, is_last)
        return self._ready

    def _doctype(self, *_arguments: object) -> None:
        raise UnreadableFile(damaged())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in CELLS:
            self._start_cell(attributes)
        elif name == f"{TEXT}p":
            self._paragraphs += 1
            if self._text:
                self._text.append(" ")
        elif name in SPACES:
            self._characters(" ")
        elif name == f"{TABLE}table-row":
            self._cells = []
            self._row_times = times(attributes, "number-rows-repeated")
        elif name == f"{TABLE}table":
            self._sheet, self._line = attributes.get(f"{TABLE}name", ""), 0
        elif name == f"{OFFICE}annotation":
            self._notes += 1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._is_cell, self._text, self._length = True, [], 0
        self._cell_times = times(attributes, "number-columns-repeated")
        self._date = attributes.get(f"{OFFICE}date-value", "")[:ISO_DAY]

    def _end(self, name: str) -> None:
        if name in CELLS:
            self._end_cell()
        elif name == f"{TEXT}p":
            self._paragraphs -= 1
        elif name == f"{TABLE}table-row":
            self._end_row()
        elif name == f"{OFFICE}annotation":
            self._notes -= 1

    def _characters(self, text: str) -> None:
        if not (self._is_cell and self._paragraphs) or self._notes:
            return
        self._length += len(text)
        if self._length > LONGEST_CELL:
            raise UnreadableFile(
                _("Row %(line)d of the sheet %(sheet)s has a cell with too long a text.")
                % {"line": self._line + 1, "sheet": self._sheet}
            )
        self._text.append(text)

    def _end_cell(self) -> None:
        """Blank cells at the end of a row, of which there are mostly thousands, are not kept."""
        value = self._date or "".join(self._text).strip()
        width = len(self._cells) + self._cell_times
        self._is_cell = False
        if width > MOST_COLUMNS:
            if value:
                raise UnreadableFile(
                    _("The sheet %(sheet)s has more than %(most)d columns.")
                    % {"sheet": self._sheet, "most": MOST_COLUMNS}
                )
            return
        self._cells.extend([value] * self._cell_times)

    def _end_row(self) -> None:
        repeated, self._row_times = self._row_times, 1
        if any(self._cells):
            self._given += repeated
            if self._given > MOST_ROWS:
                raise UnreadableFile(too_many_rows())
            for number in range(1, repeated + 1):
                self._ready.append(SheetRow(self._sheet, self._line + number, self._cells))
        self._line += repeated


def too_many_rows() -> str:
    return _("The file has more than %(most)d rows.") % {"most": MOST_ROWS}


def times(attributes: dict[str, str], name: str) -> int:
    """How often a cell or row stands there; at least once, whatever the file says."""
    written = attributes.get(f"{TABLE}{name}", "1")
    is_number = written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS
    return max(int(written), 1) if is_number else 1

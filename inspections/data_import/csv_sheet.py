"""A sheet as text with commas, read line by line."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from inspections.data_import.ods import too_many_rows
from inspections.data_import.sheet import MOST_COLUMNS, MOST_ROWS, SheetRow, UnreadableFile

PIECE = 65_536
DELIMITERS = ",;\t"


class CsvSheets:
    """The one sheet of a CSV file; it has no name."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._size = max(file.seek(0, io.SEEK_END), 1)
        self._encoding = encoding_of(file)
        file.seek(0)

    @property
    def done(self) -> float:
        return min(self._file.tell() / self._size, 1.0)

    def rows(self) -> Iterator[SheetRow]:
        """Each line that has something in it. Raises UnreadableFile."""
        text = io.TextIOWrapper(self._file, encoding=self._encoding, newline="")
        try:
            lines = csv.reader(text, delimiter=self._delimiter(), strict=True)
            given = 0
            for cells in lines:
                if not any(cell.strip() for cell in cells):
                    continue
                given += 1
                if given > MOST_ROWS:
                    raise UnreadableFile(too_many_rows())
                if len(cells) > MOST_COLUMNS:
                    raise UnreadableFile(too_wide(lines.line_num))
                yield SheetRow("", lines.line_num, [cell.strip() for cell in cells])
        except csv.Error as error:
            raise UnreadableFile(
                _("Row %(line)d cannot be read as text with commas.") % {"line": lines.line_num}
            ) from error
        finally:
            text.detach()

    def _delimiter(self) -> str:
        """The sign that the first line has most often; a comma where it has none."""
        first = self._file.readline(PIECE).decode(self._encoding, errors="replace")
        self._file.seek(0)
        return max(DELIMITERS, key=first.count)


def too_wide(line: int) -> str:
    words = {"line": line, "most": MOST_COLUMNS}
    return _("Row %(line)d has more than %(most)d columns.") % words


def encoding_of(file: IO[bytes]) -> str:
    """UTF-8 where the whole file is; else the code page that spreadsheets in Britain write."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"

"""What a file is by its content, whatever its name says."""

import zipfile
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inspections.data_import.csv_sheet import CsvSheets
from inspections.data_import.ods import OdsSheets, damaged
from inspections.data_import.sheet import Sheets, UnreadableFile

HEAD = 4_096
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
ODS, CSV = ".ods", ".csv"
ENDINGS = (ODS, CSV)
BEGINNINGS = {
    b"%PDF": gettext_lazy("a PDF document"),
    b"\xd0\xcf\x11\xe0": gettext_lazy("an old Excel or Word document"),
    b"\x89PNG": gettext_lazy("a picture"),
    b"\xff\xd8\xff": gettext_lazy("a picture"),
    b"\x1f\x8b": gettext_lazy("a packed file"),
    b"7z\xbc\xaf": gettext_lazy("a packed file"),
    b"Rar!": gettext_lazy("a packed file"),
    b"<": gettext_lazy("a web page"),
}


def open_sheets(file: IO[bytes], name: str) -> Sheets:
    """The file as sheets. Raises UnreadableFile where it is no ODS or CSV, or its name lies."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if not head.strip():
        raise UnreadableFile(_("The file is empty."))
    is_ods = head.startswith(b"PK")
    if is_ods:
        _refuse_other_archive(file)
    else:
        _refuse_other_content(head)
    _refuse_other_name(PurePath(name).suffix.lower(), ODS if is_ods else CSV)
    return OdsSheets(file) if is_ods else CsvSheets(file)


def _refuse_other_archive(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as written:
                    kind = written.read(len(ODS_TYPE) + 1).strip()
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(damaged()) from error
    finally:
        file.seek(0)
    if kind == ODS_TYPE:
        return
    if "[Content_Types].xml" in names:
        raise UnreadableFile(
            _("This is an Excel or Word document. Save it as an OpenDocument spreadsheet or CSV.")
        )
    raise UnreadableFile(_("This is a packed file, not an OpenDocument spreadsheet."))


def _refuse_other_content(head: bytes) -> None:
    what = next((words for begin, words in BEGINNINGS.items() if head.startswith(begin)), None)
    if what is None and b"\x00" in head:
        what = gettext_lazy("neither a spreadsheet nor text")
    if what is not None:
        raise UnreadableFile(
            _("This is %(what)s. Send an OpenDocument spreadsheet (.ods) or a CSV file (.csv).")
            % {"what": what}
        )


def _refuse_other_name(ending: str, content: str) -> None:
    if ending not in ENDINGS or ending == content:
        return
    words = {
        ODS: _("The name of the file ends in .csv, but it is an OpenDocument spreadsheet."),
        CSV: _(
            "The name of the file ends in .ods, but it is text and no OpenDocument spreadsheet."
        ),
    }
    raise UnreadableFile(words[content])

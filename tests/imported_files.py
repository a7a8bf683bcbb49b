"""Small files of published outcomes, as tests need them: CSV and ODS, whole and broken."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inspections.data_import.file_kind import ODS_TYPE
from inspections.models import DataImport
from inspections.operations.data_import import receive_file
from inspections.operations.import_apply import import_outcomes
from inspections.operations.import_check import check_file
from portal.accounts.models import User

OVERALL = "Overall effectiveness"
LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
JUDGED = [OVERALL, LEADERS, HELP, CARE, LEAVERS]
PLACE = ["Web link", "Local authority area code", "Local authority name"]
POSITIONS = [*PLACE, "Ofsted region", "Inspection date", "Publication date", *JUDGED]
IN_YEAR = [
    *PLACE,
    "Region",
    "Inspection/Visit date",
    "Publication date",
    "Inspection/Visit type",
    *JUDGED,
    "Visit Theme",
]
HISTORY = [
    *PLACE,
    "Local authority status",
    "Ofsted region",
    "Inspection date",
    "Publication date",
    "Inspection type",
    *JUDGED,
]
RI = "Requires improvement to be good"

BARNET = ["Link", "E09000003", "Barnet"]
LEEDS = ["Link", "E08000035", "Leeds"]
BARNET_2024 = ["10/06/2024", "23/07/2024"]
BARNET_GRADES = ["Good", "Good", "Good", "Outstanding", "Good"]
LEEDS_2018 = ["29/10/2018", "18/12/2018"]
LEEDS_GRADES = ["Outstanding", "Outstanding", "Good", "Good", ""]
SHORT, STANDARD = "ILACS Short Inspection", "ILACS Standard Inspection"
HISTORY_ROWS = [
    [*BARNET, "Current", "London", *BARNET_2024, SHORT, *BARNET_GRADES],
    [*LEEDS, "Current", "North East, Yorkshire and the Humber", *LEEDS_2018, SHORT, *LEEDS_GRADES],
]
POSITION_ROWS = [[*BARNET, "London", *BARNET_2024, *BARNET_GRADES]]
VISIT = [
    *LEEDS,
    "North East, Yorkshire and the Humber",
    "04/02/2025",
    "11/03/2025",
    "ILACS Focused Visit",
    *[""] * 5,
    "Care leavers",
]
IN_YEAR_ROWS = [[*BARNET, "London", *BARNET_2024, SHORT, *BARNET_GRADES, ""], VISIT]

Rows = Sequence[Sequence[str]]


def csv_file(headings: Sequence[str], rows: Rows, name: str = "outcomes.csv") -> SimpleUploadedFile:
    lines = [",".join(f'"{cell}"' for cell in row) for row in [headings, *rows]]
    return SimpleUploadedFile(name, "\r\n".join(lines).encode())


def history(*rows: Sequence[str]) -> SimpleUploadedFile:
    return csv_file(HISTORY, rows or HISTORY_ROWS, "history.csv")


def ods_sheets() -> dict[str, Rows]:
    title = ["Local authority inspection outcomes"]
    return {
        "Cover": [title],
        "Inspections_as_at_31_March": [title, ["One table."], POSITIONS, *POSITION_ROWS],
        "In-year_inspections": [title, ["One table."], IN_YEAR, *IN_YEAR_ROWS],
        "ILACS_inspection_history": [title, ["One table."], HISTORY, *HISTORY_ROWS],
    }


def ods_content(sheets: Mapping[str, Rows]) -> str:
    """As spreadsheets write it: thousands of blank cells and rows told by a number."""
    blank = '<table:table-cell table:number-columns-repeated="16373"/>'
    rows_after = '<table:table-row table:number-rows-repeated="1048302">{}</table:table-row>'
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(
            "<table:table-row>" + "".join(map(ods_cell, row)) + blank + "</table:table-row>"
            for row in rows
        )
        + rows_after.format(blank)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("table", "office", "text")
    )
    return (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def ods_cell(text: str) -> str:
    if len(text) == 10 and text[2::3] == "//":
        day, month, year = text.split("/")
        value = f'office:value-type="date" office:date-value="{year}-{month}-{day}T00:00:00"'
        return f"<table:table-cell {value}><text:p>{text}</text:p></table:table-cell>"
    return f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>"


def ods_file(content: str | None = None, name: str = "outcomes.ods") -> SimpleUploadedFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content or ods_content(ods_sheets()))
    return SimpleUploadedFile(name, packed.getvalue())


def checked(file: SimpleUploadedFile, by: User | None = None) -> DataImport:
    """The file after its check, with every row's fate."""
    received = receive_file(file=file, name=str(file.name), by=by)
    check_file(received, lambda _done: None)
    received.refresh_from_db()
    return received


def imported(file: SimpleUploadedFile, by: User | None = None) -> DataImport:
    found = checked(file, by)
    import_outcomes(data_import=found, progress=lambda _done: None, by=by)
    found.refresh_from_db()
    return found


def fates(found: DataImport) -> list[str]:
    return list(found.rows.order_by("position").values_list("fate", flat=True))


def only_row(found: DataImport) -> tuple[str, str, str, str]:
    """The fate of a file's one row, why, in words and in which cell."""
    row = found.rows.get()
    return row.fate, row.reason, row.problem, row.cell


def bare_import(by: User, **fields: object) -> DataImport:
    """A row of the list of imports without rows of its own."""
    now = timezone.now()
    given = {"file_name": "outcomes.csv", "sha256": "0" * 64, "size": 1, "requested_by": by}
    return DataImport.objects.create(requested_at=now, queued_at=now, **{**given, **fields})

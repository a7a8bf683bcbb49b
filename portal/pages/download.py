"""Handing out a table as the file that was asked for."""

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from portal.pages.csv_download import csv_lines
from portal.pages.json_download import json_pieces
from portal.pages.sheet import Ending, Sheet
from portal.pages.xlsx_download import xlsx_pieces

CONTENT_TYPES = {
    Ending.CSV: "text/csv; charset=utf-8",
    Ending.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Ending.JSON: "application/json; charset=utf-8",
}


def download(sheet: Sheet, ending: str) -> StreamingHttpResponse:
    """A response that downloads the table; see `csv_download` and the others for each file."""
    makers = {
        Ending.CSV: csv_download,
        Ending.XLSX: xlsx_download,
        Ending.JSON: json_download,
    }
    return makers[Ending(ending)](sheet)


def csv_download(sheet: Sheet) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        csv_lines(sheet.headings, sheet.rows), headers=_headers(sheet, Ending.CSV)
    )


def json_download(sheet: Sheet) -> StreamingHttpResponse:
    return StreamingHttpResponse(json_pieces(sheet), headers=_headers(sheet, Ending.JSON))


def xlsx_download(sheet: Sheet) -> StreamingHttpResponse:
    return StreamingHttpResponse(xlsx_pieces(sheet), headers=_headers(sheet, Ending.XLSX))


def _headers(sheet: Sheet, ending: Ending) -> dict[str, str]:
    return {
        "Content-Type": CONTENT_TYPES[ending],
        "Content-Disposition": content_disposition_header(True, sheet.file_name(ending)) or "",
        "X-Content-Type-Options": "nosniff",
    }

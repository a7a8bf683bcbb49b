"""A table that has one of everything, and the ways to read what became of it."""

import datetime
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook, load_workbook

from portal.pages.sheet import About, Cell, Column, Kind, Sheet

MADE_AT = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("Europe/London"))
COLUMNS = [
    Column("Partnership", width=32),
    Column("Published", Kind.DATE),
    Column("Pages", Kind.NUMBER),
]
ABOUT = About(
    title="Findings: all",
    made_at=MADE_AT,
    made_for="Officer",
    address="https://portal.example/findings/?kind=strength",
    filters=[("Kind", "Strength")],
    notes=["A note."],
)


def sheet(
    rows: Iterable[Sequence[Cell]], columns: Sequence[Column] = COLUMNS, about: About = ABOUT
) -> Sheet:
    return Sheet(columns=columns, rows=rows, about=about)


def content_of(response: HttpResponseBase) -> bytes:
    """The whole of a streamed file."""
    assert isinstance(response, StreamingHttpResponse)
    return response.getvalue()


def book_of(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def values_of(book: Workbook, name: str) -> list[list[Any]]:
    """The cells of a sheet, headings first."""
    return [list(row) for row in book[name].iter_rows(values_only=True)]


def json_of(content: bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(content)
    return read

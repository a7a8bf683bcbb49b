"""The plan as an Excel file to fill in: lists to choose from, dates as dates, text as text."""

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from findings.models import ImprovementAction
from findings.plan_exchange.columns import CHOSEN_STATUSES, PlanColumn, plan_columns
from findings.plan_exchange.looks import ADDING, Looks, look_of, looks_of
from findings.plan_exchange.row import PlanRow
from findings.plan_exchange.stamp import Stamp, sealed
from findings.plan_exchange.validation import validate
from findings.plan_exchange.words import guidance
from portal.pages.xlsx_download import safe_text

SENT = "Sent"
"""The sheet that Excel does not show; its name is no word of the page."""
ROOM = 200
"""So many rows below the last action have lists to choose from, for actions that are new."""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
A3 = 8
Status = ImprovementAction.Status
OPEN = {
    "select_locked_cells": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "autofilter": True,
}
"""What stays possible in the protected sheet; it has no password."""


def plan_workbook(stamp: Stamp, *, title: str) -> bytes:
    """The file for one plan: "Actions", how to fill it in, the lists, and the hidden stamp."""
    file = BytesIO()
    with Workbook(file, OPTIONS) as book:
        looks = looks_of(book)
        book.set_properties({"title": title, "created": stamp.made_at.replace(tzinfo=None)})
        columns = plan_columns(stamp.areas, stamp.supporting)
        actions = book.add_worksheet(stamp.sheet)
        _write_guidance(book.add_worksheet(_("How to fill this in")), stamp, title, looks)
        lists = _write_lists(book.add_worksheet(_("Lists")), stamp, looks)
        _write_stamp(book.add_worksheet(SENT), stamp)
        _begin(actions, columns, title, looks)
        for line, (reference, row) in enumerate(stamp.rows.items(), start=1):
            _write_row(actions, line, reference, row, columns, stamp, looks)
        for place, column in enumerate(columns):
            validate(actions, place, column, len(stamp.rows) + ROOM, lists)
        actions.autofilter(0, 0, max(len(stamp.rows), 1), len(columns) - 1)
        actions.activate()
    return file.getvalue()


def _begin(page: Worksheet, columns: Sequence[PlanColumn], title: str, looks: Looks) -> None:
    """Headings that stay in sight, widths, and how it prints: landscape, headings on each page."""
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width, look_of(column, looks))
        look = looks.adding if column.name in ADDING else looks.heading
        page.write_string(0, place, safe_text(column.heading), look)
    page.set_row(0, 34)
    page.freeze_panes(1, 2)
    page.repeat_rows(0)
    page.repeat_columns(0, 1)
    page.set_landscape()
    page.set_paper(A3)
    page.fit_to_pages(1, 0)
    page.set_footer("&L" + safe_text(title)[:100].replace("&", "&&") + "&R&P / &N")
    page.protect("", OPEN)


def _write_row(
    page: Worksheet,
    line: int,
    reference: str,
    row: PlanRow,
    columns: Sequence[PlanColumn],
    stamp: Stamp,
    looks: Looks,
) -> None:
    texts = shown_values(row, stamp)
    for place, column in enumerate(columns):
        value = reference if column.name == "reference" else _value(texts, column)
        look = look_of(column, looks)
        if isinstance(value, datetime.date):
            page.write_datetime(line, place, value, look)
        elif isinstance(value, int):
            page.write_number(line, place, value, look)
        elif value:
            page.write_string(line, place, safe_text(value), look)
        else:
            page.write_blank(line, place, None, look)


def shown_values(row: PlanRow, stamp: Stamp) -> dict[str, Any]:
    """A row's values as its cells show them; several in the order of the lists."""
    names = stamp.names
    agency = {pk: name for name, pk in names.agencies.items()}
    owner = {pk: name for name, pk in names.owners.items()}
    return vars(row) | {
        "areas": [name for name, pk in names.areas.items() if pk in row.areas],
        "supporting": [name for name, pk in names.agencies.items() if pk in row.supporting],
        "lead_agency": agency.get(row.lead_agency or 0, ""),
        "owner": owner.get(row.owner or 0, ""),
        "status": str(Status(row.status).label),
    }


def _value(texts: dict[str, Any], column: PlanColumn) -> str | int | datetime.date | None:
    value = texts.get(column.name)
    if isinstance(value, list):
        return value[column.number - 1] if len(value) >= column.number else ""
    return value


def _write_lists(page: Worksheet, stamp: Stamp, looks: Looks) -> dict[str, str]:
    """The lists to choose from; where each stands, for the cells that offer it."""
    statuses = [str(status.label) for status in CHOSEN_STATUSES]
    lists: dict[str, tuple[str, Sequence[str]]] = {
        "areas": (_("Areas"), list(stamp.names.areas)),
        "agencies": (_("Agencies"), list(stamp.names.agencies)),
        "owners": (_("Owners"), list(stamp.names.owners)),
        "statuses": (_("Statuses"), statuses),
    }
    places = {}
    for place, (name, (heading, values)) in enumerate(lists.items()):
        page.set_column(place, place, 60 if name == "areas" else 34)
        page.write_string(0, place, heading, looks.heading)
        for line, value in enumerate(values, start=1):
            page.write_string(line, place, safe_text(value), looks.prose)
        if values:
            sheet = page.get_name().replace("'", "''")
            places[name] = f"='{sheet}'!{xl_range_abs(1, place, len(values), place)}"
    page.freeze_panes(1, 0)
    page.protect()
    return places


def _write_guidance(page: Worksheet, stamp: Stamp, title: str, looks: Looks) -> None:
    """What the file is and how it is filled in; anybody can read which plan and when."""
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 100)
    page.write_string(0, 0, safe_text(title), looks.title)
    made = date_format(localtime(stamp.made_at), "DATETIME_FORMAT")
    facts = [
        (_("Plan"), stamp.plan),
        (_("Made"), made),
        (_("Form of the file"), str(stamp.version)),
    ]
    for line, (label, text) in enumerate([*facts, *guidance()], start=2):
        page.write_string(line, 0, safe_text(label), looks.label)
        page.write_string(line, 1, safe_text(text), looks.prose)
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.protect()


def _write_stamp(page: Worksheet, stamp: Stamp) -> None:
    for line, piece in enumerate(sealed(stamp)):
        page.write_string(line, 0, piece)
    page.very_hidden()

"""The file that goes out, opened as a spreadsheet program would."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from findings.plan_exchange.writer import ROOM, SENT
from tests.plan_files import column_of


@pytest.fixture
def book(file: bytes) -> Any:  # noqa: ANN401
    return openpyxl.load_workbook(BytesIO(file))


def test_there_is_a_row_for_each_action_and_a_sheet_that_says_how(book: Any) -> None:  # noqa: ANN401
    assert book.sheetnames == ["Actions", "How to fill this in", "Lists", SENT]
    assert [row[0].value for row in book["Actions"].iter_rows(max_row=3)] == [
        "Reference",
        "A1",
        "A2",
    ]
    assert book["How to fill this in"]["B3"].value == "midlothian-joint-2020-plan-1"
    assert book[SENT].sheet_state == "veryHidden"


def test_text_stays_text_and_dates_are_dates(book: Any) -> None:  # noqa: ANN401
    sheet = book["Actions"]
    described = sheet.cell(2, column_of(sheet, "Description"))
    assert (described.data_type, described.value[:13]) == ("s", "=1+1 is text,")
    assert sheet.cell(2, column_of(sheet, "Due")).is_date
    assert sheet.cell(2, column_of(sheet, "Per cent done")).value == 20


@pytest.mark.parametrize(
    ("heading", "kind", "list_column"),
    [
        ("Area 1", "list", "$A"),
        ("Lead agency", "list", "$B"),
        ("Supporting agency 3", "list", "$B"),
        ("Owner", "list", "$C"),
        ("Status", "list", "$D"),
        ("Start", "date", ""),
        ("New due date", "date", ""),
        ("Per cent done", "whole", ""),
        ("Action", "textLength", ""),
    ],
)
def test_columns_offer_lists_and_refuse_the_rest(
    book: Any,  # noqa: ANN401
    heading: str,
    kind: str,
    list_column: str,
) -> None:
    sheet = book["Actions"]
    letter = openpyxl.utils.get_column_letter(column_of(sheet, heading))
    rules = sheet.data_validations.dataValidation
    rule = next(rule for rule in rules if str(rule.sqref).startswith(f"{letter}2"))
    assert (rule.type, rule.showErrorMessage) == (kind, True)
    assert str(rule.sqref) == f"{letter}2:{letter}{3 + ROOM}"
    assert list_column in (rule.formula1 or "")


def test_only_the_reference_is_locked_and_headings_stay_in_sight(book: Any) -> None:  # noqa: ANN401
    sheet = book["Actions"]
    locked = [cell.protection.locked for cell in sheet[2]]
    assert (sheet.protection.sheet, locked[0], any(locked[1:])) == (True, True, False)
    assert sheet.freeze_panes == "C2"
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")

"""A table as an Excel file, opened again."""

import datetime
import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from portal.pages.sheet import Cell, Column
from portal.pages.xlsx_download import LONGEST_TEXT, sheet_name, write_xlsx
from tests.portal.pages.sheets import MADE_AT, book_of, sheet, values_of

DAY = datetime.date(2020, 7, 6)


def written(rows: Sequence[Sequence[Cell]], most_rows: int = 100) -> bytes:
    file = io.BytesIO()
    write_xlsx(sheet(rows), file, most_rows=most_rows)
    return file.getvalue()


def opened(rows: Sequence[Sequence[Cell]], most_rows: int = 100) -> Workbook:
    return book_of(written(rows, most_rows))


def test_dates_are_dates_numbers_are_numbers_and_nothing_is_empty() -> None:
    page = opened([["Midlothian", DAY, 12], ["Moray", None, 2.5]]).worksheets[0]
    assert [cell.data_type for cell in page[2]] == ["s", "d", "n"]
    assert page["B2"].is_date
    assert page["B2"].value == datetime.datetime(2020, 7, 6)
    assert [page["C2"].value, page["B3"].value, page["C3"].value] == [12, None, 2.5]


def test_a_time_is_that_of_the_service() -> None:
    summer = datetime.datetime(2026, 7, 1, 12, 0, tzinfo=datetime.UTC)
    assert opened([["", summer, None]]).worksheets[0]["B2"].value == datetime.datetime(
        2026, 7, 1, 13, 0
    )


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+44", "-2", "@SUM(A1)", "{=1}", "http://evil.example", "007", "1e5", "\t=1"),
        "<r><t>x</t></r></is></c><c r='Z9'><f>1+1</f><is><r></r>",
        "a < b & c",
    ],
)
def test_text_is_text_whatever_it_looks_like(text: str) -> None:
    content = written([[text, None, None]])
    cell = book_of(content).worksheets[0]["A2"]
    assert (cell.data_type, str(cell.value).rstrip()) == ("s", text)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not any("_rels/sheet" in name for name in parts.namelist())


def test_what_no_cell_can_hold_is_cut_or_left_out() -> None:
    page = opened([["x" * 40_000, datetime.date(1850, 1, 1), None], ["a\ufffeb", None, None]])
    cells = page.worksheets[0]
    assert len(cells["A2"].value) == LONGEST_TEXT
    assert cells["A2"].value.endswith("…")
    assert cells["B2"].value == "1850-01-01"
    assert cells["A3"].value == "ab"


def test_headings_stay_in_sight_and_filter() -> None:
    page = opened([["Midlothian", DAY, 12], ["Moray", DAY, 3]]).worksheets[0]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:C3"
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width == pytest.approx(32, abs=1)


def test_the_file_says_what_it_is() -> None:
    about = dict(row[:2] for row in values_of(opened([["Midlothian", DAY, 1]]), "About") if row[1])
    assert about["Made"] == MADE_AT.replace(tzinfo=None)
    assert about["Kind"] == "Strength"
    assert about["Number of rows"] == 1
    assert about["Address"] == "https://portal.example/findings/?kind=strength"
    assert "Made for Officer" in about["Who may use it"]
    assert about["Note"] == "A note."


def test_a_table_without_rows_has_its_headings() -> None:
    book = opened([])
    assert book.sheetnames == ["Findings  all", "About"]
    assert values_of(book, "Findings  all") == [["Partnership", "Published", "Pages"]]


def test_a_table_longer_than_a_sheet_goes_on_in_the_next() -> None:
    book = opened([["a", None, 1], ["b", None, 2], ["c", None, 3]], most_rows=3)
    assert book.sheetnames == ["Findings  all", "Findings  all 2", "About"]
    assert values_of(book, "Findings  all 2")[1] == ["c", None, 3]


def test_a_heading_is_no_formula_either() -> None:
    file = io.BytesIO()
    write_xlsx(sheet([], columns=[Column("=1+1")]), file)
    assert book_of(file.getvalue()).worksheets[0]["A1"].data_type == "s"


@pytest.mark.parametrize(
    ("title", "part", "name"),
    [("Findings", 1, "Findings"), ("a/b: [c]?", 2, "a b   c 2"), ("x" * 50, 3, "x" * 29 + " 3")],
)
def test_a_sheet_has_a_name_that_excel_takes(title: str, part: int, name: str) -> None:
    assert sheet_name(title, part) == name

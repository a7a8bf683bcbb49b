"""A list as a CSV file."""

import datetime
from collections.abc import Iterator

import pytest

from portal.pages.csv_download import csv_lines, safe_cell
from portal.pages.sheet import Cell


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["Good", "1.1 Safety", "– a dash", "a=b", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_stay_numbers_dates_are_iso_and_none_is_empty() -> None:
    day = datetime.date(2020, 7, 6)
    assert [safe_cell(cell) for cell in (-3, day, None)] == [-3, "2020-07-06", ""]


def test_headings_are_guarded_too() -> None:
    assert list(csv_lines(["=evil"], [])) == ["\ufeff'=evil\r\n"]


def test_commas_quotes_and_line_breaks_survive() -> None:
    lines = list(csv_lines(["a", "b"], [['say "no", please', "two\nlines"]]))
    assert lines[1] == '"say ""no"", please","two\nlines"\r\n'


def test_rows_are_made_as_they_are_sent() -> None:
    made = []

    def rows() -> Iterator[list[Cell]]:
        for number in range(3):
            made.append(number)
            yield [number]

    lines = csv_lines(["number"], rows())
    next(lines)
    assert made == []
    next(lines)
    assert made == [0]

"""A table as a JSON file."""

import datetime
from collections.abc import Iterator

from portal.pages.json_download import json_pieces
from portal.pages.sheet import Cell
from tests.portal.pages.sheets import json_of, sheet

DAY = datetime.date(2020, 7, 6)


def test_it_says_what_it_is_and_holds_every_row_and_their_count() -> None:
    read = json_of("".join(json_pieces(sheet([["Midlothian", DAY, 12], ["=1", None, 3]]))).encode())
    assert read["about"]["filters"] == [{"label": "Kind", "value": "Strength"}]
    assert read["about"]["made_at"] == "2026-11-21T09:30:00+00:00"
    assert read["columns"][1] == {"heading": "Published", "type": "date"}
    assert read["rows"] == [["Midlothian", "2020-07-06", 12], ["=1", None, 3]]
    assert read["count"] == 2


def test_no_rows_are_an_empty_list() -> None:
    read = json_of("".join(json_pieces(sheet([]))).encode())
    assert (read["rows"], read["count"]) == ([], 0)


def test_rows_are_made_as_they_are_sent() -> None:
    made = []

    def rows() -> Iterator[list[Cell]]:
        for number in range(3):
            made.append(number)
            yield [number]

    pieces = json_pieces(sheet(rows()))
    assert [next(pieces) for _ in range(2)]
    assert made == []
    next(pieces)
    assert made == [0]

"""A table as a JSON file: streamed row by row, and whole only when it ends with the count."""

import datetime
import json
from collections.abc import Iterator

from portal.pages.sheet import About, Cell, Column, Counted, Sheet


def json_pieces(sheet: Sheet) -> Iterator[str]:
    """The file in pieces: about, columns, a row a line, and how many rows there were."""
    yield f'{{"about": {_text(_about(sheet.about))},\n'
    yield f'"columns": {_text([_column(column) for column in sheet.columns])},\n"rows": ['
    rows = Counted(sheet.rows)
    for row in rows:
        yield ("," if rows.count > 1 else "") + "\n" + _text([plain(cell) for cell in row])
    yield f'\n],\n"count": {rows.count}}}\n'


def plain(cell: Cell) -> str | int | float | None:
    """Dates as ISO, date-times with their offset; text as it is, since JSON runs nothing."""
    return cell.isoformat() if isinstance(cell, datetime.date) else cell


def _about(about: About) -> dict[str, object]:
    return {
        **{fact.name: plain(fact.value) for fact in about.facts()},
        "filters": [{"label": label, "value": value} for label, value in about.filters],
        "notes": list(about.notes),
    }


def _column(column: Column) -> dict[str, str]:
    return {"heading": str(column.heading), "type": column.kind.value}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

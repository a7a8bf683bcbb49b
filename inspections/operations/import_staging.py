"""Putting the rows of a file aside in the database, many at a time, so that memory stays flat."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection, transaction

from inspections.data_import.staged import StagedRow
from inspections.models import DataImport, ImportRow

CHUNK = 2_000
NULL = "\\N"
COLUMNS = (
    "data_import_id",
    "position",
    "sheet",
    "line",
    "name",
    "partnership_id",
    "edition_id",
    "family",
    "inspected_on",
    "published_on",
    "reference",
    "after",
    "fate",
    "reason",
    "problem",
    "cell",
)
COPY = (
    f"COPY inspections_importrow ({', '.join(COLUMNS)}) FROM STDIN WITH (FORMAT csv, NULL '{NULL}')"
)


def stage(found: DataImport, rows: Iterable[StagedRow]) -> Iterator[int]:
    """Write the rows away in chunks; after each, how many there are so far."""
    remaining, position = iter(rows), 0
    while chunk := list(islice(remaining, CHUNK)):
        _copy(found, chunk, position)
        position += len(chunk)
        yield position


def unstage(found: DataImport) -> None:
    """Forget the rows of an earlier check."""
    ImportRow.objects.filter(data_import=found)._raw_delete(using=connection.alias)


def _copy(found: DataImport, chunk: list[StagedRow], position: int) -> None:
    text = io.StringIO()
    lines = csv.writer(text, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    for place, row in enumerate(chunk, start=position + 1):
        lines.writerow(_values(found.pk, place, row))
    text.seek(0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.copy_expert(COPY, text)


def _values(import_id: int, position: int, row: StagedRow) -> list[object]:
    values = (
        import_id,
        position,
        _storable(row.sheet[:120]),
        row.line,
        _storable(row.name),
        row.partnership,
        row.edition,
        row.family,
        row.inspected_on,
        row.published_on,
        row.reference,
        None if row.after is None else _storable(json.dumps(row.after, ensure_ascii=False)),
        row.fate,
        row.reason,
        _storable(row.problem),
        _storable(row.cell),
    )
    return [NULL if value is None else value for value in values]


def _storable(text: str) -> str:
    """Without the one sign that PostgreSQL cannot hold."""
    return text.replace("\x00", "").replace("\\u0000", "")

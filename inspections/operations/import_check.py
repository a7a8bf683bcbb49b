"""The dry run: reading every row of a file and saying what would become of it."""

from collections.abc import Callable, Iterator

from inspections.data_import.file_kind import open_sheets
from inspections.data_import.headings import NEIGHBOURS, SEARCHED, columns_of
from inspections.data_import.neighbour import neighbour_rows
from inspections.data_import.outcome import outcome_rows
from inspections.data_import.sheet import Sheets
from inspections.data_import.staged import StagedRow
from inspections.models import DataImport
from inspections.operations.import_reference import known_authorities, known_outcomes
from inspections.operations.import_staging import stage, unstage
from inspections.operations.neighbour_import import decide_neighbours
from inspections.operations.outcome_fates import decide_outcomes
from portal.access.operation import recorded

Kind, State = DataImport.Kind, DataImport.State
Progress = Callable[[float], None]
READING = 0.9
"""The part of the work that reading is; comparing with the records is the rest."""


def check_file(found: DataImport, progress: Progress) -> None:
    """Read the file and put its rows aside with their fates; nothing else is changed.

    Raises UnreadableFile.
    """
    unstage(found)
    with found.file.open("rb") as file:
        kind = file_kind(open_sheets(file, found.file_name))
        sheets = open_sheets(file, found.file_name)
        for _count in stage(found, rows_of(sheets, kind)):
            progress(sheets.done * READING)
    found.kind = kind
    decide(found)
    finish_check(found=found, by=None)


def file_kind(sheets: Sheets) -> DataImport.Kind:
    """Whether the file holds outcomes or neighbours, by its headings.

    One with the headings of neither is read as outcomes, and so told what it lacks.
    """
    for row in sheets.rows():
        if row.line > SEARCHED or row.sheet:
            break
        columns = columns_of(row)
        if columns is not None:
            return Kind.NEIGHBOURS if NEIGHBOURS in columns else Kind.OUTCOMES
    return Kind.OUTCOMES


def rows_of(sheets: Sheets, kind: DataImport.Kind) -> Iterator[StagedRow]:
    if kind == Kind.NEIGHBOURS:
        return neighbour_rows(sheets, known_authorities())
    return outcome_rows(sheets, known_outcomes())


def decide(found: DataImport) -> None:
    """Give every row its fate, by the records as they are now."""
    if found.kind == Kind.NEIGHBOURS:
        decide_neighbours(found)
    else:
        decide_outcomes(found)


@recorded
def finish_check(*, found: DataImport, by: None) -> None:
    """Keep how many rows have each fate, and wait for a person's word."""
    locked = DataImport.objects.select_for_update().get(pk=found.pk)
    locked.kind, locked.counts = found.kind, locked.rows.counts()
    locked.state, locked.progress = State.CHECKED, 100
    locked.save()

"""How fast outcomes come in: 100,000 rows from a file into the records, with their history."""

import csv
import datetime
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test.runner import DiscoverRunner

from inspections.models import DataImport, Evaluation, Inspection, Partnership
from inspections.operations.data_import import receive_file
from inspections.operations.import_apply import import_outcomes
from inspections.operations.import_check import check_file
from tests.bench.measure import Measure
from tests.imported_files import HISTORY, RI

ROWS = 100_000
PLACES = 2_000
ROWS_PER_SECOND = 2_000
GROWTH = 40_000
"""Kilobytes: ten times as many rows may need so much more memory than the first tenth."""
GRADES = ("Outstanding", "Good", RI, "Inadequate")
FIRST = datetime.date(2018, 1, 8)
APART = datetime.timedelta(days=50)


def measures() -> Iterator[Measure]:
    """Rows a second from the file to the committed records, and the memory that it takes."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        call_command("load_frameworks", verbosity=0)
        make_places()
        bring_in(ROWS // 10, start=0)
        small = peak()
        seconds = bring_in(ROWS, start=ROWS // 10)
        large = peak()
        expected = ROWS + ROWS // 10
        if Inspection.objects.count() != expected or not with_history(expected):
            raise RuntimeError("Not every row became an inspection with its history")
        speed = ROWS / seconds / ROWS_PER_SECOND
        yield Measure(f"import of {ROWS} rows, rows a second ÷ 2,000", speed, "at least", 1.0)
        grown = (large - small) / GROWTH
        yield Measure("memory that ten times the rows add ÷ 40 MB", grown, "at most", 1.0)
    finally:
        runner.teardown_databases(databases)


def make_places() -> None:
    """Two thousand authorities besides the real ones."""
    Partnership.objects.bulk_create(
        Partnership(
            name=f"Place {number}",
            slug=f"place-{number}",
            nation="england",
            kind="local_authority",
            gss_code=f"E99{number:06}",
            region="london",
        )
        for number in range(PLACES)
    )


def bring_in(rows: int, *, start: int) -> float:
    """Write a file, then check and import it; the seconds without the writing of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"rows-{start}.csv"
        write_file(path, rows, start)
        began = time.perf_counter()
        with path.open("rb") as file:
            received = receive_file(file=file, name=path.name, by=None)
        check_file(received, lambda _done: None)
        found = DataImport.objects.get(pk=received.pk)
        import_outcomes(data_import=found, progress=lambda _done: None, by=None)
        seconds = time.perf_counter() - began
        found.file.delete(save=False)
    return seconds


def write_file(path: Path, rows: int, start: int) -> None:
    with path.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HISTORY)
        for number in range(start, start + rows):
            lines.writerow(line(number))


def line(number: int) -> list[str]:
    place, turn = number % PLACES, number // PLACES
    day = FIRST + turn * APART
    grades = [GRADES[(number + judgement) % len(GRADES)] for judgement in range(5)]
    if day.year < 2023:
        grades[4] = ""
    report = day + datetime.timedelta(days=40)
    dates = [day.strftime("%d/%m/%Y"), report.strftime("%d/%m/%Y")]
    name = ["Link", f"E99{place:06}", f"Place {place}", "Current", "London"]
    return [*name, *dates, "ILACS Short Inspection", *grades]


def with_history(expected: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM inspections_inspectionevent")
        inspections = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM inspections_evaluationevent")
        evaluations = cursor.fetchone()[0]
    return bool(inspections == expected and evaluations == Evaluation.objects.count())


def peak() -> int:
    """The most memory that this process has had so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

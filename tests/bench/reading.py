"""How fast published reports are read by the command, and whether 500 of them stay in memory."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measure import Measure
from tests.inspections.published_report.made_ilacs import TEXT, bulleted, report_pdf

REPORTS = 500
FEW = 20
SECONDS = 0.5  # for a report
GIVEN = Path(__file__).parents[3] / "shared" / "ofsted" / "reports"
PAGES_OF_TEXT = 60  # paragraphs, which make about ten pages, as a real report has


def measures() -> Iterator[Measure]:
    """Seconds of a core for each report ÷ 0.5 s, and the memory at 500 reports ÷ at 20."""
    with TemporaryDirectory() as folder:
        files = _files(Path(folder))
        _seconds, few = _run(files, FEW)
        seconds, many = _run(files, REPORTS)
    name = "given" if GIVEN.exists() else "made"
    yield Measure(
        f"read_report of {REPORTS} {name} reports, core seconds each ÷ {SECONDS} s",
        seconds / REPORTS / SECONDS,
        "at most",
        1.0,
    )
    yield Measure(f"its memory with {REPORTS} reports ÷ with {FEW}", many / few, "at most", 1.1)


def _files(folder: Path) -> list[Path]:
    """The real reports where they lie beside the project, else one that is made."""
    if GIVEN.exists():
        return sorted(GIVEN.glob("*.pdf"))
    path = folder / "report.pdf"
    paragraphs = f"<p>{TEXT}</p>" * PAGES_OF_TEXT
    path.write_bytes(report_pdf(points=bulleted("Visits.", "Plans."), lead=_LEAD + paragraphs))
    return [path]


_LEAD = "Lead inspector: Ada Example, His Majesty’s Inspector</p>"


def _run(files: list[Path], count: int) -> tuple[float, float]:
    """Seconds of one core, and the most memory that the command held with its process."""
    names = [str(files[place % len(files)]) for place in range(count)]
    before = _core_seconds()
    command = subprocess.Popen(
        [sys.executable, "manage.py", "read_report", "--json", *names],
        stdout=subprocess.PIPE,
        text=True,
    )
    most, lines = 0.0, 0
    for line in command.stdout or ():
        lines += json.loads(line)["family"] is not None
        most = max(most, _resident(command.pid))
    if command.wait() or lines != count:
        raise RuntimeError(f"read_report ended with {command.returncode} after {lines} reports")
    return _core_seconds() - before, most


def _core_seconds() -> float:
    """What processes of ours that have ended took, whatever else the machine was doing."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident(process: int) -> float:
    """The memory that a process and its children hold."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    total = 0.0
    for number in (process, *map(int, children)):
        try:
            pages = int(Path(f"/proc/{number}/statm").read_text().split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += pages * os.sysconf("SC_PAGE_SIZE")
    return total

"""A worker that is killed in the middle of a paper loses nothing: another builds it, once."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings

from portal import embedded
from portal.supervisor import COMMANDS
from tests.browser.conftest import Portal

LONG_PAPER = """
from findings.models import Finding, Paper, Report
from findings.operations.report import request_report
Report.objects.all().delete()
paper = Paper.objects.get(template__slug="midlothian-2020")
Finding.objects.bulk_create(
    Finding(inspection=paper.inspection, kind="strength", position=n, text="Words to print. " * 40)
    for n in range(600)
)
print(request_report(paper=paper, is_draft=False, by=paper.created_by).pk)
"""
SWEEP = """
from django.utils import timezone
from findings.operations.report_sweep import WAIT, requeue_lost_reports
print(requeue_lost_reports(at=timezone.now() + WAIT * 2))
"""


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal's database and files, prepared, with nothing running."""
    own = Portal(0, Path(tempfile.mkdtemp(prefix="portal-")))
    own.manage("prepare", "--verbosity", "0")
    yield own
    embedded.release(own.var_dir)
    shutil.rmtree(own.var_dir, ignore_errors=True)


@contextmanager
def worker(portal: Portal) -> Iterator[Callable[[], None]]:
    """A real worker; what it yields kills it and all its processes at once."""
    with (portal.var_dir / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            COMMANDS["worker"], cwd=settings.BASE_DIR, env=portal.environment, stdout=log,
            stderr=log, start_new_session=True,
        )  # fmt: skip

    def kill() -> None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    try:
        yield kill
    finally:
        if process.poll() is None:
            kill()


def ask(portal: Portal, question: str) -> list[tuple[Any, ...]]:
    place = embedded.database(portal.var_dir)
    session = psycopg2.connect(dbname=place["NAME"], user=place["USER"], host=place["HOST"])
    try:
        with session.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchall()
    finally:
        session.close()


def wait_until(portal: Portal, question: str, answer: tuple[Any, ...], seconds: int = 40) -> None:
    deadline = time.monotonic() + seconds
    while ask(portal, question) != [answer]:
        if time.monotonic() > deadline:
            log = (portal.var_dir / "worker.log").read_text()
            pytest.fail(f"{question}: {ask(portal, question)}\n{log[-3000:]}")
        time.sleep(0.05)


def test_a_paper_survives_its_worker_and_is_built_once(portal: Portal) -> None:
    portal.manage("shell", "--no-imports", "-c", LONG_PAPER)
    with worker(portal) as kill:
        wait_until(portal, "select step from findings_report", ("printing",))
        kill()
    assert ask(portal, "select state, attempts from findings_report") == [("building", 1)]
    with worker(portal):
        assert portal.manage("shell", "--no-imports", "-c", SWEEP).strip() == "1"
        wait_until(portal, "select count(*) from findings_reportfile", (3,))
    assert ask(portal, "select state, failure from findings_report") == [("ready", "")]
    kept = sorted(path.suffix for path in (portal.var_dir / "media").rglob("*.*"))
    assert kept == [".docx", ".html", ".pdf"]

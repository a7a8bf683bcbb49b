"""Building a paper: once, in whole, and with a reason where it fails."""

import hashlib
from pathlib import Path

import psycopg2
import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from findings.models import Paper, Report, ReportFile
from findings.operations import report_build
from findings.operations.report import request_report, retry_report
from findings.operations.report_build import build_report, build_word, fail_build, finish_build
from findings.operations.report_sweep import WAIT, requeue_lost_reports
from findings.reports.printing import PrintedPaper, print_paper
from findings.reports.snapshot import from_json
from portal.accounts.models import User
from portal.sole_worker import Work

State = Report.State


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """A place for papers that is this test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def report(paper: Paper, officer: User) -> Report:
    return request_report(paper=paper, is_draft=False, by=officer)


def built(report: Report) -> Report:
    build_report(report.pk)
    report.refresh_from_db()
    return report


def test_a_built_paper_is_ready_with_its_files(report: Report) -> None:
    built(report)
    assert (report.state, report.step, report.progress) == ("ready", "done", 100)
    assert report.pages == 1
    assert report.seconds is not None
    assert {file.format for file in report.files.all()} == {"pdf", "html"}


def test_every_file_has_its_checksum_and_a_name_nobody_guesses(report: Report) -> None:
    built(report)
    for file in report.files.all():
        with file.file.open() as opened:
            content = opened.read()
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert len(content) == file.size
        name = str(file.file.name)
        assert report.code not in name
        assert len(Path(name).stem) >= 32


def test_building_again_changes_nothing(report: Report, files: Path) -> None:
    first = [(file.pk, file.sha256) for file in built(report).files.all()]
    assert [(file.pk, file.sha256) for file in built(report).files.all()] == first
    assert len(list(files.rglob("*.*"))) == 2


def test_word_is_added_once(report: Report, files: Path) -> None:
    built(report)
    build_word(report.pk)
    build_word(report.pk)
    assert report.files.filter(format=ReportFile.Format.WORD).count() == 1
    assert len(list(files.rglob("*.docx"))) == 1


def test_word_waits_for_the_paper(report: Report) -> None:
    build_word(report.pk)
    assert not report.files.exists()


def test_another_worker_keeps_its_hands_off(report: Report) -> None:
    """Whoever holds the lock is building; the other leaves without waiting."""
    place = connection.get_connection_params()
    other = psycopg2.connect(dbname=place["dbname"], user=place["user"], host=place["host"])
    with other.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s, %s)", [Work.PAPER, report.pk])
        assert built(report).state == State.REQUESTED
        assert requeue_lost_reports(at=timezone.now() + WAIT * 2) == 0
        cursor.execute("select pg_advisory_unlock_all()")
    other.close()
    assert built(report).state == State.READY


def test_an_attempt_that_was_cut_short_goes_on_with_the_same_records(report: Report) -> None:
    report_build.begin_build(report_id=report.pk, by=None)
    report.paper.texts.update(text="Written later")
    built(report)
    assert "Written later" not in str(report.snapshot)
    assert report.state == State.READY


def test_after_three_deaths_it_is_given_up(report: Report) -> None:
    Report.objects.update(attempts=3, state=State.BUILDING)
    assert built(report).failure == "The build stopped 3 times."


def test_a_failure_says_why_and_can_be_tried_again(report: Report, officer: User) -> None:
    Report.objects.update(snapshot={"version": 99})
    built(report)
    assert report.state == State.FAILED
    assert "form 99" in report.failure
    retry_report(report=report, by=officer)
    assert built(report).state == State.READY


def test_an_unforeseen_fault_is_told_plainly_and_logged(
    report: Report, caplog: pytest.LogCaptureFixture
) -> None:
    Report.objects.update(snapshot={"version": 1})
    built(report)
    assert report.failure.startswith("Something went wrong that the portal did not expect.")
    assert "KeyError" not in report.failure
    assert "Traceback" in caplog.text


def test_a_time_limit_is_told_in_minutes() -> None:
    said = report_build._reason(SoftTimeLimitExceeded())
    assert said == "Building took longer than 14 minutes and was stopped."


def test_a_ready_paper_does_not_fail_afterwards(report: Report) -> None:
    built(report)
    fail_build(report_id=report.pk, reason="Late", by=None)
    report.refresh_from_db()
    assert report.state == State.READY


def test_a_newer_paper_takes_the_place_of_the_earlier(report: Report, officer: User) -> None:
    built(report)
    newer = built(request_report(paper=report.paper, is_draft=False, by=officer))
    report.refresh_from_db()
    assert report.superseded_reason.startswith("A newer version was made on ")
    assert (newer.supersedes, newer.superseded_at) == (report, None)


def test_the_paper_asked_for_last_is_current_whichever_is_built_first(
    report: Report, officer: User
) -> None:
    report_build.begin_build(report_id=report.pk, by=None)
    report.paper.save()  # its words change while the first is being built
    newer = built(request_report(paper=report.paper, is_draft=False, by=officer))
    built(report)
    newer.refresh_from_db()
    assert newer.pk != report.pk
    assert newer.superseded_at is None
    assert report.superseded_reason.startswith("A newer version was made on ")


def test_asking_again_while_nothing_has_changed_is_one_build(report: Report, officer: User) -> None:
    report_build.begin_build(report_id=report.pk, by=None)
    assert request_report(paper=report.paper, is_draft=False, by=officer) == report


def test_a_draft_takes_nobodys_place(report: Report, officer: User) -> None:
    built(report)
    built(request_report(paper=report.paper, is_draft=True, by=officer))
    report.refresh_from_db()
    assert report.superseded_at is None


def test_a_second_worker_that_comes_late_files_nothing(report: Report, files: Path) -> None:
    """Should the lock be lost with its session, the paper's own row still decides."""
    built(report)
    printed: PrintedPaper = print_paper(from_json(report.snapshot or {}))
    finish_build(report_id=report.pk, printed=printed, seconds=1.0, by=None)
    assert len(list(files.rglob("*.*"))) == 2


def test_the_sweep_leaves_young_requests_alone(report: Report) -> None:
    assert requeue_lost_reports() == 0


def test_the_sweep_finds_lost_papers_and_missing_word_documents(report: Report) -> None:
    later = timezone.now() + WAIT * 2
    assert requeue_lost_reports(at=later) == 1
    assert requeue_lost_reports(at=later) == 0
    built(report)
    assert requeue_lost_reports(at=later + WAIT * 2) == 1
    build_word(report.pk)
    assert requeue_lost_reports(at=later + WAIT * 4) == 0


def test_the_sweep_gives_up_on_a_word_document_that_kills_workers(report: Report) -> None:
    built(report)
    Report.objects.update(attempts=3)
    assert requeue_lost_reports(at=timezone.now() + WAIT * 2) == 0

"""Sending published reports in, and having them read."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inspections.models import Partnership, PublishedReport
from inspections.operations.published_report import (
    ATTEMPTS,
    WAIT,
    AlreadyEntered,
    clean_name,
    drop_report,
    page_picture,
    read_report,
    requeue_lost_reports,
    retry_report,
    send_report,
)
from portal.accounts.models import User
from tests.published_reports import made_pdf, sent_report

pytestmark = pytest.mark.django_db
State = PublishedReport.State


def send(by: User, content: bytes = b"", name: str = "report.pdf") -> PublishedReport:
    upload = SimpleUploadedFile(name, content or made_pdf())
    return send_report(upload=upload, by=by, at=timezone.now())


def test_a_file_is_kept_under_a_name_that_nobody_can_guess(officer: User) -> None:
    report = send(officer, name="../../etc/hostile\x00<b>.pdf")
    assert report.name == "hostile<b>.pdf"
    assert "hostile" not in str(report.file.name)
    with report.file.open() as kept:
        assert kept.read() == made_pdf()


def test_the_same_file_is_kept_once(officer: User, outsider: User) -> None:
    first = send(officer)
    assert send(officer, name="again.pdf") == first
    assert send(outsider) != first


def test_an_unknown_document_is_refused_with_the_reason(officer: User) -> None:
    report = send(officer, made_pdf("A cake needs eggs and flour, and an hour. "))
    read_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.refusal) == (State.REFUSED, "not_recognised")


def test_a_text_that_is_named_a_pdf_is_refused(officer: User) -> None:
    report = send(officer, b"<html>hello</html>")
    read_report(report.pk)
    report.refresh_from_db()
    assert report.refusal == "not_a_pdf"


def test_a_report_that_was_read_is_not_read_again(officer: User, midlothian: Partnership) -> None:
    report = sent_report(officer, midlothian)
    read_report(report.pk)
    report.refresh_from_db()
    assert report.state == State.READ


def test_a_report_that_ends_workers_is_given_up(officer: User) -> None:
    report = sent_report(officer, state=State.READING, reading=None, attempts=ATTEMPTS)
    read_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.refusal) == (State.REFUSED, "defect")


def test_a_refused_report_can_be_read_again(officer: User) -> None:
    report = sent_report(officer, state=State.REFUSED, reading=None, refusal="too_slow")
    again = retry_report(report=report, by=officer, at=timezone.now())
    assert (again.state, again.refusal, again.attempts) == (State.WAITING, "", 0)


def test_a_report_without_a_worker_is_handed_out_again(officer: User) -> None:
    now = timezone.now()
    report = sent_report(officer, state=State.READING, reading=None, queued_at=now - 2 * WAIT)
    assert requeue_lost_reports(at=now) == 1
    assert requeue_lost_reports(at=now + datetime.timedelta(seconds=1)) == 0
    report.refresh_from_db()
    assert report.queued_at == now


def test_one_that_was_given_up_leaves_no_file(
    officer: User, django_capture_on_commit_callbacks: type
) -> None:
    report = sent_report(officer)
    storage, name = report.file.storage, str(report.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        drop_report(report=report, by=officer)
    assert not storage.exists(name)


def test_the_source_of_an_inspection_is_not_given_up(officer: User, draft: object) -> None:
    report = sent_report(officer, inspection=draft)
    with pytest.raises(AlreadyEntered):
        drop_report(report=report, by=officer)


def test_a_page_is_drawn_and_one_that_is_not_there_is_not(officer: User) -> None:
    report = sent_report(officer)
    assert (page_picture(report, 2) or b"").startswith(b"\x89PNG")
    assert page_picture(report, 3) is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a\\b\\c.pdf", "c.pdf"), ("", "report.pdf"), ("x" * 300 + ".pdf", "x" * 196 + ".pdf")],
)
def test_names_of_files(name: str, kept: str) -> None:
    assert clean_name(name) == kept

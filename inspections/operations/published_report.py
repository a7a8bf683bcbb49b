"""Published reports: taking a file in, reading it away from the page, and giving it up."""

import datetime
import hashlib
import logging
import secrets
from pathlib import PurePath

from django.core.files import File
from django.db import DatabaseError, transaction
from django.utils import timezone

from inspections.models import Partnership, PublishedReport
from inspections.published_report.reading import Reading, Refusal
from inspections.published_report.wire import reading_to_wire
from inspections.published_report.workshop import Workshop
from portal.access.operation import recorded
from portal.accounts.models import User
from portal.celery import app
from portal.sole_worker import Work, is_being_done, sole_worker

READ_REPORT = "inspections.read_published_report"
ATTEMPTS = 3
"""So many workers may end in the middle of one report before it is given up."""
WAIT = datetime.timedelta(seconds=90)
"""A report is left to the worker that it was handed to for this long: reading takes up to 60 s."""
LONGEST_NAME = 200

State = PublishedReport.State
log = logging.getLogger(__name__)


class AlreadyEntered(Exception):  # noqa: N818 - a state, said to the person as it is
    """An inspection was made of the report, so it is that inspection's source and stays."""


@recorded
def send_report(*, upload: "File[bytes]", by: User, at: datetime.datetime) -> PublishedReport:
    """Keep a file and have it read; the earlier one where this person may know of the same file.

    The file is told by its content, whatever its name. It is kept under a name that cannot be
    guessed, and handed to a worker when all is stored.
    """
    digest = _sha256(upload)
    known = PublishedReport.objects.allowed(by).filter(sha256=digest).newest_first().first()
    if known is not None:
        return known
    report = PublishedReport(
        name=clean_name(upload.name or ""),
        sha256=digest,
        size=upload.size,
        sent_by=by,
        sent_at=at,
        queued_at=at,
    )
    _keep(report, upload)
    _hand_to_worker(report.pk)
    return report


@recorded
def retry_report(*, report: PublishedReport, by: User, at: datetime.datetime) -> PublishedReport:
    """Read a refused report again, as after an update of the portal; any other stays as it is."""
    locked = _locked(report.pk)
    if locked.state == State.REFUSED:
        locked.state, locked.refusal, locked.refusal_words = State.WAITING, "", {}
        locked.attempts, locked.queued_at = 0, at
        locked.save()
        _hand_to_worker(locked.pk)
    return locked


@recorded
def drop_report(*, report: PublishedReport, by: User) -> None:
    """Give a report up with what was read and corrected. Raises AlreadyEntered."""
    locked = _locked(report.pk)
    if locked.inspection_id is not None:
        raise AlreadyEntered(locked.inspection_id)
    file = locked.file
    locked.delete()
    transaction.on_commit(lambda: file.storage.delete(str(file.name)))


def read_report(report_id: int) -> None:
    """Read a report that waits, unless another worker is at it; what goes wrong is said."""
    with sole_worker(Work.PUBLISHED_REPORT, report_id) as alone:
        if not alone:
            return
        try:
            _read(report_id)
        except DatabaseError:
            raise
        except Exception:
            log.exception("The published report %d was not read", report_id)
            refuse_report(report_id=report_id, refusal=Refusal("defect"), by=None)


def _read(report_id: int) -> None:
    report = begin_reading(report_id=report_id, by=None)
    if report is None:
        return
    with Workshop() as workshop:
        result = workshop.read(_content(report))
    if isinstance(result, Refusal):
        refuse_report(report_id=report_id, refusal=result, by=None)
    else:
        keep_reading(report_id=report_id, reading=result, by=None)


@recorded
def begin_reading(*, report_id: int, by: None) -> PublishedReport | None:
    """Start an attempt; None when there is nothing to do, or workers ended in it too often."""
    report = _locked(report_id)
    if report.is_finished:
        return None
    if report.attempts >= ATTEMPTS:
        _refuse(report, Refusal("defect"))
        return None
    report.attempts += 1
    report.state = State.READING
    report.save(update_fields=["attempts", "state"])
    return report


@recorded
def keep_reading(*, report_id: int, reading: Reading, by: None) -> None:
    """Store what was read, with the partnership that the report names."""
    report = _locked(report_id)
    if report.is_finished:
        return
    report.reading = reading_to_wire(reading)["reading"]
    report.family = reading.family
    report.pages = len(reading.pages) or None
    report.partnership = Partnership.objects.filter(slug=reading.partnership_slug or None).first()
    report.state = State.READ
    report.save()


@recorded
def refuse_report(*, report_id: int, refusal: Refusal, by: None) -> None:
    """Say why a report was not read, unless it was."""
    report = _locked(report_id)
    if not report.is_finished:
        _refuse(report, refusal)


def page_picture(report: PublishedReport, page: int) -> bytes | None:
    """A page, counted from 1, as a PNG; none where the report has no such page."""
    with Workshop() as workshop:
        picture = workshop.page_image(_content(report), page)
    return picture if isinstance(picture, bytes) else None


def requeue_lost_reports(*, at: datetime.datetime | None = None) -> int:
    """Hand reports to a worker again whose message or worker was lost; how many."""
    moment = at or timezone.now()
    waiting = PublishedReport.objects.unfinished().filter(queued_at__lt=moment - WAIT)
    reports = waiting.values_list("pk", flat=True)
    lost = [pk for pk in reports if not is_being_done(Work.PUBLISHED_REPORT, pk)]
    PublishedReport.objects.filter(pk__in=lost).update(queued_at=moment)
    for pk in lost:
        _hand_to_worker(pk)
    return len(lost)


def clean_name(name: str) -> str:
    """The last part of a file's name, without signs that cannot be shown, at most 200 long."""
    shown = "".join(sign for sign in PurePath(name.replace("\\", "/")).name if sign.isprintable())
    return shown[-LONGEST_NAME:] or "report.pdf"


def _content(report: PublishedReport) -> bytes:
    with report.file.open("rb") as file:
        return bytes(file.read())


def _refuse(report: PublishedReport, refusal: Refusal) -> None:
    report.state, report.refusal = State.REFUSED, refusal.code
    report.refusal_words, report.family = refusal.words, refusal.family or ""
    report.save()


def _keep(report: PublishedReport, upload: "File[bytes]") -> None:
    """Store the file and its row, or neither."""
    upload.seek(0)
    report.file.save(f"reports/{secrets.token_urlsafe(24)}.pdf", upload, save=False)
    try:
        with transaction.atomic():
            report.save()
    except Exception:
        report.file.delete(save=False)
        raise


def _sha256(upload: "File[bytes]") -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in iter(lambda: upload.read(1 << 20), b""):
        digest.update(chunk)
    return digest.hexdigest()


def _locked(report_id: int) -> PublishedReport:
    return PublishedReport.objects.select_for_update().get(pk=report_id)


def _hand_to_worker(report_id: int) -> None:
    transaction.on_commit(lambda: app.send_task(READ_REPORT, args=[report_id]), robust=True)

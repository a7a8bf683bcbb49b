"""Building a paper: the snapshot once, then every file from it alone."""

import hashlib
import logging
import secrets
import time
from collections.abc import Callable
from decimal import Decimal

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import Paper, Report, ReportFile
from findings.operations.report import BUILD_WORD, hand_to_worker
from findings.reports.pdf import PaperNotPrintedError
from findings.reports.printing import PrintedPaper, print_paper, print_word
from findings.reports.snapshot import AnySnapshot, UnknownVersion, from_json, to_json
from findings.reports.snapshot_reader import read_snapshot
from portal.access.operation import recorded
from portal.sole_worker import Work, sole_worker

State, Step, Format = Report.State, Report.Step, ReportFile.Format
ATTEMPTS = 3
"""So many workers may end in the middle of one paper before it is given up."""

log = logging.getLogger(__name__)


def build_report(report_id: int) -> None:
    """Build a requested paper, unless another worker is at it or it is finished."""
    with sole_worker(Work.PAPER, report_id) as alone:
        if not alone:
            return
        _guarded(lambda: _build(report_id), report_id)


def build_word(report_id: int) -> None:
    """Add the Word document to a ready paper, unless it has one or another worker is at it."""
    with sole_worker(Work.WORD, report_id) as alone:
        if not alone:
            return
        snapshot = begin_word(report_id=report_id, by=None)
        if snapshot is not None:
            file_word(report_id=report_id, content=print_word(snapshot), by=None)


def _build(report_id: int) -> None:
    started = time.perf_counter()
    snapshot = begin_build(report_id=report_id, by=None)
    if snapshot is None:
        return
    _show(report_id, Step.PRINTING, 40)
    printed = print_paper(snapshot)
    _show(report_id, Step.FILING, 80)
    seconds = time.perf_counter() - started
    finish_build(report_id=report_id, printed=printed, seconds=seconds, by=None)


def _guarded(build: Callable[[], None], report_id: int) -> None:
    """Turn what goes wrong into a reason that the person who asked can read.

    A lost database says nothing of the paper: the sweep hands the paper to a worker again.
    """
    try:
        build()
    except DatabaseError:
        raise
    except Exception as error:
        code = Report.objects.values_list("code", flat=True).get(pk=report_id)
        log.exception("The paper %s was not built", code)
        fail_build(report_id=report_id, reason=_reason(error), by=None)


def _reason(error: Exception) -> str:
    if isinstance(error, PaperNotPrintedError | UnknownVersion):
        return str(error)
    if isinstance(error, SoftTimeLimitExceeded):
        minutes = settings.CELERY_TASK_SOFT_TIME_LIMIT // 60
        return ngettext(
            "Building took longer than %(minutes)d minute and was stopped.",
            "Building took longer than %(minutes)d minutes and was stopped.",
            minutes,
        ) % {"minutes": minutes}
    return _(
        "Something went wrong that the portal did not expect. It has been written to the "
        "portal’s log with the code of this paper. You can try again."
    )


@recorded
def begin_build(*, report_id: int, by: None) -> AnySnapshot | None:
    """Start an attempt: the snapshot to build from, None when there is nothing to do.

    The snapshot is read at the first attempt and kept, so that a build that a worker's end cut
    short goes on with the same paper. After three such ends the paper has failed.
    """
    report = _locked(report_id)
    if report.is_finished:
        return None
    if report.attempts >= ATTEMPTS:
        _fail(report, _("The build stopped %(count)d times.") % {"count": ATTEMPTS})
        return None
    report.attempts += 1
    report.state, report.step, report.progress = State.BUILDING, Step.READING, 10
    snapshot = from_json(report.snapshot) if report.snapshot else read_snapshot(report)
    report.snapshot = to_json(snapshot)
    report.save()
    return snapshot


@recorded
def finish_build(*, report_id: int, printed: PrintedPaper, seconds: float, by: None) -> None:
    """File the paper and say that it is ready, all at once; the earlier final one gives way."""
    report = _locked(report_id)
    if report.is_finished:
        return
    _store(report, Format.PDF, printed.pdf)
    _store(report, Format.HTML, printed.html.encode())
    report.state, report.step, report.progress = State.READY, Step.DONE, 100
    report.pages, report.seconds = printed.pages, Decimal(f"{seconds:.3f}")
    report.finished_at = report.queued_at = timezone.now()
    report.attempts = 0  # from here on, those of the Word document are counted
    if not report.is_draft:
        _take_place(report)
    report.save()
    hand_to_worker(BUILD_WORD, report)


@recorded
def fail_build(*, report_id: int, reason: str, by: None) -> None:
    """Say why a paper could not be built, unless it is finished."""
    report = _locked(report_id)
    if not report.is_finished:
        _fail(report, reason)


@recorded
def begin_word(*, report_id: int, by: None) -> AnySnapshot | None:
    """Start an attempt at the Word document; None when the paper has one or is not ready."""
    report = _locked(report_id)
    is_there = report.files.filter(format=Format.WORD).exists()
    if is_there or report.state != State.READY or report.attempts >= ATTEMPTS:
        return None
    report.attempts += 1
    report.save(update_fields=["attempts"])
    return from_json(report.snapshot or {})


@recorded
def file_word(*, report_id: int, content: bytes, by: None) -> None:
    """File the Word document of a ready paper, once."""
    report = _locked(report_id)
    if not report.files.filter(format=Format.WORD).exists():
        _store(report, Format.WORD, content)


def _locked(report_id: int) -> Report:
    return Report.objects.select_for_update().get(pk=report_id)


def _fail(report: Report, reason: str) -> None:
    report.state, report.failure = State.FAILED, reason
    report.finished_at = timezone.now()
    report.save()


def _show(report_id: int, step: Report.Step, progress: int) -> None:
    Report.objects.filter(pk=report_id).update(step=step, progress=progress)


def _store(report: Report, format: ReportFile.Format, content: bytes) -> None:  # noqa: A002
    """Put a file where nobody can guess its name; taken away again if it is not filed after all."""
    row = ReportFile(report=report, format=format, size=len(content))
    row.sha256 = hashlib.sha256(content).hexdigest()
    name = f"papers/{secrets.token_urlsafe(24)}.{format}"
    row.file.save(name, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            row.save()
    except Exception:
        row.file.delete(save=False)
        raise


def _for_the_same_meeting(paper: Paper) -> Q:
    """Papers of the kind on the plan for the same body and day; none where they are not given."""
    if paper.plan_id is None or paper.meeting_on is None or not paper.meeting_body:
        return Q(pk__in=[])
    return Q(
        paper__plan=paper.plan_id,
        paper__template__kind=paper.template.kind,
        paper__meeting_body__iexact=paper.meeting_body,
        paper__meeting_on=paper.meeting_on,
    )


def _take_place(report: Report) -> None:
    """Say which final build of the paper is the current one: the one asked for last.

    Builds may end in another order than they were asked for. A meeting has one paper of a kind on
    a plan, so another one for the same meeting gives way too.
    """
    same = Q(paper=report.paper_id) | _for_the_same_meeting(report.paper)
    built = Report.objects.filter(same, is_draft=False).exclude(pk=report.pk).ready()
    earlier = built.filter(requested_at__lt=report.requested_at)
    report.supersedes = earlier.order_by("-requested_at").first()
    day = date_format(timezone.localdate(report.finished_at), "DATE_FORMAT")
    reason = _("A newer version was made on %(day)s.") % {"day": day}
    outdated = {"superseded_at": report.finished_at, "superseded_reason": reason}
    earlier.filter(superseded_at=None).update(**outdated)
    later = built.filter(requested_at__gt=report.requested_at)
    if report.superseded_at is None and later.exists():
        report.superseded_at, report.superseded_reason = report.finished_at, reason

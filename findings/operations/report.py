"""Built papers: asking for one, trying again, and saying when a record has changed since."""

import datetime
import secrets

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from findings.models import Paper, PaperSection, Report
from findings.tables.paper import missing_sections
from inspections.models import Inspection
from portal.access.operation import recorded
from portal.accounts.models import User
from portal.celery import app

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, which readers take for other signs."""

CODE_LENGTH = 10
BUILD_REPORT, BUILD_WORD = "findings.build_report", "findings.build_word"


class PaperNotComplete(Exception):  # noqa: N818 - a state, said to the person as it is
    """Parts that the body's form asks for are not written yet."""

    def __init__(self, missing: list[PaperSection]) -> None:
        super().__init__(", ".join(str(section) for section in missing))
        self.missing = missing


class InspectionNotPublished(Exception):  # noqa: N818
    """Only a draft may be made of an inspection, or a programme, of which nothing is published."""


class NotFailed(Exception):  # noqa: N818
    """Only a build that failed is tried again."""


@recorded
def request_report(*, paper: Paper, is_draft: bool, by: User) -> Report:
    """Ask for a build; the unfinished one where it will say the same.

    It will, until a worker has taken its snapshot and the paper's words have changed since.
    Raises PaperNotComplete and InspectionNotPublished, for a final paper only.
    """
    locked = _locked_paper(paper)
    _refuse_unready(locked, is_draft=is_draft)
    same = Q(snapshot=None) | Q(requested_at__gte=locked.updated_at)
    waiting = locked.reports.unfinished().filter(same, is_draft=is_draft, superseded_at=None)
    if (unfinished := waiting.first()) is not None:
        return unfinished
    now = timezone.now()
    report = Report.objects.create(
        paper=locked,
        is_draft=is_draft,
        code=new_code(),
        requested_by=by,
        requested_at=now,
        queued_at=now,
    )
    hand_to_worker(BUILD_REPORT, report)
    return report


@recorded
def retry_report(*, report: Report, by: User) -> Report:
    """Build a failed paper again, from the records as they are now and under its own code.

    One that is being built again already is given back. Raises NotFailed for a ready one, and
    PaperNotComplete and InspectionNotPublished as request_report does.
    """
    paper = _locked_paper(report.paper)
    locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if locked.state == Report.State.READY:
        raise NotFailed(locked.state)
    if locked.state != Report.State.FAILED:
        return locked
    _refuse_unready(paper, is_draft=locked.is_draft)
    locked.state, locked.step = Report.State.REQUESTED, Report.Step.WAITING
    locked.progress, locked.attempts = 0, 0
    locked.failure, locked.snapshot, locked.finished_at = "", None, None
    locked.requested_at = locked.queued_at = timezone.now()
    locked.save()
    hand_to_worker(BUILD_REPORT, locked)
    return locked


@recorded
def supersede_reports(
    *,
    inspection: Inspection,
    reason: str,
    by: User | None,
    at: datetime.datetime | None = None,
) -> int:
    """Mark every paper built so far on an inspection as superseded, with why; how many.

    Overviews that tell of the inspection are among them. A paper keeps the first reason for which
    it was superseded.
    """
    return (
        Report.objects.filter(Q(paper__inspection=inspection) | _tells_of(inspection))
        .filter(superseded_at=None)
        .exclude(state=Report.State.FAILED)
        .update(superseded_at=at or timezone.now(), superseded_reason=reason)
    )


def hand_to_worker(task: str, report: Report) -> None:
    """Queue a job once the change is committed; one that is lost is found by the sweep."""
    transaction.on_commit(lambda: app.send_task(task, args=[report.pk]), robust=True)


def new_code() -> str:
    """A verification code that nobody can guess: 50 bits, in groups as people read them out."""
    signs = [secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)]
    return "-".join("".join(group) for group in (signs[:4], signs[4:7], signs[7:]))


def _tells_of(inspection: Inspection) -> Q:
    """Overviews whose snapshot holds the inspection, or may once it is taken."""
    held = [{"reference": inspection.reference}]
    waiting = Q(snapshot=None, paper__programme=inspection.programme_id)
    is_overview = Q(paper__inspection=None)
    return is_overview & (Q(snapshot__programme__inspections__contains=held) | waiting)


def _locked_paper(paper: Paper) -> Paper:
    papers = Paper.objects.select_for_update(of=("self",))
    return papers.select_related("inspection", "programme", "template").get(pk=paper.pk)


def _refuse_unready(paper: Paper, *, is_draft: bool) -> None:
    if is_draft:
        return
    if not paper.is_on_published():
        raise InspectionNotPublished(str(paper.subject))
    if missing := missing_sections(paper):
        raise PaperNotComplete(missing)

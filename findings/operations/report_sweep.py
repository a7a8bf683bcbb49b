"""Papers that no worker is building are handed to one again."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from findings.models import Report, ReportFile
from findings.operations.report import BUILD_REPORT, BUILD_WORD, hand_to_worker
from findings.operations.report_build import ATTEMPTS
from portal.access.operation import recorded
from portal.sole_worker import Work, is_being_done

WAIT = datetime.timedelta(seconds=15)
"""A paper is left to the worker that it was handed to for this long."""


def requeue_lost_reports(*, at: datetime.datetime | None = None) -> int:
    """Queue again what was lost with its message or its worker; how many papers.

    Unfinished papers, and ready ones without their Word document. A paper that merely waits its
    turn is queued twice, which is harmless: the second job finds it built.
    """
    moment = at or timezone.now()
    waiting = Report.objects.filter(queued_at__lt=moment - WAIT)
    papers = waiting.unfinished().values_list("pk", flat=True)
    without_word = waiting.ready().filter(~Exists(_word_file()), attempts__lt=ATTEMPTS)
    jobs = [(Work.PAPER, BUILD_REPORT, pk) for pk in papers]
    jobs += [(Work.WORD, BUILD_WORD, pk) for pk in without_word.values_list("pk", flat=True)]
    lost = [(task, pk) for work, task, pk in jobs if not is_being_done(work, pk)]
    for task, pk in lost:
        queue_again(report_id=pk, task=task, at=moment, by=None)
    return len(lost)


@recorded
def queue_again(*, report_id: int, task: str, at: datetime.datetime, by: None) -> None:
    """Hand one paper to a worker; when is noted, so that the next sweep leaves it alone."""
    report = Report.objects.select_for_update().get(pk=report_id)
    report.queued_at = at
    report.save(update_fields=["queued_at"])
    hand_to_worker(task, report)


def _word_file() -> QuerySet[ReportFile]:
    return ReportFile.objects.filter(report=OuterRef("pk"), format=ReportFile.Format.WORD)

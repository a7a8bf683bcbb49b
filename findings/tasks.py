"""Papers are built here, away from the page that asked for them; and people are reminded."""

from celery import shared_task
from django.utils import timezone

from findings.operations.digest_post import remind as remind_people
from findings.operations.notice import clear_old_notices
from findings.operations.report import BUILD_REPORT, BUILD_WORD
from findings.operations.report_build import build_report, build_word
from findings.operations.report_sweep import requeue_lost_reports


@shared_task(name=BUILD_REPORT)
def build(report_id: int) -> None:
    """Build a paper; safe to repeat, and done once however often it is asked for."""
    build_report(report_id)


@shared_task(name=BUILD_WORD)
def word(report_id: int) -> None:
    """Add the Word document to a paper that is ready; safe to repeat."""
    build_word(report_id)


@shared_task(name="findings.requeue_lost_reports")
def requeue() -> int:
    """Hand papers to a worker again that none is building."""
    return requeue_lost_reports()


@shared_task(name="findings.remind")
def remind() -> int:
    """Send the digests that are due; safe to repeat, and each is sent once."""
    return remind_people()


@shared_task(name="findings.clear_old_notices")
def clear_notices() -> int:
    """Forget notices of more than a year ago, and the traces of old mails."""
    return clear_old_notices(at=timezone.now(), by=None)

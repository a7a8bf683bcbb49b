"""Work away from the page that asked for it: reports, imports, and what the clock starts."""

from celery import shared_task

from inspections.operations.data_import import WORK_ON_IMPORT
from inspections.operations.import_work import requeue_lost_imports, work_on_import
from inspections.operations.publication import publish_due_inspections
from inspections.operations.published_report import (
    READ_REPORT,
    read_report,
    requeue_lost_reports,
)


@shared_task(name="inspections.publish_due_inspections")
def publish_due() -> int:
    """Publish the approved inspections whose embargo has passed."""
    return publish_due_inspections()


@shared_task(name=READ_REPORT)
def read_published_report(report_id: int) -> None:
    """Read a report; safe to repeat, and done once however often it is asked for."""
    read_report(report_id)


@shared_task(name="inspections.requeue_lost_published_reports")
def requeue_published_reports() -> int:
    """Hand reports to a worker again that none is reading."""
    return requeue_lost_reports()


@shared_task(name=WORK_ON_IMPORT)
def work(import_id: int) -> None:
    """Check, write or take back an import; safe to repeat."""
    work_on_import(import_id)


@shared_task(name="inspections.requeue_lost_imports")
def requeue() -> int:
    """Hand imports to a worker again that none is working on."""
    return requeue_lost_imports()

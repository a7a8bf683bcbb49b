"""Work that the clock starts."""

from celery import shared_task

from inspections.operations.publication import publish_due_inspections


@shared_task(name="inspections.publish_due_inspections")
def publish_due() -> int:
    """Publish the approved inspections whose embargo has passed."""
    return publish_due_inspections()

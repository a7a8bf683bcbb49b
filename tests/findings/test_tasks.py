"""What the clock starts, a worker knows."""

from django.conf import settings

from portal.celery import app


def test_every_scheduled_task_exists() -> None:
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert scheduled <= set(app.tasks)
    assert "findings.requeue_lost_reports" in scheduled

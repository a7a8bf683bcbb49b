from django.conf import settings

from inspections.models import Inspection
from inspections.tasks import publish_due


def test_beat_publishes_what_is_due(draft: Inspection) -> None:
    Inspection.objects.update(state="scheduled", publish_at="2026-01-01T09:00Z")
    assert publish_due() == 1
    draft.refresh_from_db()
    assert draft.is_published


def test_beat_knows_the_task() -> None:
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert publish_due.name in scheduled

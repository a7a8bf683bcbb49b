"""The portal's own housekeeping, started by beat."""

from celery import shared_task
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from portal.pages import heartbeat


@shared_task
def beat_heart() -> None:
    """Show that beat, the broker and a worker are all at work."""
    heartbeat.record(timezone.now())


@shared_task
def clear_expired_sessions() -> None:
    call_command("clearsessions")


@shared_task
def forget_delivered_messages() -> None:
    """The broker in the database keeps every message it has delivered; a day of them is enough."""
    if settings.BROKER_IN_DATABASE:
        with connection.cursor() as cursor:
            cursor.execute(
                "delete from kombu_message"
                " where not visible and timestamp < localtimestamp - interval '1 day'"
            )

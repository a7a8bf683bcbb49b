"""Housekeeping of what people use, started by beat."""

from celery import shared_task
from django.utils import timezone

from portal.accounts.models import ApiTally


@shared_task
def forget_api_tallies() -> None:
    """Minutes that limit nothing any more are forgotten."""
    ApiTally.objects.past(at=timezone.now()).delete()

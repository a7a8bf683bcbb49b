"""The project: settings, sign-in, access and pages; knows nothing of inspections or findings."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]

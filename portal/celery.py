"""The Celery application: `celery -A portal worker` and `celery -A portal beat`."""

import os
import signal

from celery import Celery
from celery.signals import worker_process_init

from portal.keeper import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def end_with_worker(**_: object) -> None:
    """A worker that is killed takes its processes with it; the job is built again by another."""
    end_with_parent(signal.SIGKILL)

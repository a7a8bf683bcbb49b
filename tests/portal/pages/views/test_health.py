"""The health page tells monitors the truth, and nothing else."""

import pytest
from django.core.cache import cache
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from portal.pages import heartbeat
from portal.pages.tasks import beat_heart

pytestmark = pytest.mark.django_db
LATE = timezone.now() - 2 * heartbeat.LATE_AFTER


@pytest.fixture(autouse=True)
def no_heartbeat_yet() -> None:
    cache.delete(heartbeat.KEY)


def test_serves_before_slow_work_was_seen(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "degraded",
        "database": "ok",
        "migrations": "ok",
        "slow_work": "not seen yet",
    }


def test_all_is_well_after_a_heartbeat(client: Client) -> None:
    beat_heart()
    assert client.get("/health/").json()["status"] == "ok"


def test_tells_that_slow_work_is_late(client: Client) -> None:
    heartbeat.record(LATE)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["slow_work"]) == (200, "late")


def test_fails_while_a_migration_waits(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "waiting")


def test_is_only_read(client: Client) -> None:
    assert client.post("/health/").status_code == 405

"""History cannot be forgotten: every trigger that a model declares is in the database."""

import pgtrigger.registry
import pytest
from django.db import connection


@pytest.mark.django_db
def test_every_declared_trigger_is_installed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        installed = {name for (name,) in cursor.fetchall()}
    declared = {trigger.get_pgid(model) for model, trigger in pgtrigger.registry.registered()}
    assert declared <= installed

"""The world of the access table."""

import pytest
from django.conf import LazySettings

from tests.access.world import World


@pytest.fixture
def world(db: None, settings: LazySettings) -> World:
    """Its papers' files are kept in memory."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": memory}
    return World()

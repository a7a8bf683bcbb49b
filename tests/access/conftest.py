"""The world of the access table."""

import pytest

from tests.access.world import World


@pytest.fixture
def world(db: None) -> World:
    return World()

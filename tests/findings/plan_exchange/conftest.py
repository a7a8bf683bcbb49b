"""A plan with two actions, as a file."""

import pytest

from findings.models import ActionPlan
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plan_files import file_of, filled_plan


@pytest.fixture
def plan(published: Inspection, officer: User, action_owner: User) -> ActionPlan:
    return filled_plan(published, officer, action_owner)


@pytest.fixture
def file(plan: ActionPlan) -> bytes:
    return file_of(plan)

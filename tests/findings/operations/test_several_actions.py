"""Several actions are changed together, or not at all."""

import datetime

import pytest
from django.utils import timezone

from findings.models import ActionPlan, ImprovementAction
from findings.operations.several_actions import (
    NotForAll,
    revise_due_dates,
    set_lead_agency,
    set_owner,
    write_updates,
)
from inspections.models import Inspection, Partnership
from portal.accounts.models import User
from tests.plans import DUE, action_in, plan_for

LATER = DUE + datetime.timedelta(days=30)


@pytest.fixture
def plan(draft: Inspection, officer: User) -> ActionPlan:
    return plan_for(draft, officer)


@pytest.fixture
def two(plan: ActionPlan) -> list[ImprovementAction]:
    return [action_in(plan), action_in(plan)]


def test_all_get_the_owner_and_are_told(
    two: list[ImprovementAction], action_owner: User, officer: User
) -> None:
    set_owner(actions=two, owner=action_owner, at=timezone.now(), by=officer)
    assert ImprovementAction.objects.filter(owner=action_owner).count() == 2
    set_owner(actions=two, owner=None, at=timezone.now(), by=officer)
    assert not ImprovementAction.objects.filter(owner=action_owner).exists()


def test_nobody_without_access_becomes_an_owner(
    two: list[ImprovementAction], outsider: User, officer: User
) -> None:
    with pytest.raises(NotForAll):
        set_owner(actions=two, owner=outsider, at=timezone.now(), by=officer)


def test_one_that_refuses_keeps_all_as_they_were(
    two: list[ImprovementAction], officer: User
) -> None:
    ImprovementAction.objects.filter(pk=two[1].pk).update(status="verified")
    with pytest.raises(NotForAll) as raised:
        revise_due_dates(
            actions=two, revised_to=LATER, reason="Late", at=timezone.now(), by=officer
        )
    assert [action.pk for action, _why in raised.value.refused] == [two[1].pk]
    assert not ImprovementAction.objects.filter(revised_due_on=LATER).exists()


def test_all_are_due_later_for_one_reason(two: list[ImprovementAction], officer: User) -> None:
    revise_due_dates(actions=two, revised_to=LATER, reason="Late", at=timezone.now(), by=officer)
    assert ImprovementAction.objects.filter(revised_due_on=LATER, due_on=DUE).count() == 2


def test_one_update_is_told_of_each(two: list[ImprovementAction], officer: User) -> None:
    write_updates(actions=two, text="Both go on.", at=timezone.now(), by=officer)
    assert [each.updates.get().status_after for each in two] == ["not_started"] * 2


def test_an_agency_of_another_partnership_leads_nothing(
    two: list[ImprovementAction], moray: Partnership, officer: User
) -> None:
    stranger = moray.agencies.create(kind="nhs", name="NHS elsewhere")
    with pytest.raises(NotForAll):
        set_lead_agency(actions=two, agency=stranger, by=officer)

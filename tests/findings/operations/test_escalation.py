"""What stays overdue is brought further up, once for each due date."""

import datetime

import pytest
from django.utils import timezone

from findings.models import ActionPlan, Escalation, ImprovementAction, Notice
from findings.operations.escalation import escalate_overdue
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plans import action_in, plan_for

NOW = timezone.make_aware(datetime.datetime(2026, 11, 23, 7, 0))


def days_ago(days: int) -> datetime.date:
    return NOW.date() - datetime.timedelta(days=days)


@pytest.fixture
def action(draft: Inspection, lead_officer: User, officer: User) -> ImprovementAction:
    """Overdue by eight days; an officer leads the plan, and nobody sponsors it."""
    plan = plan_for(draft, lead_officer, lead_officer=officer)
    return action_in(plan, due_on=days_ago(8))


def told(action: ImprovementAction, days: int = 8) -> set[str]:
    """Who is told when the action is overdue by so many days."""
    ImprovementAction.objects.filter(pk=action.pk).update(due_on=days_ago(days))
    Notice.objects.all().delete()
    escalate_overdue(at=NOW)
    return set(Notice.objects.filter(kind="overdue").values_list("person__email", flat=True))


@pytest.mark.parametrize(("days", "officers"), [(7, 0), (8, 1), (30, 1)])
def test_the_lead_officer_is_told_after_a_week(
    action: ImprovementAction, officer: User, days: int, officers: int
) -> None:
    assert told(action, days) == ({officer.email} if officers else set())


@pytest.mark.parametrize(("days", "sponsors"), [(21, 0), (22, 1)])
def test_the_sponsor_is_told_after_three(
    action: ImprovementAction, board_member: User, days: int, sponsors: int
) -> None:
    ActionPlan.objects.update(sponsor=board_member)
    assert (board_member.email in told(action, days)) is bool(sponsors)


def test_a_plan_without_lead_officer_is_told_to_all_of_them(
    action: ImprovementAction, lead_officer: User
) -> None:
    ActionPlan.objects.update(lead_officer=None)
    assert told(action) == {lead_officer.email}


@pytest.mark.parametrize("change", [{"is_active": False}, {"memberships": None}], ids=str)
def test_one_who_may_read_the_plan_no_more_is_passed_over(
    action: ImprovementAction, officer: User, lead_officer: User, change: dict[str, bool | None]
) -> None:
    if "is_active" in change:
        User.objects.filter(pk=officer.pk).update(is_active=False)
    else:
        officer.memberships.update(ends_on=days_ago(1))
    assert told(action) == {lead_officer.email}


def test_each_step_is_taken_once_for_a_due_date(action: ImprovementAction) -> None:
    assert [escalate_overdue(at=NOW), escalate_overdue(at=NOW)] == [1, 0]
    assert escalate_overdue(at=NOW + datetime.timedelta(days=1)) == 0


def test_a_revised_date_starts_anew(action: ImprovementAction, officer: User) -> None:
    escalate_overdue(at=NOW)
    ImprovementAction.objects.update(revised_due_on=NOW.date())
    assert escalate_overdue(at=NOW) == 0
    assert escalate_overdue(at=NOW + datetime.timedelta(days=8)) == 1
    assert Escalation.objects.count() == Notice.objects.filter(person=officer).count() == 2


def test_a_sponsor_named_later_is_told_then(action: ImprovementAction, board_member: User) -> None:
    told(action, 40)
    ActionPlan.objects.update(sponsor=board_member)
    assert told(action, 40) == {board_member.email}


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_nobody_is_told_of_a_plan_that_is_not_in_hand(
    action: ImprovementAction, state: str
) -> None:
    ActionPlan.objects.update(state=state, closed_at=NOW)
    assert told(action) == set()

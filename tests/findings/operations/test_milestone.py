"""Every rule and every refusal of milestones."""

import datetime

import pytest

from findings.models import ImprovementAction
from findings.operations.milestone import ReachedLater, add_milestone, mark_milestone
from findings.operations.progress_update import ActionComplete
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plans import action_in, plan_for

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture
def action(published: Inspection, lead_officer: User) -> ImprovementAction:
    return action_in(plan_for(published, lead_officer), milestones=("First", "Last"))


def test_a_milestone_is_reached_and_taken_back(action: ImprovementAction, officer: User) -> None:
    first = action.milestones.all()[0]
    marked = mark_milestone(milestone=first, done_on=TODAY, on=TODAY, by=officer)
    assert marked.done_on == TODAY
    assert mark_milestone(milestone=first, done_on=None, on=TODAY, by=officer).done_on is None


def test_no_milestone_is_reached_tomorrow(action: ImprovementAction, officer: User) -> None:
    tomorrow = TODAY + datetime.timedelta(days=1)
    with pytest.raises(ReachedLater):
        mark_milestone(milestone=action.milestones.all()[0], done_on=tomorrow, on=TODAY, by=officer)


def test_a_new_one_stands_last(action: ImprovementAction, officer: User) -> None:
    add_milestone(action=action, title="After", due_on=None, by=officer)
    assert [each.title for each in action.milestones.all()] == ["First", "Last", "After"]


def test_what_is_complete_keeps_its_milestones(action: ImprovementAction, officer: User) -> None:
    ImprovementAction.objects.filter(pk=action.pk).update(status=ImprovementAction.Status.COMPLETE)
    with pytest.raises(ActionComplete):
        add_milestone(action=action, title="After", due_on=None, by=officer)
    milestone = action.milestones.all()[0]
    with pytest.raises(ActionComplete):
        mark_milestone(milestone=milestone, done_on=TODAY, on=TODAY, by=officer)

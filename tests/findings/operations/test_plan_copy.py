"""Copying an earlier plan: what comes along, what does not, and what is refused."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import ActionPlan, ImprovementAction
from findings.operations.action_plan import PlanAgreed, PlanDetails
from findings.operations.plan_copy import (
    AnotherPartnership,
    CircularCopy,
    Copied,
    copy_into_draft,
    copy_into_new,
)
from inspections.models import Inspection, Partnership
from portal.accounts.models import User
from tests.plans import DUE, START, action_in, area_of, plan_for, update_on

NOW = timezone.now()
WEEKS = datetime.timedelta(weeks=10)
DRAFT = {"state": ActionPlan.State.DRAFT, "agreed_by": None, "agreed_at": None}


@pytest.fixture
def source(published: Inspection, officer: User, action_owner: User) -> ActionPlan:
    """A plan with one action in full progress, one cancelled, and one whose owner has left."""
    plan = plan_for(published, officer)
    done: dict[str, Any] = {"status": "in_progress", "percent": 60, "revised_due_on": DUE + WEEKS}
    rated: dict[str, Any] = {"brag_override": "red", "brag_reason": "Why"}
    action = action_in(
        plan, areas=[area_of(published)], milestones=["One"], owner=action_owner, **done, **rated
    )
    action.milestones.update(done_on=START, due_on=START)
    update_on(action, action_owner)
    action_in(plan, status="cancelled", cancelled_reason="Merged")
    return plan


def copied(source: ActionPlan, officer: User) -> Copied:
    return copy_into_new(
        source=source,
        inspection=source.inspection,
        details=PlanDetails("The second year"),
        starts_on=START + WEEKS,
        at=NOW,
        by=officer,
    )


def only_action(plan: ActionPlan) -> ImprovementAction:
    return plan.actions.get()


def test_a_copy_is_a_draft_in_which_nothing_has_been_done(
    source: ActionPlan, officer: User
) -> None:
    made = copied(source, officer)
    action = only_action(made.plan)
    assert (made.plan.state, made.plan.copied_from) == ("draft", source)
    assert (action.status, action.percent, action.brag_override) == ("not_started", 0, "")
    assert (action.starts_on, action.due_on) == (START + WEEKS, DUE + WEEKS)
    assert action.revised_due_on is None
    assert not action.updates.exists()
    assert action.copied_from == source.actions.first()
    step = action.milestones.get()
    assert (step.title, step.due_on, step.done_on) == ("One", START + WEEKS, None)


def test_what_is_still_open_and_who_still_has_access_come_along(
    source: ActionPlan, officer: User, action_owner: User
) -> None:
    made = copied(source, officer)
    action = only_action(made.plan)
    assert (action.owner, action.findings.count()) == (action_owner, 1)
    assert (made.actions, made.without_area, made.without_owner) == (1, 0, 0)


def test_areas_that_were_removed_and_owners_who_left_do_not(
    source: ActionPlan, officer: User, action_owner: User
) -> None:
    source.inspection.findings.update(removed_at=NOW)
    action_owner.memberships.update(ends_on=datetime.date(2020, 2, 1))
    made = copied(source, officer)
    action = only_action(made.plan)
    assert (action.owner, action.findings.count()) == (None, 0)
    assert (made.actions, made.without_area, made.without_owner) == (1, 1, 1)


def test_a_plan_is_added_behind_what_a_draft_has(source: ActionPlan, officer: User) -> None:
    draft = plan_for(source.inspection, officer, **DRAFT)
    action_in(draft)
    copy_into_draft(source=source, target=draft, starts_on=START, at=NOW, by=officer)
    assert list(draft.actions.in_order().values_list("reference", "position")) == [
        ("A1", 1),
        ("A2", 2),
    ]


def test_circular_copies_are_refused(source: ActionPlan, officer: User) -> None:
    first = copied(source, officer).plan
    second = copied(first, officer).plan
    for target in (second, first):
        with pytest.raises(CircularCopy):
            copy_into_draft(source=second, target=target, starts_on=START, at=NOW, by=officer)


def test_a_plan_that_is_agreed_takes_no_copy(source: ActionPlan, officer: User) -> None:
    agreed = plan_for(source.inspection, officer)
    with pytest.raises(PlanAgreed):
        copy_into_draft(source=source, target=agreed, starts_on=START, at=NOW, by=officer)


def test_a_plan_stays_within_its_partnership(
    source: ActionPlan, moray: Partnership, officer: User
) -> None:
    elsewhere = ActionPlan(pk=source.pk, partnership=moray)
    with pytest.raises(AnotherPartnership):
        copy_into_draft(source=elsewhere, target=source, starts_on=START, at=NOW, by=officer)

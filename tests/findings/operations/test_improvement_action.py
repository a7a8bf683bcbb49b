"""Adding and changing actions: every rule and every refusal."""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError
from django.utils import timezone

from findings.models import ActionPlan, Finding, Notice
from findings.operations.action_lock import ActionCancelled, PlanClosed
from findings.operations.improvement_action import (
    ActionDetails,
    DueBeforeStart,
    DueDateAgreed,
    ForeignAgency,
    ForeignArea,
    MilestoneLine,
    OwnerWithoutAccess,
    add_action,
    areas_to_answer,
    edit_action,
)
from inspections.models import Agency, Inspection, Partnership
from portal.access.clash import Clash, Opened, plain_values
from portal.accounts.models import User
from tests.plans import DUE, START, action_in, area_of, plan_for

NOW = timezone.now()
DETAILS = ActionDetails("Audit case files", starts_on=START, due_on=DUE)
DRAFT = {"state": ActionPlan.State.DRAFT, "agreed_by": None, "agreed_at": None}


@pytest.fixture
def plan(published: Inspection, lead_officer: User) -> ActionPlan:
    return plan_for(published, lead_officer)


@pytest.fixture
def moray_area(published: Inspection, moray: Partnership) -> Finding:
    """An area of another partnership's published inspection."""
    copy = Inspection.objects.get(pk=published.pk)
    copy.pk, copy.reference, copy.partnership = None, "moray-joint", moray
    copy._state.adding = True
    copy.save()
    return area_of(copy)


def test_an_action_stands_last_with_the_next_reference(plan: ActionPlan, officer: User) -> None:
    action_in(plan, reference="A7")
    lines = (MilestoneLine("Tool agreed"), MilestoneLine("First audit", DUE))
    action = add_action(plan=plan, details=replace(DETAILS, milestones=lines), at=NOW, by=officer)
    assert (action.reference, action.position) == ("A8", 2)
    assert [row.title for row in action.milestones.all()] == ["Tool agreed", "First audit"]


def test_its_owner_is_told_once_the_plan_is_agreed(
    plan: ActionPlan, officer: User, action_owner: User
) -> None:
    owned = replace(DETAILS, owner=action_owner)
    draft = plan_for(plan.inspection, officer, **DRAFT)
    add_action(plan=draft, details=owned, at=NOW, by=officer)
    assert not Notice.objects.exists()
    action = add_action(plan=plan, details=owned, at=NOW, by=officer)
    edit_action(action=action, details=owned, at=NOW, by=officer)
    told = Notice.objects.get()
    assert (told.person, told.kind, told.action) == (action_owner, "assigned", action)


@pytest.mark.parametrize("who", ["outsider", "board_member"])
def test_an_owner_must_be_able_to_tell_how_it_goes(
    plan: ActionPlan, officer: User, who: str, request: pytest.FixtureRequest
) -> None:
    owned = replace(DETAILS, owner=request.getfixturevalue(who))
    with pytest.raises(OwnerWithoutAccess):
        add_action(plan=plan, details=owned, at=NOW, by=officer)


def test_an_owner_whose_role_has_ended_may_stay(
    plan: ActionPlan, officer: User, action_owner: User
) -> None:
    action = action_in(plan, owner=action_owner)
    action_owner.memberships.update(ends_on=datetime.date(2020, 2, 1))
    owned = replace(DETAILS, owner=action_owner)
    assert edit_action(action=action, details=owned, at=NOW, by=officer).owner == action_owner


def test_areas_of_another_partnership_are_refused(
    plan: ActionPlan, moray_area: Finding, officer: User
) -> None:
    foreign = replace(DETAILS, areas=frozenset({moray_area}))
    with pytest.raises(ForeignArea):
        add_action(plan=plan, details=foreign, at=NOW, by=officer)
    assert moray_area not in areas_to_answer(plan)
    with pytest.raises(IntegrityError, match="action_answers_own_area"):
        action_in(plan).findings.add(moray_area)


def test_agencies_of_another_partnership_are_refused(
    plan: ActionPlan, moray: Partnership, officer: User
) -> None:
    agency = Agency.objects.create(partnership=moray, kind="council", name="A council")
    for fields in ({"lead_agency": agency}, {"supporting_agencies": frozenset({agency})}):
        with pytest.raises(ForeignAgency):
            add_action(plan=plan, details=replace(DETAILS, **fields), at=NOW, by=officer)


def test_due_before_start_is_refused(plan: ActionPlan, officer: User) -> None:
    with pytest.raises(DueBeforeStart):
        add_action(
            plan=plan, details=replace(DETAILS, starts_on=DUE, due_on=START), at=NOW, by=officer
        )
    revised = action_in(plan, revised_due_on=START)
    later = replace(DETAILS, starts_on=START + datetime.timedelta(1))
    with pytest.raises(DueBeforeStart):
        edit_action(action=revised, details=later, at=NOW, by=officer)


def test_the_due_date_of_an_agreed_plan_is_not_edited(plan: ActionPlan, officer: User) -> None:
    later = replace(DETAILS, due_on=DUE + datetime.timedelta(30))
    with pytest.raises(DueDateAgreed):
        edit_action(action=action_in(plan), details=later, at=NOW, by=officer)
    undated = action_in(plan, due_on=None)
    assert edit_action(action=undated, details=later, at=NOW, by=officer).due_on == later.due_on
    draft = plan_for(plan.inspection, officer, **DRAFT)
    drafted = edit_action(action=action_in(draft), details=later, at=NOW, by=officer)
    assert drafted.due_on == later.due_on


def test_milestones_that_stay_keep_the_day_on_which_they_were_done(
    plan: ActionPlan, officer: User
) -> None:
    action = action_in(plan, milestones=["Tool agreed", "Dropped"])
    action.milestones.filter(position=1).update(done_on=START)
    done = action.milestones.get(position=1)
    lines = (MilestoneLine("New"), MilestoneLine("Tool agreed by all", None, done.pk))
    edit_action(action=action, details=replace(DETAILS, milestones=lines), at=NOW, by=officer)
    told = list(action.milestones.values_list("title", "done_on"))
    assert told == [("New", None), ("Tool agreed by all", START)]


def test_two_officers_at_one_action_are_a_clash(plan: ActionPlan, officer: User) -> None:
    action = action_in(plan, milestones=["One"])
    opened = Opened(plain_values(ActionDetails.of(action).values()), NOW)
    action.milestones.create(position=2, title="Two")
    with pytest.raises(Clash, match="milestones"):
        edit_action(action=action, details=DETAILS, opened=opened, at=NOW, by=officer)


def test_what_is_cancelled_or_closed_is_not_edited(plan: ActionPlan, officer: User) -> None:
    cancelled = action_in(plan, status="cancelled", cancelled_reason="Merged")
    with pytest.raises(ActionCancelled):
        edit_action(action=cancelled, details=DETAILS, at=NOW, by=officer)
    closed = plan_for(plan.inspection, officer, state="closed", closed_at=NOW)
    with pytest.raises(PlanClosed):
        add_action(plan=closed, details=DETAILS, at=NOW, by=officer)

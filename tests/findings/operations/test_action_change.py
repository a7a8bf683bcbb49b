"""Due dates, ratings, places and cancelling: every rule and every refusal."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import ActionPlan, ImprovementAction
from findings.operations.action_change import (
    NoDueDate,
    NotEmbedded,
    SameDate,
    cancel_action,
    move_action,
    rate_action,
    restore_action,
    revise_due_date,
)
from findings.operations.action_lock import ActionCancelled, PlanNotAgreed
from findings.operations.improvement_action import DueBeforeStart
from findings.operations.progress_update import ActionComplete
from findings.operations.verification import verify_completion
from inspections.models import Inspection
from portal.access.clash import Clash, Opened
from portal.accounts.models import User
from tests.plans import DUE, START, action_in, completion_of, plan_for, update_on

NOW = timezone.now()
LATER = DUE + datetime.timedelta(61)
DRAFT = {"state": ActionPlan.State.DRAFT, "agreed_by": None, "agreed_at": None}


@pytest.fixture
def plan(published: Inspection, lead_officer: User) -> ActionPlan:
    return plan_for(published, lead_officer)


@pytest.fixture
def action(plan: ActionPlan) -> ImprovementAction:
    return action_in(plan)


def test_every_revision_keeps_its_reason_and_the_first_date_stays(
    action: ImprovementAction, officer: User
) -> None:
    for day, reason in ((LATER, "Staff left"), (DUE, "Staff came")):
        revise_due_date(action=action, revised_to=day, reason=reason, at=NOW, by=officer)
    action.refresh_from_db()
    assert (action.due_on, action.revised_due_on) == (DUE, DUE)
    revisions = action.due_date_revisions.order_by("pk")
    assert list(revisions.values_list("was_on", "revised_to", "reason")) == [
        (DUE, LATER, "Staff left"),
        (LATER, DUE, "Staff came"),
    ]


@pytest.mark.parametrize(
    ("fields", "day", "refusal"),
    [
        ({}, DUE, SameDate),
        ({}, START - datetime.timedelta(1), DueBeforeStart),
        ({"due_on": None}, LATER, NoDueDate),
        ({"status": "verified"}, LATER, ActionComplete),
        ({"status": "cancelled", "cancelled_reason": "Merged"}, LATER, ActionCancelled),
    ],
)
def test_dates_that_cannot_be_revised(
    plan: ActionPlan,
    officer: User,
    fields: dict[str, Any],
    day: datetime.date,
    refusal: type[Exception],
) -> None:
    action = action_in(plan, **fields)
    with pytest.raises(refusal):
        revise_due_date(action=action, revised_to=day, reason="Why", at=NOW, by=officer)


def test_a_date_that_somebody_revised_meanwhile_is_a_clash(
    action: ImprovementAction, officer: User
) -> None:
    opened = Opened({"revised_to": DUE.isoformat()}, NOW)
    revise_due_date(action=action, revised_to=LATER, reason="Why", at=NOW, by=officer)
    with pytest.raises(Clash):
        revise_due_date(
            action=action, revised_to=START, reason="Mine", opened=opened, at=NOW, by=officer
        )


def test_a_draft_is_edited_and_not_revised_or_rated(published: Inspection, officer: User) -> None:
    action = action_in(plan_for(published, officer, **DRAFT))
    with pytest.raises(PlanNotAgreed):
        revise_due_date(action=action, revised_to=LATER, reason="Why", at=NOW, by=officer)
    with pytest.raises(PlanNotAgreed):
        rate_action(action=action, brag="red", reason="Why", by=officer)


def test_a_rating_is_given_with_a_reason_and_taken_back(
    action: ImprovementAction, officer: User
) -> None:
    rated = rate_action(action=action, brag="red", reason="Nobody can start", by=officer)
    assert (rated.brag_override, rated.brag_reason) == ("red", "Nobody can start")
    rated = rate_action(action=action, brag="", reason="", by=officer)
    assert (rated.brag_override, rated.brag_reason) == ("", "")


def test_blue_is_for_what_is_complete(plan: ActionPlan, officer: User) -> None:
    with pytest.raises(NotEmbedded):
        rate_action(action=action_in(plan), brag="blue", reason="Done", by=officer)
    complete = action_in(plan, status="complete")
    rated = rate_action(action=complete, brag="blue", reason="Embedded", by=officer)
    assert rated.brag_override == "blue"


@pytest.mark.parametrize(("told", "then"), [(None, "not_started"), ("in_progress", "in_progress")])
def test_a_cancelled_action_comes_back_as_its_last_update_left_it(
    action: ImprovementAction, officer: User, told: str | None, then: str
) -> None:
    if told:
        update_on(action, officer, status_after=told)
    for reason in ("Merged", "Another reason"):
        cancelled = cancel_action(action=action, reason=reason, by=officer)
    assert (cancelled.status, cancelled.cancelled_reason) == ("cancelled", "Merged")
    restored = restore_action(action=action, by=officer)
    assert (restored.status, restored.cancelled_reason) == (then, "")


def test_an_action_that_a_verification_reopened_comes_back_as_begun(
    action: ImprovementAction, officer: User, action_owner: User
) -> None:
    update_on(action, action_owner, status_after="not_started")
    completion = completion_of(action, action_owner)
    said: dict[str, Any] = {"is_adequate": False, "effect": 1, "reasons": "Nothing was done"}
    verify_completion(completion=completion, at=timezone.now(), by=officer, **said)
    cancel_action(action=action, reason="Merged", by=officer)
    assert restore_action(action=action, by=officer).status == "in_progress"


def test_what_waits_for_verification_is_not_cancelled_and_goes_on_waiting(
    action: ImprovementAction, officer: User, action_owner: User
) -> None:
    completion = completion_of(action, action_owner)
    with pytest.raises(ActionComplete):
        cancel_action(action=action, reason="Merged", by=officer)
    assert list(action.completions.waiting()) == [completion]


def test_what_is_complete_is_not_cancelled(plan: ActionPlan, officer: User) -> None:
    with pytest.raises(ActionComplete):
        cancel_action(action=action_in(plan, status="complete"), reason="Why", by=officer)


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ({"places": -1}, "A1 A3 A2 A4"),
        ({"places": 1}, "A1 A2 A4 A3"),
        ({"places": -9}, "A3 A1 A2 A4"),
        ({"to": 1}, "A3 A1 A2 A4"),
        ({"to": 99}, "A1 A2 A4 A3"),
    ],
)
def test_actions_are_put_in_order(
    plan: ActionPlan, officer: User, move: dict[str, int], order: str
) -> None:
    third = [action_in(plan) for _ in range(4)][2]
    place = move_action(action=third, by=officer, **move)
    assert " ".join(plan.actions.in_order().values_list("reference", flat=True)) == order
    assert order.split()[place - 1] == "A3"

"""Who sees evidence: role by who may see it by what it belongs to."""

from typing import Any

import pytest
from django.utils import timezone

from findings.models import ActionPlan, Evidence, PositionStatement
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.accounts.models import User
from tests.plans import action_in, area_of, evidence_on, plan_for, preparation_of, review_of

pytestmark = pytest.mark.django_db
State = ActionPlan.State
WHO = ("working", "inspectors", "everyone")
PLACES = ("draft", "agreed", "closed", "review", "handed", "published", "nowhere")
STATES: dict[str, dict[str, Any]] = {
    "draft": {"state": State.DRAFT, "agreed_by": None, "agreed_at": None},
    "agreed": {},
    "closed": {"state": State.CLOSED, "closed_at": timezone.now()},
}
ALL = {f"{place} {who}" for place in PLACES for who in WHO}
PLANS = {f"{place} {who}" for place in ("agreed", "closed") for who in WHO}
TO_EVERYONE = {"agreed everyone", "closed everyone", "published everyone"}
TO_INSPECTORS = TO_EVERYONE | {"handed everyone"} | {
    f"{place} inspectors" for place in ("agreed", "closed", "handed", "published")
}  # fmt: skip
SEES = {
    "officer": ALL,
    "lead_officer": ALL,
    "action_owner": PLANS | {"published everyone"},
    "board_member": TO_EVERYONE,
    "inspector": TO_INSPECTORS,
    "administrator": TO_EVERYONE,
    "outsider": set(),
}


@pytest.fixture
def pieces(published: Inspection, officer: User) -> None:
    """One piece for every place and every choice of who may see it, named by both."""
    area = area_of(published)
    first = action_in(plan_for(published, officer))
    for place in PLACES:
        made = [evidence_on(first, officer, f"{place} {who}", seen_by=who) for who in WHO]
        if place in STATES:
            action = action_in(plan_for(published, officer, **STATES[place]), areas=[area])
            action.evidence.set(made)
        elif place != "nowhere":
            statement_of(published, place).evidence.set(made)
        first.evidence.clear()


def statement_of(published: Inspection, place: str) -> PositionStatement:
    state = {"state": "published", "published_at": timezone.now()} if place == "published" else {}
    review = review_of(published, **state)
    preparation_of(review, submitted_at=timezone.now() if place == "handed" else None)
    return review.position_statements.get()


def seen(user: User, permission: Permission = Permission.VIEW_PUBLISHED) -> set[str]:
    return set(Evidence.objects.allowed(user, permission).values_list("title", flat=True))


@pytest.mark.parametrize("role", SEES)
def test_a_piece_is_seen_by_those_whom_it_and_its_place_are_open_to(
    pieces: None, role: str, request: pytest.FixtureRequest
) -> None:
    assert seen(request.getfixturevalue(role)) == SEES[role]


def test_who_drafts_a_statement_sees_its_evidence(pieces: None, action_owner: User) -> None:
    statement = PositionStatement.objects.filter(
        review__state="draft", review__preparation__submitted_at=None
    ).get()
    statement.drafters.add(action_owner)
    assert seen(action_owner) - SEES["action_owner"] == {f"review {who}" for who in WHO}


def test_who_sent_a_piece_keeps_it_and_may_change_it(pieces: None, action_owner: User) -> None:
    piece = Evidence.objects.get(title="nowhere working")
    piece.versions.update(added_by=action_owner)
    assert "nowhere working" in seen(action_owner)
    assert seen(action_owner, Permission.UPDATE_ACTION) == {"nowhere working"}


@pytest.mark.parametrize("role", ["board_member", "inspector", "administrator", "outsider"])
def test_readers_change_nothing(pieces: None, role: str, request: pytest.FixtureRequest) -> None:
    assert seen(request.getfixturevalue(role), Permission.UPDATE_ACTION) == set()


def test_a_removed_piece_is_left_to_those_who_may_bring_it_back(
    pieces: None, officer: User, board_member: User, action_owner: User, inspector: User
) -> None:
    Evidence.objects.update(removed_at=timezone.now())
    assert seen(officer) == ALL
    assert seen(action_owner) | seen(board_member) | seen(inspector) == set()


def test_of_two_uses_one_in_an_agreed_plan_opens_it(pieces: None, board_member: User) -> None:
    piece = Evidence.objects.get(title="draft everyone")
    piece.actions.add(Evidence.objects.get(title="agreed everyone").actions.get())
    assert "draft everyone" in seen(board_member)


def test_one_whose_role_ended_sees_nothing(pieces: None, officer: User) -> None:
    officer.memberships.all().delete()
    assert seen(User.objects.get(pk=officer.pk)) == set()

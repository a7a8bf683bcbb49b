"""Doing an action as people do it: what they typed is kept, and refusals are told in words."""

import datetime

import pytest
from django.urls import reverse

from findings.models import ImprovementAction
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.plans import (
    action_in,
    area_of,
    comment_on,
    completion_of,
    evidence_on,
    plan_for,
    update_on,
)

Status = ImprovementAction.Status
AN_UPDATE = {"text": "All are trained now", "status": "in_progress", "percent": "40"}


@pytest.fixture
def action(published: Inspection, lead_officer: User, action_owner: User) -> ImprovementAction:
    plan = plan_for(published, lead_officer)
    return action_in(plan, milestones=("First", "Last"), owner=action_owner)


def page(name: str, action: ImprovementAction) -> str:
    return reverse(f"findings:{name}", args=[action.pk])


def test_an_update_ticks_milestones_off_and_leads_to_evidence(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    client, first = client_of(action_owner), action.milestones.all()[0]
    opened = client.get(page("action-update", action)).context["form"]["opened"].value()
    sent = {**AN_UPDATE, "opened": opened, "milestones": [first.pk], "attach": "yes"}
    response = client.post(page("action-update", action), sent)
    assert response.headers["Location"] == page("evidence-add", action)
    first.refresh_from_db()
    assert first.done_on is not None


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.CANCELLED, "This action was cancelled"),
        (Status.COMPLETE, "This action waits for verification"),
        (Status.VERIFIED, "This action is complete and verified"),
    ],
)
def test_a_refused_update_says_why_and_keeps_what_was_typed(
    action: ImprovementAction, action_owner: User, client_of: ClientOf, status: str, said: str
) -> None:
    rows = ImprovementAction.objects.filter(pk=action.pk)
    rows.update(status=status, cancelled_reason="Not needed")
    response = client_of(action_owner).post(page("action-update", action), AN_UPDATE)
    content = response.content.decode()
    assert said in content
    assert "All are trained now" in content


def test_an_edit_clash_shows_both_and_saves_at_the_second_press(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    client = client_of(action_owner)
    opened = client.get(page("action-update", action)).context["form"]["opened"].value()
    ImprovementAction.objects.filter(pk=action.pk).update(status="in_progress", percent=80)
    clash = client.post(page("action-update", action), {**AN_UPDATE, "opened": opened})
    assert b"Someone else changed this page" in clash.content
    assert not action.updates.exists()
    again = clash.context["form"]["opened"].value()
    client.post(page("action-update", action), {**AN_UPDATE, "opened": again})
    assert action.updates.get().percent_before == 80


def test_an_owner_whose_role_ended_gets_the_words_back(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    client = client_of(action_owner)
    action_owner.memberships.update(ends_on=datetime.date(2026, 11, 1))
    response = client.post(page("action-update", action), AN_UPDATE)
    assert response.status_code == 403
    assert b"All are trained now" in response.content
    assert action.title.encode() not in response.content


def test_somebody_who_owns_it_no_more_gets_the_words_back(
    action: ImprovementAction, action_owner: User, officer: User, client_of: ClientOf
) -> None:
    ImprovementAction.objects.filter(pk=action.pk).update(owner=officer)
    response = client_of(action_owner).post(page("action-update", action), AN_UPDATE)
    assert response.status_code == 403
    assert b"All are trained now" in response.content


def test_editors_are_told_that_an_owner_has_no_role_any_more(
    action: ImprovementAction, action_owner: User, officer: User, client_of: ClientOf
) -> None:
    action_owner.memberships.update(ends_on=datetime.date(2026, 11, 1))
    response = client_of(officer).get(page("action", action))
    assert b"has no role here any more" in response.content


def test_completing_without_evidence_keeps_what_was_typed(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    sent = {"effect_on_outcomes": "Plans are made on time"}
    response = client_of(action_owner).post(page("action-complete", action), sent)
    assert b"Attach at least one piece of evidence first" in response.content
    assert b"Plans are made on time" in response.content


def test_the_owner_is_told_that_somebody_else_verifies(
    action: ImprovementAction, officer: User, lead_officer: User, client_of: ClientOf
) -> None:
    ImprovementAction.objects.filter(pk=action.pk).update(owner=officer)
    completion = completion_of(action, lead_officer)
    sent = {"completion": completion.pk, "adequate": "yes", "effect": "5", "reasons": "Seen"}
    response = client_of(officer).post(page("action-verify", action), sent)
    assert b"Somebody else must verify this" in response.content
    completion.refresh_from_db()
    assert completion.verified_at is None


def test_a_verifier_hears_of_evidence_that_is_closed_to_them(
    action: ImprovementAction, action_owner: User, inspector: User, client_of: ClientOf
) -> None:
    evidence_on(action, action_owner, seen_by="working")
    completion_of(action, action_owner)
    response = client_of(inspector).get(page("action-verify", action))
    assert b"1 piece of evidence is open only to those who work on the plan" in response.content


def test_comments_are_not_known_to_boards_and_their_markup_is_text(
    action: ImprovementAction, officer: User, board_member: User, client_of: ClientOf
) -> None:
    comment_on(action, officer, "<b>Bold</b> https://audit.example/?a=1 javascript:alert(1)")
    seen = client_of(officer).get(page("action", action)).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt;" in seen
    assert '<a href="https://audit.example/?a=1" rel="nofollow">' in seen
    assert 'href="javascript' not in seen
    assert b"Bold" not in client_of(board_member).get(page("action", action)).content


def test_mentions_find_nobody_out(
    action: ImprovementAction,
    officer: User,
    outsider: User,
    action_owner: User,
    client_of: ClientOf,
) -> None:
    client = client_of(officer)
    offered = client.get(page("action-comment", action)).context["form"].readers
    assert str(action_owner.pk) in offered
    assert str(outsider.pk) not in offered
    for key in (outsider.pk, 999_999):
        sent = {"text": "See this", "mentions": [key]}
        response = client.post(page("action-comment", action), sent)
        assert b"Choose only people who are shown" in response.content


def test_own_actions_stand_in_piles(
    action: ImprovementAction, action_owner: User, officer: User, client_of: ClientOf
) -> None:
    late = action_in(action.plan, owner=action_owner, due_on=datetime.date(2026, 9, 2))
    update_on(late, action_owner)
    waiting = action_in(action.plan, owner=action_owner)
    completion_of(waiting, action_owner)
    action_in(action.plan, owner=officer)
    piles = client_of(action_owner).get(reverse("findings:action-mine")).context["piles"]
    rows = {pile.heading: [row.action for row in pile.rows] for pile in piles}
    assert rows == {
        "Overdue": [late],
        "Waiting for verification": [waiting],
        "Due later": [action],
    }


def test_what_waits_is_listed_for_others_than_those_who_did_it(
    action: ImprovementAction, officer: User, inspector: User, client_of: ClientOf
) -> None:
    evidence_on(action, officer)
    completion = completion_of(action, officer)
    address = reverse("findings:action-waiting")
    assert list(client_of(inspector).get(address).context["page"]) == [completion]
    assert list(client_of(officer).get(address).context["page"]) == []


def test_history_tells_comments_to_those_who_take_part_alone(
    action: ImprovementAction, officer: User, administrator: User, client_of: ClientOf
) -> None:
    comment_on(action, officer, "Between ourselves")
    update_on(action, officer)
    address = reverse("findings:history", args=["action", action.pk])
    seen = client_of(officer).get(address).content.decode()
    assert "Between ourselves" in seen
    assert "The first audits are done." in seen
    assert "Between ourselves" not in client_of(administrator).get(address).content.decode()


def test_an_area_tells_which_actions_answer_it(
    published: Inspection, lead_officer: User, officer: User, client_of: ClientOf
) -> None:
    area = area_of(published)
    action = action_in(plan_for(published, lead_officer), areas=[area])
    action_in(plan_for(published, lead_officer), "Of another area")
    [row] = client_of(officer).get(area.get_absolute_url()).context["actions"]
    assert (row.title, row.label, row.due) == (action.title, "Not started", action.due_on)

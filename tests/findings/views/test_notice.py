"""Notices are told from the records as they stand, to those who may still know of them."""

import pytest
from django.urls import reverse

from findings.models import ActionPlan, ImprovementAction, Notice
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.plans import action_in, notices_for, plan_for

LIST = "findings:notice-list"


@pytest.fixture
def action(draft: Inspection, lead_officer: User, action_owner: User) -> ImprovementAction:
    action = action_in(plan_for(draft, lead_officer), "Audit files", owner=action_owner)
    notices_for(action_owner, action)
    return action


def page(client_of: ClientOf, person: User, query: str = "") -> str:
    return client_of(person).get(reverse(LIST) + query).content.decode()


def test_notices_are_told_with_links(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    ImprovementAction.objects.update(title="Audit every file")
    shown = page(client_of, action_owner)
    assert "You own action A1 of “Improvement plan”." in shown
    assert "Audit every file" in shown
    assert reverse("findings:action", args=[action.pk]) in shown
    assert f"Plan {action.plan.reference}: 1 overdue" in shown


def test_a_record_that_is_hidden_now_is_not_told(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    ActionPlan.objects.update(state="draft")
    shown = page(client_of, action_owner)
    assert "a record that you may no longer see" in shown
    assert action.title not in shown
    assert action.plan.reference not in shown


def test_the_header_counts_what_is_unread(
    action: ImprovementAction, action_owner: User, officer: User, client_of: ClientOf
) -> None:
    counted = 'portal-header__count">4<'
    assert counted in page(client_of, action_owner)
    assert "portal-header__count" not in page(client_of, officer)


def test_one_is_marked_as_read_and_the_list_stays_as_it_was(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    notice = Notice.objects.filter(person=action_owner).earliest("pk")
    address, here = reverse("findings:notice-read", args=[notice.pk]), f"{reverse(LIST)}?page=1"
    client = client_of(action_owner)
    assert client.post(address, {"next": here}).headers["Location"] == here
    assert client.post(address, {"next": "//evil.example/"}).headers["Location"] == reverse(LIST)
    assert Notice.objects.unread().count() == 3


def test_all_are_marked_as_read(
    action: ImprovementAction, action_owner: User, officer: User, client_of: ClientOf
) -> None:
    notices_for(officer, action)
    client_of(action_owner).post(reverse("findings:notice-read-all"))
    assert Notice.objects.of(action_owner).unread().count() == 0
    assert Notice.objects.of(officer).unread().count() == 4


def test_filters_say_when_nothing_fits(
    action: ImprovementAction, action_owner: User, client_of: ClientOf
) -> None:
    assert "1 notice<" in page(client_of, action_owner, "?show=unread&kind=overdue")
    assert "No notice fits these filters" in page(client_of, action_owner, "?kind=mentioned")

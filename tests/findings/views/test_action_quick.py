"""A quick update in its row, on its own page, and several actions at once."""

from typing import Any

import pytest
from django.urls import reverse

from findings.models import ActionPlan, ImprovementAction
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.plans import action_in, plan_for


@pytest.fixture
def plan(draft: Inspection, officer: User) -> ActionPlan:
    return plan_for(draft, officer)


@pytest.fixture
def action(plan: ActionPlan) -> ImprovementAction:
    return action_in(plan)


def told(page: object) -> dict[str, object]:
    """What a person types, with what the page carried."""
    opened = page.context["form"]["opened"].value()  # type: ignore[attr-defined]
    answers = {"text": "Two audits are done.", "status": "in_progress", "percent": 40}
    return {**answers, "opened": opened}


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_row_is_updated_with_a_script_and_without(
    client_of: ClientOf, action: ImprovementAction, officer: User, headers: dict[str, str]
) -> None:
    client, address = client_of(officer), reverse("findings:action-quick", args=[action.pk])
    page = client.get(address, headers=headers)
    assert ("<html" in page.content.decode()) is not bool(headers)
    answer = client.post(address, told(page), headers=headers)
    action.refresh_from_db()
    assert (action.status, action.percent, action.updates.count()) == ("in_progress", 40, 1)
    assert answer.status_code == (200 if headers else 302)


def test_a_row_comes_back_when_it_is_cancelled(
    client_of: ClientOf, action: ImprovementAction, officer: User
) -> None:
    address = reverse("findings:action-quick", args=[action.pk])
    row = client_of(officer).get(f"{address}?row=1", headers={"HX-Request": "true"})
    assert (
        row.content.decode()
        .strip()
        .startswith(f'<tr class="govuk-table__row" id="action-{action.pk}"')
    )


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/actions/"])
def test_the_way_back_never_leads_elsewhere(
    client_of: ClientOf, action: ImprovementAction, officer: User, back: str
) -> None:
    address = reverse("findings:action-quick", args=[action.pk])
    page = client_of(officer).get(address, {"back": back})
    assert page.context["back"] == action.plan.get_absolute_url()


def test_several_are_named_before_they_are_changed(
    client_of: ClientOf, plan: ActionPlan, action: ImprovementAction, officer: User
) -> None:
    done = action_in(plan, "Done long ago", status="verified")
    address = reverse("findings:action-several", args=[plan.reference])
    keys = [action.pk, done.pk]
    page = client_of(officer).get(address, {"do": "owner", "action": [str(key) for key in keys]})
    assert [each.pk for each in page.context["actions"]] == keys
    sent: dict[str, Any] = {"do": "owner", "shown": keys, "action": keys, "owner": str(officer.pk)}
    refused = client_of(officer).post(address, sent)
    assert "A2: The action is complete already." in refused.content.decode()
    assert client_of(officer).post(address, {**sent, "action": [action.pk]}).status_code == 302
    action.refresh_from_db()
    assert action.owner == officer

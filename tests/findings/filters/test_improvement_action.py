"""What each filter of the actions leaves."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import ActionPlan, ImprovementAction
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.plans import action_in, area_of, plan_for, update_on

DAY = datetime.timedelta(days=1)


@pytest.fixture
def plan(published: Inspection, officer: User) -> ActionPlan:
    """Its actions are named by what they are found by."""
    today = timezone.localdate()
    plan = plan_for(published, officer, agreed_at=timezone.now() + DAY)
    agency = plan.partnership.agencies.create(kind="nhs", name="NHS Example")
    late: dict[str, Any] = {"starts_on": today - 99 * DAY, "due_on": today - DAY}
    action_in(plan, "late", owner=officer, percent=90, **late)
    soon: dict[str, Any] = {"starts_on": today, "due_on": today + 5 * DAY}
    told = action_in(plan, "soon", areas=[area_of(published)], **soon)
    action_in(plan, "undated", starts_on=None, due_on=None, lead_agency=agency)
    quiet: dict[str, Any] = {"starts_on": today - 90 * DAY, "due_on": today + 900 * DAY}
    action_in(plan, "quiet", owner=officer, percent=50, status="in_progress", **quiet)
    action_in(plan, "gone", status="cancelled", cancelled_reason="No money")
    update_on(told, officer, written_at=timezone.now() + 2 * DAY)
    return plan


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["late", "soon", "undated", "quiet", "gone"]),
        ("words=undat", ["undated"]),
        ("owner=mine", ["late", "quiet"]),
        ("owner=nobody", ["soon", "undated"]),
        ("brag=red", ["late"]),
        ("brag=none", ["undated"]),
        ("status=cancelled", ["gone"]),
        ("overdue=on", ["late"]),
        ("due_within=7", ["soon"]),
        ("gap=owner", ["soon", "undated"]),
        ("gap=dates", ["undated"]),
        ("gap=update", ["late", "quiet"]),
        ("changed=on", ["soon"]),
        ("sort=-due", ["quiet", "gone", "soon", "late", "undated"]),
        ("status=nonsense", []),
    ],
)
def test_each_filter_leaves_what_it_says(
    client_of: ClientOf, plan: ActionPlan, officer: User, query: str, found: list[str]
) -> None:
    page = client_of(officer).get(f"{plan.get_absolute_url()}?{query}")
    assert [row.action.title for row in page.context["rows"]] == found


def test_an_area_and_an_agency_are_chosen_from_those_of_the_plan(
    client_of: ClientOf, plan: ActionPlan, officer: User
) -> None:
    area = ImprovementAction.objects.get(title="soon").findings.get()
    agency = plan.partnership.agencies.get(name="NHS Example")
    client, here = client_of(officer), plan.get_absolute_url()
    for query in (f"area={area.pk}", f"lead_agency={agency.pk}"):
        assert len(client.get(f"{here}?{query}").context["rows"]) == 1
    assert client.get(f"{here}?area=987654").context["rows"] == []

"""Making a plan and changing its actions as officers meet it, page by page."""

import pytest
from django.test import Client
from django.urls import reverse

from findings.models import ActionPlan, Finding, ImprovementAction
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.plans import action_in, area_of, plan_for

DRAFT = {"state": ActionPlan.State.DRAFT, "agreed_by": None, "agreed_at": None}
START = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2027"}
DUE = {"due_on_day": "1", "due_on_month": "9", "due_on_year": "2027"}


@pytest.fixture
def plan(published: Inspection, officer: User) -> ActionPlan:
    return plan_for(published, officer, **DRAFT)


@pytest.fixture
def area(published: Inspection) -> Finding:
    return area_of(published)


@pytest.fixture
def client(officer: User, client_of: ClientOf) -> Client:
    return client_of(officer)


def address(name: str, record: ActionPlan | ImprovementAction | Inspection) -> str:
    key = record.pk if isinstance(record, ImprovementAction) else record.reference
    return reverse(f"findings:{name}", args=[key])


def test_an_officer_starts_a_plan(published: Inspection, client: Client) -> None:
    page = client.post(address("action-plan-start", published), {"title": "Our plan"})
    plan = ActionPlan.objects.get()
    assert page["Location"] == plan.get_absolute_url()
    assert (plan.title, plan.state) == ("Our plan", "draft")


def test_a_plan_starts_as_a_copy_with_a_new_start(plan: ActionPlan, client: Client) -> None:
    action_in(plan)
    sent = {"title": "Second", "source": plan.reference}
    start = address("action-plan-start", plan.inspection)
    page = client.post(start, sent)
    assert "Enter the day on which the copied actions start" in page.content.decode()
    page = client.post(start, {**sent, **START}, follow=True)
    assert "1 action was copied." in page.content.decode()


def test_an_action_is_added_with_everything_it_has(
    plan: ActionPlan, area: Finding, action_owner: User, client: Client
) -> None:
    sent = {"title": "Audit", "areas": str(area.pk), "owner": str(action_owner.pk), **START, **DUE}
    client.post(address("action-add", plan), {**sent, "milestone_2_title": "Tool agreed"})
    action = plan.actions.get()
    assert (action.owner, list(action.findings.all())) == (action_owner, [area])
    assert [step.title for step in action.milestones.all()] == ["Tool agreed"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title": ""}, "Enter what will be done"),
        ({**START, **DUE, "due_on_year": "2026"}, "The due date must not be before the start"),
        ({"owner": "999999"}, "This person could not tell how the action goes"),
        ({"areas": "999999"}, "An action answers areas of its own partnership"),
        ({"milestone_1_due_day": "1", "milestone_1_due_month": "5", "milestone_1_due_year": "2027"},
         "Enter what is done by that day"),
    ],
)  # fmt: skip
def test_bad_input_is_named_at_its_field(
    plan: ActionPlan, client: Client, sent: dict[str, str], said: str
) -> None:
    page = client.post(address("action-add", plan), {"title": "Audit", **sent})
    assert said in page.content.decode()
    assert not plan.actions.exists()


def test_two_officers_lose_nothing(plan: ActionPlan, client: Client) -> None:
    action = action_in(plan)
    opened = client.get(address("action-edit", action)).context["form"]["opened"].value()
    ImprovementAction.objects.filter(pk=action.pk).update(title="Theirs")
    page = client.post(address("action-edit", action), {"title": "Mine", "opened": opened})
    assert page.status_code == 409
    assert "Theirs" in page.content.decode()
    assert "Mine" in page.content.decode()


def test_the_page_of_agreeing_names_what_is_missing(
    plan: ActionPlan, area: Finding, lead_officer: User, client_of: ClientOf
) -> None:
    lead = client_of(lead_officer)
    assert "nothing to agree" in lead.get(address("action-plan-agree", plan)).content.decode()
    action_in(plan)
    page = lead.get(address("action-plan-agree", plan)).content.decode()
    assert "Areas that no action answers (1)" in page
    assert "Actions without an owner (1)" in page
    lead.post(address("action-plan-agree", plan))
    plan.refresh_from_db()
    assert plan.state == "agreed"


def test_a_circular_copy_says_why(plan: ActionPlan, client: Client) -> None:
    action_in(plan)
    copy = plan_for(plan.inspection, plan.created_by, copied_from=plan)
    sent = {"target": f"plan-{plan.reference}", **START}
    page = client.post(address("action-plan-copy", copy), sent)
    assert "This plan was copied from that draft" in page.content.decode()
    itself = client.post(address("action-plan-copy", plan), sent)
    assert "cannot be copied onto itself" in itself.content.decode()


def test_a_date_is_revised_and_a_rating_given(published: Inspection, client: Client) -> None:
    action = action_in(plan_for(published, User.objects.get(email="officer@test.example")))
    for name, sent in (
        ("action-revise", {"revised_to_day": "1", "revised_to_month": "6",
                           "revised_to_year": "2027", "reason": "Staff left"}),
        ("action-rate", {"brag": "red", "reason": "Nobody can start"}),
        ("action-cancel", {"reason": "Merged"}),
    ):  # fmt: skip
        opened = client.get(address(name, action)).context["form"]
        token = opened["opened"].value() if "opened" in opened.fields else ""
        assert client.post(address(name, action), {**sent, "opened": token}).status_code == 302
    action.refresh_from_db()
    assert (str(action.revised_due_on), action.brag_override) == ("2027-06-01", "red")
    assert action.status == "cancelled"


def test_actions_move_without_and_with_a_script(plan: ActionPlan, client: Client) -> None:
    first, second = action_in(plan), action_in(plan)
    client.post(address("action-move", second), {"direction": "up"})
    assert list(plan.actions.in_order()) == [second, first]
    page = client.post(
        address("action-move", second), {"place": "2"}, headers={"HX-Request": "true"}
    )
    assert "A2 is number 2 now." in page.content.decode()
    assert list(plan.actions.in_order()) == [first, second]
    page = client.post(address("action-move", second), {"place": "two"}, follow=True)
    assert "Enter the place as a whole number" in page.content.decode()

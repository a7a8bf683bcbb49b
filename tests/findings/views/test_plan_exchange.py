"""A plan goes out as a file, is filled in, comes back, and is taken in part."""

import datetime
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from findings.models import ActionPlan, ImprovementAction, PlanFile
from findings.operations.progress_update import write_update
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.plan_files import Edit, edited, filled_plan, typed

Status = ImprovementAction.Status
LATER = datetime.datetime(2027, 6, 30)


@pytest.fixture
def plan(published: Inspection, officer: User, action_owner: User) -> ActionPlan:
    return filled_plan(published, officer, action_owner)


@pytest.fixture
def client(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


def downloaded(client: Client, plan: ActionPlan) -> bytes:
    url = reverse("findings:plan-exchange-file", args=[plan.reference])
    return client.get(url).content


def sent(client: Client, plan: ActionPlan, content: bytes, name: str = "plan.xlsx") -> Any:  # noqa: ANN401
    url = reverse("findings:plan-exchange", args=[plan.reference])
    return client.post(url, {"file": SimpleUploadedFile(name, content)}, follow=True)


def shown(page: str) -> str:
    found = re.search(r'name="shown" value="(\w+)"', page)
    assert found
    return found[1]


def checked(page: str) -> list[str]:
    """The boxes that are ticked when the page is opened."""
    return re.findall(r'name="take" value="([^"]+)" id="[^"]+" checked', page)


def taken(client: Client, response: Any, **form: Any) -> Any:  # noqa: ANN401
    """Press "Take" on the page that was shown, with what was ticked beforehand."""
    page = response.content.decode()
    values = {"shown": shown(page), "take": checked(page), **form}
    return client.post(response.request["PATH_INFO"], values, follow=True)


def test_a_file_that_nobody_changed_has_no_differences(client: Client, plan: ActionPlan) -> None:
    page = sent(client, plan, edited(downloaded(client, plan), lambda book: None))
    assert "No differences" in page.content.decode()


def test_changes_are_shown_then_taken_by_the_person(
    client: Client, plan: ActionPlan, officer: User
) -> None:
    cells = typed(
        (2, "Action", "Audit case files every week"),
        (2, "Status", "In progress"),
        (2, "Per cent done", 50),
        (2, "New update: what changed", "Half of them are audited."),
        (2, "New due date", LATER),
        (2, "Reason for the new due date", "Auditors were ill."),
        (4, "Action", "Tell families"),
        (4, "Lead agency", "The health board"),
    )
    response = sent(client, plan, edited(downloaded(client, plan), cells))
    action = plan.actions.get(reference="A1")
    assert action.title == "Audit case files every month"
    page = response.content.decode()
    assert checked(page) == ["A1.title", "A1.update", "A1.revision", "row-4.new"]
    assert "4 changes were taken" in taken(client, response).content.decode()
    action.refresh_from_db()
    assert (action.title, action.percent) == ("Audit case files every week", 50)
    assert (str(action.due_on), str(action.revised_due_on)) == ("2027-03-31", "2027-06-30")
    assert action.updates.get().written_by == officer
    new = plan.actions.get(reference="A3")
    assert new.lead_agency is not None
    assert (new.title, new.lead_agency.name) == ("Tell families", "The health board")


def test_what_others_changed_is_kept_and_a_conflict_is_asked(
    client: Client, plan: ActionPlan
) -> None:
    file = downloaded(client, plan)
    plan.actions.filter(reference="A1").update(title="Audit files daily", outcome="Safer")
    cells = typed((2, "Action", "Audit files weekly"), (2, "Description", "All files"))
    response = sent(client, plan, edited(file, cells))
    page = response.content.decode()
    assert "Changed on both sides" in page
    assert "1 value was changed in the portal" in page
    assert checked(page) == ["A1.description"]
    unanswered = taken(client, response).content.decode()
    assert "Choose what holds: Action of A1" in unanswered
    taken(client, response, **{"choose-A1.title": "portal"})
    action = plan.actions.get(reference="A1")
    assert (action.title, action.description) == ("Audit files daily", "All files")
    assert action.outcome == "Safer"


def test_a_plan_that_moves_meanwhile_is_shown_again(client: Client, plan: ActionPlan) -> None:
    file = edited(downloaded(client, plan), typed((2, "Action", "Audit files weekly")))
    response = sent(client, plan, file)
    plan.actions.filter(reference="A1").update(title="Audit files daily")
    again = taken(client, response)
    assert (again.status_code, "was changed after" in again.content.decode()) == (409, True)
    assert plan.actions.get(reference="A1").title == "Audit files daily"


def test_sending_the_same_file_twice_tells_an_update_once(client: Client, plan: ActionPlan) -> None:
    cells = typed((2, "New update: what changed", "Half."), (4, "Action", "Tell families"))
    file = edited(downloaded(client, plan), cells)
    taken(client, sent(client, plan, file))
    page = sent(client, plan, file).content.decode()
    assert "The plan has an action of this title already." in page
    assert checked(page) == []
    assert plan.actions.get(reference="A1").updates.count() == 1


def remove_row(book: Any) -> None:  # noqa: ANN401
    book["Actions"].delete_rows(3)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (remove_row, "1 action is not in the file (A2). It stays"),
        (typed((2, "Per cent done", 60)), "status and per cent move with a new update"),
        (typed((2, "Status", "Verified"), (2, "New update: what changed", "x")), "on its page"),
        (typed((2, "Due", LATER)), "The plan is agreed"),
        (typed((3, "New due date", LATER), (3, "Reason for the new due date", "x")), "no due date"),
        (typed((4, "Reference", "A9"), (4, "Action", "x")), "no action of this reference"),
        (typed((4, "Action", "x"), (4, "Per cent done", 10)), "Choose In progress"),
    ],
)
def test_what_does_not_go_with_the_plan_is_said(
    client: Client, plan: ActionPlan, edit: Edit, told: str
) -> None:
    page = sent(client, plan, edited(downloaded(client, plan), edit)).content.decode()
    assert told in page
    assert "Take what is ticked" not in page


def test_an_update_to_a_cancelled_action_is_refused(client: Client, plan: ActionPlan) -> None:
    cells = typed((2, "New update: what changed", "Half."))
    file = edited(downloaded(client, plan), cells)
    cancelled = {"status": Status.CANCELLED, "cancelled_reason": "Not needed"}
    plan.actions.filter(reference="A1").update(**cancelled)
    page = sent(client, plan, file).content.decode()
    assert "The action is cancelled. Restore it" in page


def test_all_or_nothing(client: Client, plan: ActionPlan) -> None:
    """Taking the later start without its due date fits no more, so the title stays as well."""
    cells = typed(
        (2, "Action", "Audit files weekly"),
        (2, "Start", LATER),
        (2, "New due date", LATER),
        (2, "Reason for the new due date", "Later"),
    )
    response = sent(client, plan, edited(downloaded(client, plan), cells))
    page = taken(client, response, take=["A1.title", "A1.starts_on"]).content.decode()
    assert "take start and due date together" in page
    assert plan.actions.get(reference="A1").title == "Audit case files every month"


def test_progress_told_meanwhile_is_no_conflict_for_words_alone(
    client: Client, plan: ActionPlan, officer: User
) -> None:
    file = edited(downloaded(client, plan), typed((2, "New update: what changed", "More.")))
    action = plan.actions.get(reference="A1")
    now = timezone.now()
    write_update(
        action=action, text="Much", status=Status.IN_PROGRESS, percent=80, at=now, by=officer
    )
    taken(client, sent(client, plan, file))
    action.refresh_from_db()
    assert (action.percent, action.updates.count()) == (80, 2)


def test_a_mistake_is_shown_at_its_cell_and_nothing_is_kept(
    client: Client, plan: ActionPlan
) -> None:
    file = edited(downloaded(client, plan), typed((2, "Due", "soon")))
    page = sent(client, plan, file).content.decode()
    assert re.search(r"Row 2.+\w: Due.+text and not a date", page, re.DOTALL)
    assert not PlanFile.objects.exists()


@pytest.mark.parametrize("name", ["plan.xlsm", "plan.xls", "plan.csv"])
def test_other_kinds_are_refused_by_name(client: Client, plan: ActionPlan, name: str) -> None:
    assert "Select an Excel workbook" in sent(client, plan, b"x", name).content.decode()


def test_a_closed_plan_changes_no_more(client: Client, plan: ActionPlan) -> None:
    file = edited(downloaded(client, plan), typed((2, "Action", "x")))
    plan.state, plan.closed_at = ActionPlan.State.CLOSED, timezone.now()
    plan.save()
    assert "The plan is closed" in sent(client, plan, file).content.decode()


def test_leaving_everything_drops_the_file(client: Client, plan: ActionPlan) -> None:
    file = edited(downloaded(client, plan), typed((2, "Action", "x")))
    address = sent(client, plan, file).request["PATH_INFO"]
    page = client.post(f"{address}drop/", follow=True).content.decode()
    assert "The plan is as it was" in page
    assert client.get(address).status_code == 404


def test_the_file_is_an_excel_workbook(client: Client, plan: ActionPlan) -> None:
    url = reverse("findings:plan-exchange-file", args=[plan.reference])
    response = client.get(url)
    assert f"{plan.reference}-" in response.headers["Content-Disposition"]
    assert BytesIO(response.content).read(2) == b"PK"

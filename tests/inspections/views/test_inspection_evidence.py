from typing import Any

import pytest

from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.inspections.views.steps import address, opened, send


def counts(draft: Inspection) -> dict[str, int]:
    return {row.measured: row.count for row in draft.evidence_counts.all()}


def test_counts_are_saved(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    typed = {"case_files": "95", "staff_surveys": "1,239", "staff_met": ""}
    other = {"other_2_measure": "Meetings observed", "other_2_count": "4"}
    response = send(client_of(officer), address("evidence", draft), **typed, **other)
    assert response["Location"] == address("grades", draft)
    assert counts(draft) == {
        "Case files read": 95,
        "Staff surveys returned": 1239,
        "Meetings observed": 4,
    }


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"case_files": "-1"}, "case_files", "enter 0 or more"),
        ({"case_files": "many"}, "case_files", "Case files read: enter a whole number"),
        ({"case_files": "9" * 200_000}, "case_files", "Case files read: enter a whole number"),
        ({"case_files": "99999999999"}, "case_files", "below 1,000,000"),
        ({"other_1_measure": "Meetings"}, "other_1_count", "Line 1: enter how many"),
        ({"other_1_count": "4"}, "other_1_measure", "Line 1: say in words"),
        (
            {
                "other_1_measure": "Meetings",
                "other_1_count": "4",
                "other_3_measure": "meetings",
                "other_3_count": "5",
            },
            "other_3_measure",
            "counted already",
        ),
    ],
)
def test_bad_input_is_said_at_the_field(
    client_of: ClientOf,
    officer: User,
    draft: Inspection,
    typed: dict[str, str],
    field: str,
    message: str,
) -> None:
    response: Any = send(client_of(officer), address("evidence", draft), **typed)
    assert message in str(response.context["form"].errors[field])
    assert counts(draft) == {}


def test_two_people_on_one_page(
    client_of: ClientOf, officer: User, lead_officer: User, draft: Inspection
) -> None:
    url = address("evidence", draft)
    seen = opened(client_of(officer), url)
    other = {"other_1_measure": "Meetings", "other_1_count": "4"}
    send(client_of(lead_officer), url, case_files="95", **other)
    response = client_of(officer).post(url, {"case_files": "59", "opened": seen})
    rows = {row.label: (row.now, row.typed) for row in response.context["form"].clash_rows}
    assert response.status_code == 409
    assert rows == {"Case files read": ("95", "59"), "Something else": ("Meetings: 4", "")}
    assert {row.change.who for row in response.context["form"].clash_rows} == {"Lead officer"}


def test_lines_typed_are_kept_when_another_removed_some(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    typed = {"other_9_measure": "Meetings", "other_9_count": "4"}
    send(client_of(officer), address("evidence", draft), **typed)
    assert counts(draft) == {"Meetings": 4}

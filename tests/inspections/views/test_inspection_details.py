import datetime
from typing import Any

import pytest

from inspections.models import FrameworkEdition, Inspection, Partnership
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.inspections.views.steps import address, opened, send

TYPED = {
    "title": "Joint inspection in Midlothian",
    "announced": "announced",
    "fieldwork_from_day": "3",
    "fieldwork_from_month": "February",
    "fieldwork_from_year": "2020",
    "fieldwork_to_day": "13",
    "fieldwork_to_month": "3",
    "fieldwork_to_year": "2020",
}


def day(name: str, day: int, month: int, year: int = 2020) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


NO_FIELDWORK = {
    f"fieldwork_{end}_{part}": "" for end in ("from", "to") for part in ("day", "month", "year")
}


def test_details_are_saved_and_lead_on(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    url = address("details", draft)
    response = send(client_of(officer), url, **TYPED, **day("published_on", 1, 9))
    draft.refresh_from_db()
    assert response["Location"] == address("team", draft)
    assert draft.fieldwork_to == datetime.date(2020, 3, 13)
    assert draft.published_on == datetime.date(2020, 9, 1)


def test_save_and_come_back_later(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    response = send(client_of(officer), address("details", draft), **TYPED, then="later")
    assert response["Location"] == f"/inspections/{draft.reference}/enter/"


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        (day("fieldwork_to", 1, 2), "fieldwork_to", "must not end before it starts"),
        (day("feedback_on", 1, 1), "feedback_on", "must not come before fieldwork"),
        (day("published_on", 1, 1), "published_on", "must not be published before"),
        (day("fieldwork_to", 31, 2), "fieldwork_to", "The last day of fieldwork must be a real"),
        ({"title": ""}, "title", "Enter title"),
        ({"title": "bell\x07"}, "title", "cannot be printed"),
        ({"title": "x" * 200_000}, "title", "250 characters or fewer"),
        ({"source_url": "javascript:alert(1)"}, "source_url", "full web address"),
        ({"source_url": "ftp://council.example/a"}, "source_url", "full web address"),
        ({"source_url": "https://a.example/\u202efdp"}, "source_url", "cannot be printed"),
        (day("published_on", 1, 3), "published_on", "must not be published before fieldwork ends"),
        (
            {**day("notified_on", 2, 9), **day("published_on", 1, 9), **NO_FIELDWORK},
            "published_on",
            "must not be published before notification",
        ),
        ({"programme": "\x00"}, "programme", "cannot be printed"),
        ({"follows": "9" * 30}, "follows", "one of the answers shown"),
        ({"announced": ""}, "announced", "Select whether"),
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
    response: Any = send(client_of(officer), address("details", draft), **{**TYPED, **typed})
    assert message in str(response.context["form"].errors[field])
    draft.refresh_from_db()
    assert draft.announced == "not_known"


def test_a_script_is_text(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    client = client_of(officer)
    send(client, address("details", draft), **{**TYPED, "title": "<script>alert(1)</script>"})
    page = client.get(address("details", draft)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_two_people_on_one_page(
    client_of: ClientOf, officer: User, lead_officer: User, draft: Inspection
) -> None:
    mine, theirs, url = client_of(officer), client_of(lead_officer), address("details", draft)
    seen = opened(mine, url)
    send(theirs, url, **{**TYPED, "title": "Theirs"})
    response = mine.post(url, {**TYPED, "title": "Mine", "opened": seen})
    assert response.status_code == 409
    (row,) = response.context["form"].clash_rows
    assert (row.label, row.now, row.typed) == ("Title", "Theirs", "Mine")
    assert row.change.who == "Lead officer"
    assert 'value="Mine"' in response.content.decode()
    draft.refresh_from_db()
    assert draft.title == "Theirs"


def test_saving_again_after_a_clash_is_a_choice(
    client_of: ClientOf, officer: User, lead_officer: User, draft: Inspection
) -> None:
    mine, url = client_of(officer), address("details", draft)
    seen = opened(mine, url)
    send(client_of(lead_officer), url, **{**TYPED, "title": "Theirs"})
    response = mine.post(url, {**TYPED, "title": "Mine", "opened": seen})
    again = response.context["form"]["opened"].value()
    assert mine.post(url, {**TYPED, "title": "Mine", "opened": again}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Mine"


def test_a_double_click_saves_once_and_goes_on(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    client, url = client_of(officer), address("details", draft)
    seen = opened(client, url)
    for _ in range(2):
        assert client.post(url, {**TYPED, "opened": seen}).status_code == 302


def test_what_was_typed_survives_a_review_that_began_meanwhile(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    client, url = client_of(officer), address("details", draft)
    seen = opened(client, url)
    Inspection.objects.update(state="in_review")
    response = client.post(url, {**TYPED, "title": "Mine", "opened": seen})
    assert response.status_code == 409
    assert "Nothing was saved" in response.content.decode()
    assert 'value="Mine"' in response.content.decode()
    assert client.get(url)["Location"] == f"/inspections/{draft.reference}/enter/"


def test_an_inspection_of_another_partnership_is_not_followed(
    client_of: ClientOf, officer: User, draft: Inspection, moray: Partnership
) -> None:
    other = Inspection.objects.create(
        reference="moray-joint-2017",
        partnership=moray,
        edition=draft.edition,
        kind="joint",
        title="Moray",
        lead_body=draft.lead_body,
    )
    typed = {**TYPED, "follows": str(other.pk)}
    response: Any = send(client_of(officer), address("details", draft), **typed)
    assert "follows" in response.context["form"].errors


def test_who_may_open_it(
    client_of: ClientOf, draft: Inspection, request: pytest.FixtureRequest
) -> None:
    expected = {"board_member": 404, "outsider": 404, "administrator": 404, "inspector": 404}
    for role, status in expected.items():
        client = client_of(request.getfixturevalue(role))
        assert client.get(address("details", draft)).status_code == status, role


def test_a_published_one_is_known_but_not_entered(
    client_of: ClientOf, draft: Inspection, request: pytest.FixtureRequest
) -> None:
    Inspection.objects.update(state="published", published_at="2026-01-01T00:00Z")
    for role in ("board_member", "outsider", "inspector"):
        client = client_of(request.getfixturevalue(role))
        assert client.get(address("details", draft)).status_code == 403, role


def test_the_working_days_are_counted_beside_the_plan_s_due_date(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    draft.edition = FrameworkEdition.objects.get(slug="ofsted_jtai")
    draft.kind, draft.published_on = Inspection.Kind.TARGETED_AREA, datetime.date(2025, 3, 13)
    draft.save()
    page = client_of(officer).get(address("details", draft)).content.decode()
    assert "70 working days after publication on 13 March 2025 is" in page

"""How the API refuses: always JSON, with what is wrong with which field."""

import json

import pytest
from django.test import Client, RequestFactory

from portal.accounts.models import User
from portal.pages.views.error import server_error
from tests.portal.api.programs import asking, secret_of

LISTS = ["partnerships/", "frameworks/", "scales/", "inspections/", "evaluations/", "findings/"]


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        *((path, "kinde", "joint") for path in LISTS),
        *((path, "size", "201") for path in LISTS),
        ("findings/", "size", "9" * 400),
        ("findings/", "size", "-1"),
        ("findings/", "size", "٣"),
        ("findings/", "kind", "no-such-kind"),
        ("findings/", "published_from", "31/02/2020"),
        ("findings/", "theme", "gone"),
        ("findings/", "words", "\x00"),
        ("inspections/", "partnership", "gone"),
        ("inspections/", "framework", "\x00"),
        ("evaluations/", "edition", "gone"),
        ("evaluations/", "indicator", "0.0"),
        ("evaluations/", "at_least", "splendid"),
        ("evaluations/", "group", "9" * 40),
        ("evaluations/", "on", "yesterday"),
        ("partnerships/", "nation", "atlantis"),
    ],
)
def test_what_cannot_be_used_is_named(officer: User, path: str, name: str, value: str) -> None:
    response = asking(secret_of(officer))(path, **{name: value})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [name]
    assert "valid choice" not in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "999", "abc", "9" * 400])
def test_a_page_that_is_not_there_is_not_found(officer: User, page: str) -> None:
    assert asking(secret_of(officer))("partnerships/", page=page).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [*LISTS, "partnerships/midlothian/", "schema/"])
def test_nothing_can_be_changed(officer: User, path: str, method: str) -> None:
    headers = {"Authorization": f"Bearer {secret_of(officer)}"}
    response = getattr(Client(enforce_csrf_checks=True), method)(
        f"/api/v1/{path}", b"{}", "application/json", headers=headers
    )
    assert response.status_code == 405
    assert response.json()["detail"] == "The API is read-only: use GET, HEAD or OPTIONS."


@pytest.mark.parametrize("method", ["head", "options"])
def test_head_and_options_are_answered(officer: User, method: str) -> None:
    headers = {"Authorization": f"Bearer {secret_of(officer)}"}
    response = getattr(Client(), method)("/api/v1/findings/", headers=headers)
    assert response.status_code == 200
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert method == "options" or response.content == b""


def test_an_address_that_is_none_is_not_found_as_json(officer: User) -> None:
    response = asking(secret_of(officer))("no/such/thing/")
    assert response.status_code == 404
    assert response.json() == {
        "status": 404,
        "detail": "There is nothing here that you may read.",
        "fields": {},
    }


def test_other_formats_are_refused_as_json(officer: User) -> None:
    headers = {"Authorization": f"Bearer {secret_of(officer)}", "Accept": "text/html"}
    response = Client().get("/api/v1/scales/", headers=headers)
    assert (response.status_code, response["Content-Type"]) == (406, "application/json")


def test_a_failure_of_ours_is_json_too() -> None:
    response = server_error(RequestFactory().get("/api/v1/scales/"))
    assert (response.status_code, json.loads(response.content)["status"]) == (500, 500)

"""Pages for when something went wrong."""

from urllib.parse import urlencode

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver

from portal.pages.views.error import server_error


@pytest.fixture
def browser(db: None) -> Client:
    """With the cookie of the form that it sends next."""
    client = Client(enforce_csrf_checks=True)
    client.get("/accounts/login/")
    return client


def test_an_unknown_page_says_so_in_plain_words(client: Client, db: None) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_a_form_without_its_token_can_be_sent_again() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert response.status_code == 403
    assert "Send the form again" in response.content.decode()


@pytest.mark.parametrize(
    "form", [{"long": "x" * 3_000_000}, {f"field-{n}": "x" for n in range(2_001)}]
)
def test_too_much_at_once_is_said_in_words(browser: Client, form: dict[str, str]) -> None:
    kind = "application/x-www-form-urlencoded"
    response = browser.post("/accounts/login/", urlencode(form), content_type=kind)
    assert response.status_code == 413
    assert "send it in smaller parts" in response.content.decode()


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data"]
)
def test_what_cannot_be_read_is_no_failure_of_the_service(browser: Client, kind: str) -> None:
    response = browser.post("/accounts/login/", "a=b", content_type=kind)
    assert response.status_code == 400
    assert "does not make sense" in response.content.decode()


def test_a_failure_anywhere_is_answered_by_our_page() -> None:
    assert get_resolver().resolve_error_handler(500) is server_error


def test_a_failure_shows_no_trace_and_needs_no_database() -> None:
    response = server_error(RequestFactory().get("/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert "the service has a problem" in page
    assert "Inspection Findings" in page
    assert "Traceback" not in page

"""Pages for when something went wrong."""

from django.test import Client, RequestFactory
from django.urls import get_resolver

from portal.pages.views.error import server_error


def test_an_unknown_page_says_so_in_plain_words(client: Client, db: None) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_a_form_without_its_token_can_be_sent_again() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert response.status_code == 403
    assert "Send the form again" in response.content.decode()


def test_a_failure_anywhere_is_answered_by_our_page() -> None:
    assert get_resolver().resolve_error_handler(500) is server_error


def test_a_failure_shows_no_trace_and_needs_no_database() -> None:
    response = server_error(RequestFactory().get("/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert "the service has a problem" in page
    assert "Inspection Findings" in page
    assert "Traceback" not in page

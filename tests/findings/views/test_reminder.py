"""Choosing how often one is reminded, and stopping it from a mail without a sign-in."""

import pytest
from django.test import Client
from django.urls import reverse

from findings.models import ReminderChoice
from portal.accounts.models import User
from tests.conftest import ClientOf


@pytest.fixture
def choice(officer: User) -> ReminderChoice:
    return ReminderChoice.objects.create(person=officer, frequency="weekly")


def stop(choice: ReminderChoice) -> str:
    return reverse("findings:reminder-stop", args=[choice.token])


def frequency() -> str:
    return ReminderChoice.objects.get().frequency


def test_a_choice_is_kept(officer: User, client_of: ClientOf) -> None:
    address = reverse("findings:reminder-choice")
    client_of(officer).post(address, {"frequency": "off"})
    assert frequency() == "off"
    page = client_of(officer).post(address, {"frequency": "hourly"}).content.decode()
    assert "Choose how often you want to be reminded" in page
    assert frequency() == "off"


def test_the_link_of_a_mail_asks_first(choice: ReminderChoice, client: Client) -> None:
    page = client.get(stop(choice)).content.decode()
    assert "o…@test.example" in page
    assert choice.person.email not in page
    assert str(choice.person.display_name) not in page
    assert frequency() == "weekly"


def test_the_button_stops_and_takes_back(choice: ReminderChoice, client: Client) -> None:
    assert "Reminders are stopped" in client.post(stop(choice), follow=True).content.decode()
    assert frequency() == "off"
    client.post(stop(choice))  # pressed again, nothing is lost
    client.post(stop(choice), {"again": "1"})
    assert frequency() == "weekly"


def test_a_mail_service_stops_in_one_press(choice: ReminderChoice) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(stop(choice), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200  # RFC 8058: no redirect
    assert frequency() == "off"


def test_a_browser_needs_the_token_of_the_page(choice: ReminderChoice) -> None:
    assert Client(enforce_csrf_checks=True).post(stop(choice)).status_code == 403
    assert frequency() == "weekly"


@pytest.mark.parametrize("form", [{}, {"again": "1"}, {"List-Unsubscribe": "One-Click"}], ids=str)
def test_a_wrong_link_is_said_to_be_wrong(
    choice: ReminderChoice, client: Client, form: dict[str, str]
) -> None:
    response = client.post(reverse("findings:reminder-stop", args=["wrong"]), form)
    assert response.status_code == 410
    assert "This link does not work" in response.content.decode()

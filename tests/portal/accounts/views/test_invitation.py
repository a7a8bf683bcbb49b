"""Inviting and accepting, as people meet it."""

import datetime
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from inspections.models import Partnership
from portal.access.roles import Role
from portal.accounts.models import Invitation, User
from portal.accounts.models.invitation import InvitedTo
from tests.portal.accounts.conftest import NEWCOMER, PASSWORD, link_in

Invite = Callable[[InvitedTo], str]
ClientOf = Callable[[User | None], Client]
JOINING = {"display_name": "Performance Officer", "password": PASSWORD}


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_from_invitation_to_home(
    client_of: ClientOf,
    lead_officer: User,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client_of(lead_officer).post("/people/invite/", {"email": NEWCOMER, "role": "officer"})
    newcomer = Client()
    response = newcomer.post(link_in(mailoutbox[0]), JOINING, follow=True)
    assert response.redirect_chain[-1][0] == "/"
    assert "You are here as" in response.content.decode()
    assert User.objects.get(email=NEWCOMER).has_role(Role.OFFICER)


@pytest.mark.parametrize("spoil", ["expire", "withdraw", "use"])
def test_a_closed_link_says_whom_to_ask_and_nothing_else(
    invite: Invite, to_officer: InvitedTo, spoil: str
) -> None:
    path, past = invite(to_officer), timezone.now() - datetime.timedelta(days=1)
    column = {"expire": "expires_at", "withdraw": "withdrawn_at", "use": "accepted_at"}[spoil]
    Invitation.objects.update(**{column: past})
    response = Client().get(path)
    page = response.content.decode()
    assert response.status_code == 410
    assert "ask the person who invited you" in page
    assert NEWCOMER not in page
    assert "Midlothian" not in page


@pytest.mark.parametrize(("password", "message"), [
    ("short", "at least 12 characters"),
    ("qwerty123456", "too common"),
    ("newcomer@test.example", "too similar"),
])  # fmt: skip
def test_a_weak_password_is_refused_at_its_field(
    invite: Invite, to_officer: InvitedTo, password: str, message: str
) -> None:
    response = Client().post(invite(to_officer), {**JOINING, "password": password})
    assert message in response.content.decode()
    assert not User.objects.filter(email=NEWCOMER).exists()


@pytest.mark.parametrize("password", ["all lower case words", "x" * 999 + "y", "  spaced out  "])
def test_a_password_needs_no_composition_and_may_be_long(
    invite: Invite, to_officer: InvitedTo, password: str
) -> None:
    Client().post(invite(to_officer), {**JOINING, "password": password})
    assert User.objects.get(email=NEWCOMER).check_password(password)


def test_someone_with_an_account_signs_in_first(
    invite: Invite, client_of: ClientOf, outsider: User, midlothian: Partnership
) -> None:
    path = invite(InvitedTo(outsider.email, Role.BOARD_MEMBER, midlothian.pk))
    assert f"/accounts/login/?next={path.replace('/', '%2F')}" in text_of(Client(), path)
    assert "Board member" in text_of(client_of(outsider), path)
    client_of(outsider).post(path)
    assert User.objects.get(pk=outsider.pk).has_role(Role.BOARD_MEMBER)


def test_someone_else_is_told_so(
    invite: Invite, client_of: ClientOf, to_officer: InvitedTo, outsider: User
) -> None:
    response = client_of(outsider).post(invite(to_officer))
    assert response.status_code == 403
    assert NEWCOMER not in response.content.decode()


def test_another_partnership_in_the_form_is_refused(
    client_of: ClientOf, lead_officer: User, moray: Partnership
) -> None:
    form = {"email": NEWCOMER, "role": "officer", "partnership": moray.pk}
    client_of(lead_officer).post("/people/invite/", form)
    assert Invitation.objects.get().partnership != moray


@pytest.mark.parametrize(("form", "message"), [
    ({"email": "not an address", "role": "officer"}, "Enter an e-mail address in the right form"),
    ({"email": "a@b\u202ec.example", "role": "officer"}, "in the right form, such as"),
    ({"email": NEWCOMER}, "Select a role"),
    ({"email": NEWCOMER, "role": "administrator"}, "Select one of the answers shown"),
    (
        {"email": NEWCOMER, "role": "officer",
         "ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2020"},
        "The last day must be today or later",
    ),
])  # fmt: skip
def test_a_wrong_answer_is_told_at_its_field(
    client_of: ClientOf, lead_officer: User, form: dict[str, str], message: str
) -> None:
    response = client_of(lead_officer).post("/people/invite/", form)
    assert message in response.content.decode()
    assert not Invitation.objects.exists()


def test_the_role_and_the_partnership_must_fit(
    client_of: ClientOf, administrator: User, midlothian: Partnership
) -> None:
    client = client_of(administrator)
    without = client.post("/people/invite/", {"email": NEWCOMER, "role": "officer"})
    assert "Select the partnership of this role" in without.content.decode()
    form = {"email": NEWCOMER, "role": "inspector", "partnership": midlothian.pk}
    assert "Clear the partnership" in client.post("/people/invite/", form).content.decode()


def test_an_invitation_that_waits_is_shown_with_its_buttons(
    invite: Invite, client_of: ClientOf, lead_officer: User, to_officer: InvitedTo
) -> None:
    invite(to_officer)
    page = text_of(client_of(lead_officer), "/people/")
    assert "Invitations that wait" in page
    assert "Send again" in page


def test_withdrawing_twice_is_harmless(
    invite: Invite, client_of: ClientOf, lead_officer: User, to_officer: InvitedTo
) -> None:
    invite(to_officer)
    address = f"/people/invitations/{Invitation.objects.get().pk}/withdraw/"
    client = client_of(lead_officer)
    client.post(address)
    page = client.post(address, follow=True).content.decode()
    assert "accepted or withdrawn in the meantime" in page

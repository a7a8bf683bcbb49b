"""Changing the address that one signs in with."""

import re
from collections.abc import Sequence

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from portal.accounts.models import User
from tests.conftest import ClientOf

NEW = "new-address@test.example"


@pytest.fixture
def proven(officer: User, board_member: User) -> User:
    """An officer who joined by a link in the mail, as everyone does, beside another person."""
    for user in (officer, board_member):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return officer


def ask(client: Client, email: str) -> int:
    return client.post("/accounts/email/", {"email": email, "action_add": "add"}).status_code


def follow(client: Client, mails: Sequence[EmailMessage]) -> int:
    found = re.search(r"http://\S+", str(mails[-1].body))
    assert found
    return client.post(found[0], follow=True).status_code


def test_nothing_changes_before_the_link_is_followed(
    client_of: ClientOf, proven: User, mailoutbox: list[EmailMessage]
) -> None:
    client, before = client_of(proven), proven.email
    ask(client, NEW)
    proven.refresh_from_db()
    assert proven.email == before
    assert "sign in with this address from now on" in str(mailoutbox[-1].body)
    assert follow(client, mailoutbox) == 200
    proven.refresh_from_db()
    assert proven.email == NEW


def test_the_address_of_somebody_else_is_never_taken_over(
    client_of: ClientOf, proven: User, board_member: User, mailoutbox: list[EmailMessage]
) -> None:
    client, before = client_of(proven), proven.email
    ask(client, board_member.email)
    assert follow(client, mailoutbox) == 200
    proven.refresh_from_db()
    assert proven.email == before


def test_an_address_that_no_mail_reaches_is_refused(client_of: ClientOf, proven: User) -> None:
    response = client_of(proven).post(
        "/accounts/email/", {"email": "a@b\u202ec.example", "action_add": "add"}
    )
    assert "in the right form" in response.content.decode()


def test_an_account_keeps_an_address(officer: User) -> None:
    officer.email = ""
    with pytest.raises(IntegrityError, match="user_has_email"):
        officer.save()


def test_asking_for_another_address_leaves_a_demonstration_account_its_own(
    db: None, client_of: ClientOf, mailoutbox: list[EmailMessage]
) -> None:
    load_demonstration(at=timezone.now())
    officer = User.objects.get(email="officer@demo.example")
    assert ask(client_of(officer), NEW) == 302
    officer.refresh_from_db()
    assert officer.email == "officer@demo.example"

"""Sign-in pages in the portal's own words."""

import re

from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client

from portal.accounts.models import User


def test_a_wrong_password_is_told_at_the_top(client: Client, officer: User) -> None:
    page = client.post("/accounts/login/", {"login": officer.email, "password": "no"})
    assert "There is a problem" in page.content.decode()
    assert "<title>Error: Sign in" in page.content.decode()


def test_signing_out_needs_a_press(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "Do you want to sign out?" in client.get("/accounts/logout/").content.decode()
    client.post("/accounts/logout/")
    assert SESSION_KEY not in client.session


def test_a_reset_link_lets_one_choose_a_new_password(client: Client, officer: User) -> None:
    client.post("/accounts/password/reset/", {"email": officer.email})
    link = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert link is not None
    page = client.get(link.group(1), follow=True)
    assert "Choose a new password" in page.content.decode()
    assert "works once" in mail.outbox[0].body


def test_an_unknown_address_is_told_only_by_mail(client: Client, db: None) -> None:
    page = client.post("/accounts/password/reset/", {"email": "nobody@test.example"}, follow=True)
    assert "If someone with that e-mail address" in page.content.decode()
    assert "no account here has it" in mail.outbox[0].body


def test_nobody_signs_up_alone(client: Client, db: None) -> None:
    page = client.get("/accounts/signup/").content.decode()
    assert "You need an invitation" in page

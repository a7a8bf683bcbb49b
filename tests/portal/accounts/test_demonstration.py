"""Accounts with a public password work in a demonstration and nowhere else."""

import datetime

import pytest
from django.contrib.auth import authenticate, get_user
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings

from portal.access.roles import Role
from portal.accounts.demonstration import ACCOUNTS, PASSWORD
from portal.accounts.models import Membership, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> User:
    user = User.objects.create_user("inspector@demo.example", PASSWORD)
    Membership.objects.create(user=user, role=Role.INSPECTOR, starts_on=datetime.date(2020, 1, 1))
    return user


def signed_in_by(client: Client) -> bool:
    request = HttpRequest()
    request.session = client.session
    return bool(get_user(request).is_authenticated)


def test_there_is_an_account_for_each_role_and_an_outsider() -> None:
    assert {account.role for account in ACCOUNTS} == set(Role)
    assert [account.email for account in ACCOUNTS] == [
        "officer@demo.example",
        "lead-officer@demo.example",
        "action-owner@demo.example",
        "board-member@demo.example",
        "inspector@demo.example",
        "administrator@demo.example",
        "outsider@demo.example",
    ]


def test_a_visitor_signs_in_to_a_demonstration(visitor: User) -> None:
    assert authenticate(HttpRequest(), email=visitor.email, password=PASSWORD) == visitor


def test_nobody_signs_in_so_elsewhere(visitor: User, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert authenticate(HttpRequest(), email=visitor.email, password=PASSWORD) is None


def test_a_session_ends_with_the_demonstration(
    visitor: User, client: Client, settings: Settings
) -> None:
    client.force_login(visitor)
    assert signed_in_by(client)
    settings.DEMONSTRATION = False
    assert not signed_in_by(client)


def test_other_people_sign_in_anywhere(inspector: User, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert authenticate(HttpRequest(), email=inspector.email, password=PASSWORD) == inspector


def test_a_real_portal_refuses_a_demonstrations_database(visitor: User, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    found = {message.id for message in run_checks(databases=["default"])}
    assert "accounts.E001" in found


def test_such_a_portal_is_not_even_prepared(visitor: User, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(SystemCheckError, match=r"accounts\.E001"):
        call_command("prepare", verbosity=0)


def test_a_demonstration_may_hold_its_own_accounts(visitor: User) -> None:
    assert "accounts.E001" not in {m.id for m in run_checks(databases=["default"])}

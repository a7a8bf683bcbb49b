"""Every address by every role, against the table."""

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import resolve_url
from django.test import Client

from tests.access.addresses import address_of, allauth_names, our_names
from tests.access.row import PEOPLE, Row
from tests.access.table import ALLAUTH_OPEN_TO_EVERYONE, TABLE
from tests.access.world import World


def outcome(response: HttpResponseBase) -> str:
    """The status, with a redirect to sign-in told apart from every other."""
    to_sign_in = response.headers.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
    return "in" if to_sign_in else str(response.status_code)


def ask(world: World, row: Row, role: str) -> str:
    """What `role` gets; whatever the request changed is put back."""
    client, person = Client(), world.person(role)
    if person is not None:
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    address, form = world.address(row), world.form(row)  # what they name is made, and stays
    with transaction.atomic():
        if row.method == "GET":
            found = outcome(client.get(address))
        else:
            found = outcome(client.post(address, form))
        transaction.set_rollback(True)
    return found


def test_no_address_is_missing_from_the_table() -> None:
    assert set(our_names()) - {row.url for row in TABLE} == set()


def test_no_row_is_without_an_address() -> None:
    assert {row.url for row in TABLE} - set(our_names()) == set()


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_everyone_gets_what_the_table_says(world: World, row: Row) -> None:
    expected = row.expected.split()
    found = [ask(world, row, role) for role in PEOPLE]
    shown = [
        "ok" if hope == "ok" and got in ("200", "302") else got
        for hope, got in zip(expected, found, strict=True)
    ]
    assert dict(zip(PEOPLE, shown, strict=True)) == dict(zip(PEOPLE, expected, strict=True))


@pytest.mark.parametrize("name", sorted(set(allauth_names()) - ALLAUTH_OPEN_TO_EVERYONE))
def test_every_other_page_of_sign_in_needs_a_sign_in(db: None, name: str) -> None:
    assert outcome(Client().get(address_of(name))) == "in"

"""The list of people, and ending a role there."""

from collections.abc import Callable

import pytest
from django.test import Client

from portal.accounts.models import User

ClientOf = Callable[[User | None], Client]


@pytest.fixture
def everyone(officer: User, board_member: User, outsider: User, inspector: User) -> None:
    """Two people of Midlothian, one of Moray, one of none."""


@pytest.mark.usefixtures("everyone")
def test_a_lead_officer_sees_the_own_partnership(client_of: ClientOf, lead_officer: User) -> None:
    page = client_of(lead_officer).get("/people/").content.decode()
    assert "board-member@test.example" in page
    assert "outsider@test.example" not in page
    assert "inspector@test.example" not in page


@pytest.mark.usefixtures("everyone")
def test_an_administrator_sees_everyone(client_of: ClientOf, administrator: User) -> None:
    page = client_of(administrator).get("/people/").content.decode()
    for name in ("board-member", "outsider", "inspector"):
        assert f"{name}@test.example" in page


@pytest.mark.usefixtures("everyone")
def test_the_list_is_narrowed(client_of: ClientOf, administrator: User) -> None:
    page = client_of(administrator).get("/people/?text=BOARD&role=board_member&held=now")
    assert "board-member@test.example" in page.content.decode()
    assert "officer@test.example" not in page.content.decode()


@pytest.mark.usefixtures("everyone")
def test_the_file_holds_what_the_page_is_narrowed_to(
    client_of: ClientOf, administrator: User
) -> None:
    response = client_of(administrator).get("/people/people.csv?text=outsider")
    lines = b"".join(response).decode().splitlines()
    assert lines[1:] == ["Officer,outsider@test.example,Officer,Moray,2020-01-01,,Holds the role"]


def test_ending_a_role_is_asked_first(
    client_of: ClientOf, lead_officer: User, officer: User
) -> None:
    address = f"/people/roles/{officer.memberships.get().pk}/end/"
    client = client_of(lead_officer)
    assert "End this role?" in client.get(address).content.decode()
    client.post(address)
    assert User.objects.get(pk=officer.pk).current_memberships == []


def test_the_last_lead_officer_is_told_why_not(client_of: ClientOf, lead_officer: User) -> None:
    address = f"/people/roles/{lead_officer.memberships.get().pk}/end/"
    page = client_of(lead_officer).post(address).content.decode()
    assert "Nothing was changed" in page
    assert "Nobody else is lead officer here" in page

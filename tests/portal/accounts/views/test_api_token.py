"""The pages of a person's own tokens."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts.models import ApiToken, User
from tests.conftest import ClientOf
from tests.portal.api.programs import asking, secret_of

LIST, NEW = "/accounts/tokens/", "/accounts/tokens/new/"
FORM = {"name": "Power BI", "days": "90"}


@pytest.fixture
def client(officer: User, client_of: ClientOf) -> Client:
    return client_of(officer)


def test_the_secret_is_shown_once_and_works(client: Client) -> None:
    response = client.post(NEW, FORM)
    secret = re.findall(r"ifp_[\w-]+", response.content.decode())[0]
    assert "no-store" in response["Cache-Control"]
    assert asking(secret)("scales/").status_code == 200
    page = client.get(LIST).content.decode()
    assert "Power BI" in page
    assert secret not in page


def test_sending_the_form_twice_makes_one_token(client: Client) -> None:
    client.post(NEW, FORM)
    assert "You have another token of this name" in client.post(NEW, FORM).content.decode()
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, "Enter what the token is for"),
        ({"name": "x" * 81}, "80 characters"),
        ({"days": "9999"}, "Select one of the answers shown"),
    ],
)
def test_a_form_that_is_not_filled_in_is_asked_again(
    client: Client, wrong: dict[str, str], message: str
) -> None:
    assert message in client.post(NEW, FORM | wrong).content.decode()
    assert not ApiToken.objects.exists()


def test_the_list_says_when_each_was_used(client: Client, officer: User) -> None:
    secret = secret_of(officer)
    assert "Never used" in client.get(LIST).content.decode()
    asking(secret)("scales/")
    assert "Last used" in client.get(LIST).content.decode()


def test_an_expired_token_says_so(client: Client, officer: User) -> None:
    secret_of(officer, days=1, at=timezone.now().replace(year=2020))
    assert "Expired" in client.get(LIST).content.decode()


def test_revoking_is_asked_first_and_then_done(client: Client, officer: User) -> None:
    ask = asking(secret_of(officer))
    address = f"{LIST}{ApiToken.objects.get().pk}/revoke/"
    assert "Revoke the token “A report”?" in client.get(address).content.decode()
    assert ask("scales/").status_code == 200
    assert "was revoked" in client.post(address, follow=True).content.decode()
    assert ask("scales/").status_code == 401
    assert client.get(address).status_code == 404

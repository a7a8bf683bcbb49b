"""Who the API takes a request to come from."""

import datetime

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from portal.accounts.models import ApiTally, ApiToken, User
from portal.accounts.operations.api_token import revoke_api_token
from portal.accounts.operations.user import deactivate_user
from tests.conftest import ClientOf
from tests.portal.api.programs import asking, secret_of

PATH = "/api/v1/scales/"


def test_a_token_opens_the_api_and_is_marked_as_used(officer: User) -> None:
    response = asking(secret_of(officer))("scales/")
    assert response.status_code == 200
    assert ApiToken.objects.get().last_used_at is not None
    assert response["Cache-Control"] == "no-store, private"


def test_a_session_opens_it_too(officer: User, client_of: ClientOf) -> None:
    assert client_of(officer).get(PATH).status_code == 200


def test_without_either_it_says_how_to_ask(db: None) -> None:
    response = Client().get(PATH)
    assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="api"')
    assert response.json()["detail"] == "Send a token, or sign in in this browser."


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer wrong",
        "Bearer a b",
        "bearer ifp_" + "x" * 9_000,
        "Bearer \x00",
        "Bearer é",
    ],
)
def test_a_malformed_or_unknown_token_is_refused(db: None, header: str) -> None:
    response = Client().get(PATH, headers={"Authorization": header})
    assert response.status_code == 401
    assert "does not work" in response.json()["detail"]


def test_a_token_in_the_address_is_none(officer: User) -> None:
    assert Client().get(PATH, {"token": secret_of(officer)}).status_code == 401


def test_an_expired_token_is_refused(officer: User) -> None:
    month_ago = timezone.now() - datetime.timedelta(days=31)
    assert asking(secret_of(officer, at=month_ago))("scales/").status_code == 401


def test_a_revoked_token_is_refused_at_once(officer: User) -> None:
    ask = asking(secret_of(officer))
    assert ask("scales/").status_code == 200
    revoke_api_token(token=ApiToken.objects.get(), by=officer, at=timezone.now())
    assert ask("scales/").status_code == 401


def test_the_token_of_a_stopped_person_is_refused_at_once(
    officer: User, administrator: User
) -> None:
    ask = asking(secret_of(officer))
    deactivate_user(user=officer, by=administrator)
    assert ask("scales/").status_code == 401


def test_a_demonstration_account_has_no_token_outside_of_one(
    officer: User, settings: LazySettings
) -> None:
    ask = asking(secret_of(officer))
    User.objects.filter(pk=officer.pk).update(email="officer@demo.example")
    settings.DEMONSTRATION = False
    assert ask("scales/").status_code == 401


def test_an_administrator_needs_a_second_factor(
    administrator: User, settings: LazySettings, client_of: ClientOf
) -> None:
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    by_token = asking(secret_of(administrator))("scales/")
    assert by_token.status_code == 403
    assert "second way" in by_token.json()["detail"]
    assert client_of(administrator).get(PATH).status_code == 403


def test_wrong_tokens_are_limited_and_hold_up_no_right_one(
    officer: User, settings: LazySettings
) -> None:
    settings.API_WRONG_TOKENS_A_MINUTE = 2
    wrong = asking("ifp_wrong")
    assert [wrong("scales/").status_code for _ in range(3)] == [401, 401, 429]
    assert 1 <= int(wrong("scales/")["Retry-After"]) <= 60
    assert asking(secret_of(officer))("scales/").status_code == 200
    assert not ApiTally.objects.filter(key__contains="127.0.0.1").exists()

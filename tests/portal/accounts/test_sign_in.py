"""Guessing, second factors, sessions, and a council's own identity provider."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from portal.accounts.adapter import SocialAccountAdapter
from portal.accounts.models import User
from tests.conftest import PASSWORD

ClientOf = Callable[[User | None], Client]
LOGIN = "/accounts/login/"
COUNCIL = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "council",
                "name": "Council sign-in",
                "client_id": "portal",
                "secret": "kept elsewhere",
                "settings": {
                    "server_url": "https://identity.council.example",
                    "verified_email": ["council.example"],
                },
            }
        ]
    }
}


@pytest.fixture(autouse=True)
def no_guesses_yet(db: None) -> None:
    cache.clear()


def sign_in(email: str, password: str, client: Client | None = None, **headers: str) -> int:
    form = {"login": email, "password": password}
    return (client or Client()).post(LOGIN, form, headers=headers).status_code


def test_the_eleventh_guess_is_refused(officer: User) -> None:
    assert [sign_in(officer.email, f"guess {n}") for n in range(10)] == [200] * 10
    assert sign_in(officer.email, "guess 11") == 429
    assert sign_in(officer.email, PASSWORD) == 429


def test_the_refusal_says_what_to_do(officer: User) -> None:
    for number in range(10):
        sign_in(officer.email, f"guess {number}")
    response = Client().post(LOGIN, {"login": officer.email, "password": PASSWORD})
    assert "Wait 5 minutes" in response.content.decode()


def test_guesses_count_whatever_the_host_and_the_case(officer: User, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for number in range(10):
        host = ("one.example", "two.example")[number % 2]
        sign_in(officer.email.upper(), f"guess {number}", host=host)
    assert sign_in(officer.email, PASSWORD, host="one.example") == 429


def test_one_account_does_not_lock_another(officer: User, board_member: User) -> None:
    for number in range(11):
        sign_in(officer.email, f"guess {number}")
    assert sign_in(board_member.email, PASSWORD) == 302


def test_guesses_are_kept_in_the_database(settings: Settings) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_a_session_ends_with_the_browser_and_its_cookie_is_guarded(officer: User) -> None:
    client = Client()
    assert sign_in(officer.email, PASSWORD, client) == 302
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == ""


def test_an_administrator_sets_up_a_second_factor_first(
    client_of: ClientOf, administrator: User, settings: Settings
) -> None:
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    client = client_of(administrator)
    for address in ("/", "/people/", "/accounts/you/"):
        assert client.get(address).headers["Location"] == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200


def test_with_a_second_factor_the_way_is_open(
    client_of: ClientOf, administrator: User, settings: Settings
) -> None:
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    Authenticator.objects.create(
        user=administrator, type=Authenticator.Type.TOTP, data={"secret": "unused"}
    )
    assert client_of(administrator).get("/people/").status_code == 200


def test_others_may_do_without(client_of: ClientOf, lead_officer: User, settings: Settings) -> None:
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    assert client_of(lead_officer).get("/people/").status_code == 200


def test_a_password_alone_does_not_sign_in_where_there_is_a_second_factor(officer: User) -> None:
    Authenticator.objects.create(
        user=officer, type=Authenticator.Type.TOTP, data={"secret": "unused"}
    )
    client = Client()
    sign_in(officer.email, PASSWORD, client)
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(db: None) -> None:
    form = {"email": "new@test.example", "password1": PASSWORD, "password2": PASSWORD}
    Client().post("/accounts/signup/", form)
    assert not User.objects.filter(email="new@test.example").exists()


def test_the_providers_button_is_on_the_sign_in_page(settings: Settings) -> None:
    assert "Council sign-in" not in Client().get(LOGIN).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = COUNCIL
    assert "Council sign-in" in Client().get(LOGIN).content.decode()


@pytest.mark.parametrize(("address", "is_found"), [
    ("officer@council.example", True),
    ("officer@elsewhere.example", False),
    ("stranger@council.example", False),
])  # fmt: skip
def test_a_provider_vouches_for_invited_people_of_its_own_domains(
    settings: Settings, address: str, is_found: bool
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = COUNCIL
    for domain in ("council", "elsewhere"):
        User.objects.create_user(f"officer@{domain}.example", PASSWORD)
    match = adapter().authenticate_by_email(social_login(address))
    assert (match is not None) is is_found


def test_an_unknown_person_of_a_provider_gets_no_account(settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = COUNCIL
    login = social_login("stranger@council.example")
    assert not adapter().is_open_for_signup(RequestFactory().get("/"), login)


def test_an_address_that_somebody_claims_without_proof_is_not_theirs(
    settings: Settings, outsider: User
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = COUNCIL
    EmailAddress.objects.create(user=outsider, email="new@council.example", verified=False)
    assert adapter().authenticate_by_email(social_login("new@council.example")) is None


def adapter() -> SocialAccountAdapter:
    return SocialAccountAdapter(RequestFactory().get("/"))


def social_login(address: str) -> SocialLogin:
    """What a provider hands over: an address that it says it has verified."""
    app = SocialApp(provider="openid_connect", **COUNCIL["openid_connect"]["APPS"][0])
    account = SocialAccount(provider="council", uid="1")
    emails = [EmailAddress(email=address, verified=True, primary=True)]
    request = RequestFactory().get("/")
    provider = app.get_provider(request)
    return SocialLogin(account=account, email_addresses=emails, provider=provider)

"""Making and revoking tokens."""

import datetime

import pytest
from django.utils import timezone

from portal.accounts.models import ApiToken, User
from portal.accounts.operations.api_token import (
    MARK,
    MOST,
    TokenNameTakenError,
    TooManyTokensError,
    make_api_token,
    revoke_api_token,
    token_of_secret,
)

NOW = timezone.now()


def make(user: User, name: str = "A report") -> tuple[ApiToken, str]:
    return make_api_token(name=name, days=30, by=user, at=NOW)


def test_only_a_digest_of_the_secret_is_kept(officer: User) -> None:
    token, secret = make(officer)
    assert secret.startswith(MARK)
    row = str(ApiToken.objects.filter(pk=token.pk).values().get())
    assert secret not in row
    assert secret.removeprefix(MARK) not in row
    assert token.expires_at == NOW + datetime.timedelta(days=30)


def test_it_is_recorded_who_made_and_who_revoked_it(officer: User) -> None:
    token, _ = make(officer)
    revoke_api_token(token=token, by=officer, at=NOW)
    events = [(event.pgh_label, event.pgh_context.metadata) for event in token.events.all()]  # type: ignore[attr-defined]
    assert [label for label, _ in events] == ["insert", "update"]
    assert [told["operation"] for _, told in events] == ["make_api_token", "revoke_api_token"]
    assert all(told["user"] == officer.pk for _, told in events)


def test_use_is_kept_to_the_minute_and_is_no_history(officer: User) -> None:
    token, secret = make(officer)
    for seconds in (0, 30, 90):
        token_of_secret(secret, at=NOW + datetime.timedelta(seconds=seconds))
    token.refresh_from_db()
    assert token.last_used_at == NOW + datetime.timedelta(seconds=90)
    assert token.events.count() == 1  # type: ignore[attr-defined]


def test_a_name_is_taken_until_its_token_is_revoked(officer: User, inspector: User) -> None:
    token, _ = make(officer)
    make(inspector)
    with pytest.raises(TokenNameTakenError):
        make(officer, "a REPORT")
    revoke_api_token(token=token, by=officer, at=NOW)
    assert make(officer)[0].pk != token.pk


def test_nobody_keeps_more_tokens_than_anybody_needs(officer: User) -> None:
    for number in range(MOST):
        make(officer, f"Report {number}")
    with pytest.raises(TooManyTokensError):
        make(officer)


def test_a_token_of_somebody_else_cannot_be_revoked(officer: User, inspector: User) -> None:
    token, _ = make(officer)
    with pytest.raises(ApiToken.DoesNotExist):
        revoke_api_token(token=token, by=inspector, at=NOW)

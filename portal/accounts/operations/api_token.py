"""Making, using and revoking the tokens with which programs read the API."""

import datetime
import secrets

from portal.access.operation import recorded
from portal.accounts.models import ApiToken, User
from portal.accounts.operations.invitation import digest

MARK = "ifp_"
"""Every token starts with this, so that one that slipped into a file can be found by a search."""
MOST = 20
"""So many tokens one person may keep."""
USED_AGAIN_AFTER = datetime.timedelta(minutes=1)
"""When a token was last used is kept to the minute, so that reading seldom writes."""


class TokenNameTakenError(Exception):
    """The person keeps another token of that name."""


class TooManyTokensError(Exception):
    """The person keeps as many tokens as anybody may."""


@recorded
def make_api_token(
    *, name: str, days: int, by: User, at: datetime.datetime
) -> tuple[ApiToken, str]:
    """A token for so many days, and its secret, which nobody can be told again.

    Raises TokenNameTakenError or TooManyTokensError.
    """
    # The person's own row orders two presses of the button, which would both find the name free.
    User.objects.select_for_update().get(pk=by.pk)
    kept = ApiToken.objects.of(by).kept()
    if kept.filter(name__iexact=name).exists():
        raise TokenNameTakenError
    if kept.count() >= MOST:
        raise TooManyTokensError
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=by,
        name=name,
        digest=digest(secret),
        created_at=at,
        expires_at=at + datetime.timedelta(days=days),
    )
    return token, secret


@recorded
def revoke_api_token(*, token: ApiToken, by: User, at: datetime.datetime) -> None:
    """End the person's own token at once; one that is revoked already is no error."""
    locked = ApiToken.objects.select_for_update().of(by).get(pk=token.pk)
    if locked.revoked_at is None:
        locked.revoked_at = at
        locked.save(update_fields=["revoked_at"])


def token_of_secret(secret: str, *, at: datetime.datetime) -> ApiToken | None:
    """The working token behind a secret, with its person, marked as used; None for any other."""
    tokens = ApiToken.objects.working(at=at).select_related("user")
    token = tokens.filter(digest=digest(secret)).first()
    if token is not None:
        mark_used(token, at=at)
    return token


def mark_used(token: ApiToken, *, at: datetime.datetime) -> None:
    """Outside of history: it is no change of a record, and happens with every use."""
    if token.last_used_at is None or at - token.last_used_at > USED_AGAIN_AFTER:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)

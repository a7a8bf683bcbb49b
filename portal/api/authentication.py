"""Who asks: the person behind a token, or the one who is signed in in this browser."""

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from portal.accounts.backend import PortalBackend
from portal.accounts.models import ApiTally, ApiToken, User
from portal.accounts.operations.api_token import token_of_secret
from portal.accounts.operations.invitation import digest

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema

SCHEME = "bearer"
LONGEST_SECRET = 200
REFUSED = _("This token does not work: it is unknown, expired or revoked, or its person is gone.")


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer ...`, and nowhere else: addresses end up in logs."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = request.headers.get("Authorization", "").split()
        if not words or words[0].lower() != SCHEME:
            return None
        token = working_token(words[1]) if len(words) == 2 else None
        if token is None:
            refuse(request)
            raise AuthenticationFailed(REFUSED)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Makes a refusal a 401 that says how to ask."""
        return 'Bearer realm="api"'


class SignedInAuthentication(BaseAuthentication):
    """The browser's own session. The API changes nothing, so no form token is asked for."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        user = request._request.user
        return (user, None) if user.is_authenticated else None


def working_token(secret: str) -> ApiToken | None:
    """The token behind a secret, if its person could sign in today."""
    if len(secret) > LONGEST_SECRET:
        return None
    token = token_of_secret(secret, at=timezone.now())
    allowed = token is not None and PortalBackend().user_can_authenticate(token.user)
    return token if allowed else None


def refuse(request: Request) -> None:
    """Count a token that does not work; raises Throttled after too many from one address.

    A token that works is never held up by those that do not.
    """
    now = timezone.now()
    address = digest(get_adapter().get_client_ip(request._request))
    if ApiTally.objects.add(f"refused:{address}", at=now) > settings.API_WRONG_TOKENS_A_MINUTE:
        raise Throttled(wait=60 - now.second)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the document says it."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: "AutoSchema") -> dict[str, str]:
        return {"type": "http", "scheme": SCHEME}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the document says it."""

    target_class = SignedInAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: "AutoSchema") -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}

"""How sign-in behaves here: nobody signs up, people are invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from portal.accounts.forms.address import refuse_unreachable
from portal.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Local accounts: made by accepting an invitation, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_email(self, email: str) -> str:
        """For a new address of one's own; sign-in and reset ask by what is stored."""
        refuse_unreachable(email)
        return str(super().clean_email(email))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """After too many guesses, a page of its own (429) instead of the form again."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(respond_429(request)) from error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Guesses count for the account alone, not for each host name that leads here."""
        return str(credentials.get("email", "")).strip().lower()


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in by a council's own identity provider, for people who were invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """A provider speaks for the domains that its settings name, and for no others.

        Otherwise one council's provider could sign somebody in as a person of another council.
        """
        return bool(self.is_email_verified(login.provider, email))

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The person whose sign-in name the address is, and nobody who merely claims it."""
        match = super().authenticate_by_email(sociallogin)
        return match if match and match[0].email == match[1].lower() else None

"""What holds for every page of somebody who is signed in."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from portal.access.roles import Role
from portal.accounts.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]

OPEN_WITHOUT_SECOND_FACTOR = ("mfa_", "account_logout", "account_reauthenticate")
"""The names of the pages that lead to a second factor, or out."""


def keep_private_pages_out_of_caches(get_response: GetResponse) -> GetResponse:
    """Whatever a signed-in person is shown is kept by no browser or proxy."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response

    return respond


class SecondFactorMiddleware:
    """Sends an administrator who has no second factor to set one up, before any other page.

    Not in a demonstration, where the administrator's password is public anyway.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponseBase | None:
        if isinstance(getattr(view, "cls", None), type) or not needs_second_factor(request):
            return None  # a view of the API asks by itself, and answers as JSON
        messages.info(request, _("Set up a second way to show who you are before you go on."))
        return redirect("mfa_index")


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether this person must set up a second factor before this page."""
    if not request.user.is_authenticated:
        return False
    match = request.resolver_match
    page = (match.url_name if match else "") or ""
    if page.startswith(OPEN_WITHOUT_SECOND_FACTOR):
        return False
    return lacks_second_factor(request.user)


def lacks_second_factor(user: User) -> bool:
    """Whether this is an administrator without a second factor, where one is required."""
    if not settings.ADMINISTRATORS_NEED_SECOND_FACTOR:
        return False
    return user.has_role(Role.ADMINISTRATOR) and not is_mfa_enabled(user)

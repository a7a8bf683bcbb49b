"""A request of somebody who has signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from portal.accounts.models import User


class SignedInRequest(HttpRequest):
    """What a view is given: every page asks for a sign-in unless it says otherwise."""

    user: User
    htmx: HtmxDetails

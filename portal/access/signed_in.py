"""A request of somebody who has signed in."""

from django.http import HttpRequest

from portal.accounts.models import User


class SignedInRequest(HttpRequest):
    """What a view behind `login_required` is given: its user is a person."""

    user: User

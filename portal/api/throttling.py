"""How often one may ask."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from portal.accounts.models import ApiTally, ApiToken

if TYPE_CHECKING:
    from rest_framework.views import APIView


class MinuteThrottle(BaseThrottle):
    """So many requests in a minute for each token, or for each person who is signed in.

    Counted in the database by one statement, so over every process, and none is lost when two
    ask at once.
    """

    def allow_request(self, request: Request, view: "APIView") -> bool:
        now = timezone.now()
        self.seconds_left = 60 - now.second
        most: int = settings.API_REQUESTS_A_MINUTE
        return ApiTally.objects.add(asker(request), at=now) <= most

    def wait(self) -> float:
        return self.seconds_left


def asker(request: Request) -> str:
    if isinstance(request.auth, ApiToken):
        return f"token:{request.auth.pk}"
    return f"person:{request.user.pk}"

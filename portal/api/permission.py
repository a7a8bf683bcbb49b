"""Who may read at all; which records, each list asks by `allowed()`, as its page does."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from portal.accounts.middleware import lacks_second_factor

if TYPE_CHECKING:
    from rest_framework.views import APIView


class MayRead(BasePermission):
    """Somebody who is known and, where they must, has a second factor."""

    message = _("Set up a second way to show who you are before you use the API.")

    def has_permission(self, request: Request, view: "APIView") -> bool:
        return request.user.is_authenticated and not lacks_second_factor(request.user)

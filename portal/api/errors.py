"""How the API refuses: always JSON, with the status, a sentence, and the fields at fault."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler


@dataclass(frozen=True)
class Refusal:
    """What a refusal says: the status once more, a sentence, and what is wrong with each field."""

    status: int
    detail: str
    fields: dict[str, list[str]] = field(default_factory=dict)


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an error that is the asker's; None lets the portal's own error page speak."""
    response = exception_handler(error, context)
    if response is None:
        return None
    refusal = Refusal(response.status_code, _sentence(error), _fields(error))
    response.data = asdict(refusal)
    response["Cache-Control"] = "no-store, private"
    return response


def _sentence(error: Exception) -> str:
    if isinstance(error, Http404 | exceptions.NotFound):
        return _("There is nothing here that you may read.")
    if isinstance(error, exceptions.ValidationError):
        return _("Some of what was asked cannot be used.")
    if isinstance(error, exceptions.NotAuthenticated):
        return _("Send a token, or sign in in this browser.")
    if isinstance(error, exceptions.MethodNotAllowed):
        return _("The API is read-only: use GET, HEAD or OPTIONS.")
    if isinstance(error, exceptions.Throttled):
        return _("Too many requests. Try again in %(seconds)d seconds.") % {
            "seconds": getattr(error, "wait", None) or 60
        }
    if isinstance(error, exceptions.NotAcceptable):
        return _("The API answers in JSON alone.")
    if isinstance(error, PermissionDenied):
        return _("You may not read this.")
    return str(getattr(error, "detail", _("This cannot be answered.")))


def _fields(error: Exception) -> dict[str, list[str]]:
    if isinstance(error, exceptions.ValidationError) and isinstance(error.detail, dict):
        return {name: [str(words) for words in said] for name, said in error.detail.items()}
    return {}


def went_wrong() -> JsonResponse:
    """For what is nobody's fault but ours."""
    code = status.HTTP_500_INTERNAL_SERVER_ERROR
    return JsonResponse(asdict(Refusal(code, _("Something went wrong here."))), status=code)

"""A list and a record of the API, as every resource's views begin; and what is no address of it."""

from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotAuthenticated
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.accounts.models import User

T = TypeVar("T", bound=Model)


def asker_of(view: APIView) -> User:
    """The person who asks, for `allowed()`; MayRead has refused everybody else before."""
    if not isinstance(view.request.user, User):
        raise NotAuthenticated
    return view.request.user


class ListView(ListAPIView[T]):
    """Records, filtered and paged; only ever `allowed()` ones, in an order that stays."""

    http_method_names = ["get", "head", "options"]

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        return kept_private(super().finalize_response(*args, **kwargs))


class RecordView(RetrieveAPIView[T]):
    """One record; 404 for one that the person may not know of."""

    http_method_names = ["get", "head", "options"]
    filter_backends = ()

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        return kept_private(super().finalize_response(*args, **kwargs))


def kept_private(response: Response) -> Response:
    """What a person may read is kept by no cache."""
    response["Cache-Control"] = "no-store, private"
    return response


@extend_schema(exclude=True)
class NothingHere(APIView):
    """Any other address below /api/: refused as JSON, like everything that a program meets."""

    def get(self, request: Request, **kwargs: str) -> Response:
        raise Http404

"""The OpenAPI document: made from the views once, and the same for everybody."""

from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.api.views import kept_private


@lru_cache
def document_in(language: str | None) -> dict[str, Any]:
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return made


def document() -> dict[str, Any]:
    return document_in(get_language())


@extend_schema(exclude=True)
class Document(APIView):
    """The description that programs read: every address, filter and field."""

    def get(self, request: Request) -> Response:
        return kept_private(Response(document()))

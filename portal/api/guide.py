"""The page that tells people how to use the API, read from the same document as programs read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access.signed_in import SignedInRequest
from portal.api.document import document
from portal.api.pagination import LARGEST


@dataclass(frozen=True)
class Parameter:
    """A filter, in words."""

    name: str
    about: str
    values: tuple[str, ...] = ()
    """The only ones it takes, where they are fixed."""
    is_date: bool = False
    is_repeated: bool = False


@dataclass(frozen=True)
class Resource:
    """One address: what it answers, and what can be asked of it."""

    path: str
    summary: str
    about: str
    filters: tuple[Parameter, ...]

    @property
    def anchor(self) -> str:
        return self.path.strip("/").replace("/", "-").replace("{", "").replace("}", "")


@require_safe
def guide(request: SignedInRequest) -> HttpResponse:
    """How to ask, what there is, and how it refuses."""
    context = {
        "resources": list(resources(document())),
        "base": settings.PUBLIC_ADDRESS,
        "most_a_minute": settings.API_REQUESTS_A_MINUTE,
        "largest_page": LARGEST,
    }
    return render(request, "api/guide.html", context)


def resources(described: dict[str, Any]) -> Iterator[Resource]:
    for path, methods in described["paths"].items():
        asked = methods["get"]
        yield Resource(
            path=path,
            summary=asked.get("summary", ""),
            about=asked.get("description", ""),
            filters=tuple(
                read_parameter(one) for one in asked.get("parameters", []) if one["in"] == "query"
            ),
        )


def read_parameter(one: dict[str, Any]) -> Parameter:
    schema = one["schema"]
    inner = schema.get("items", schema)
    return Parameter(
        name=one["name"],
        about=one.get("description", ""),
        values=tuple(inner.get("enum", ())),
        is_date=inner.get("format") == "date",
        is_repeated="items" in schema,
    )

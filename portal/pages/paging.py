"""Long lists, a page at a time; the page and its size stay in the address."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

T = TypeVar("T", bound=Model)

SIZES = (25, 50, 100)


def page_of(request: HttpRequest, rows: QuerySet[T] | Sequence[Any]) -> Page[Any]:
    """The page that the address asks for; the nearest one when there is no such page."""
    paginator: Paginator[Any] = Paginator(rows, size_of(request))
    return paginator.get_page(request.GET.get("page"))


def size_of(request: HttpRequest) -> int:
    """How many rows a page shows; an unknown size is the smallest."""
    asked = request.GET.get("size", "")
    return next((size for size in SIZES if str(size) == asked), SIZES[0])

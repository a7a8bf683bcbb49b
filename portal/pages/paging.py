"""Long lists, a page at a time; the page and its size stay in the address."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

T = TypeVar("T", bound=Model)

SIZES = (25, 50, 100)


if TYPE_CHECKING:
    _Paginator = Paginator[Any]
else:
    _Paginator = Paginator


class BoundedPaginator(_Paginator):
    """Pages of the first so many rows; whether there are more is known, how many more is not.

    Counting every row of a very long list takes longer than showing a page of it.
    """

    def __init__(self, rows: QuerySet[Any, Any] | Sequence[Any], size: int, *, most: int) -> None:
        super().__init__(rows, size)
        self.most = most

    @cached_property
    def found(self) -> int:
        """How many there are, counted no further than one beyond the most."""
        rows = self.object_list
        if isinstance(rows, QuerySet):
            return rows.order_by()[: self.most + 1].count()
        return len(rows)

    @cached_property
    def count(self) -> int:
        return min(self.found, self.most)

    @property
    def is_more(self) -> bool:
        return self.found > self.most


def page_of(request: HttpRequest, rows: QuerySet[T] | Sequence[Any]) -> Page[Any]:
    """The page that the address asks for; the nearest one when there is no such page."""
    paginator: Paginator[Any] = Paginator(rows, size_of(request))
    return paginator.get_page(request.GET.get("page"))


def size_of(request: HttpRequest) -> int:
    """How many rows a page shows; an unknown size is the smallest."""
    asked = request.GET.get("size", "")
    return next((size for size in SIZES if str(size) == asked), SIZES[0])

"""Pages whose filters can be saved: each app names its own.

The portal knows nothing of findings or of the comparison. An app's `ready()` hands over the page:
its address and the filters that it knows, so that nothing else of an address is ever kept.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True)
class SavedPage:
    """A page that people come back to with the same filters."""

    key: str
    """Names the page in the database, so it never changes: "findings"."""
    label: "StrPromise"
    url_name: str
    parameters: tuple[str, ...]
    """The names in the address that are kept, in the order in which they are written."""

    @property
    def address(self) -> str:
        return reverse(self.url_name)

    def query_of(self, asked: QueryDict) -> str:
        """The address's question without what the page does not know, and without blanks.

        The same filters give the same text, in whatever order they were typed.
        """
        kept = QueryDict(mutable=True)
        for name in self.parameters:
            if values := [value for value in asked.getlist(name) if value.strip()]:
                kept.setlist(name, values)
        return kept.urlencode()


_pages: dict[str, SavedPage] = {}


def add_saved_page(page: SavedPage) -> None:
    """Let people save the filters of `page`."""
    _pages[page.key] = page


def saved_page(key: str) -> SavedPage | None:
    return _pages.get(key)


def saved_pages() -> list[SavedPage]:
    return list(_pages.values())

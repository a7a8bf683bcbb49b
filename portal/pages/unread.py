"""How much a person has not read yet, for the header of every page.

The portal knows nothing of notices. The app that has them hands over its page and an expression
that counts them for a person. The count is fetched with the person at the start of a request, so
that no page asks a question more for it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.expressions import Combinable
from django.urls import reverse

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Unread:
    """How many notices wait, and the page that lists them."""

    count: int
    address: str


_pages: dict[str, Combinable] = {}


def count_unread(page: str, count: Combinable) -> None:
    """Let the header link to `page`, with what `count` is for a row of people."""
    _pages[page] = count


def unread_counts() -> dict[str, Combinable]:
    """What a person is fetched with: the field of the count, and how it is counted."""
    counts = list(_pages.values())
    return {"unread": counts[0]} if counts else {}


def unread_of(user: "User") -> Unread | None:
    """What the header shows this person; nothing where no app has notices."""
    return next((Unread(user.unread, reverse(page)) for page in _pages), None)

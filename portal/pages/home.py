"""What stands on the home page: each app adds the sections that it knows of.

The portal knows nothing of inspections or papers. An app's `ready()` hands over a function that
answers, for one person, with the sections that their roles give them.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class HomeLink:
    """Words and where they lead; `about` is read out after them, to tell alike links apart."""

    text: str
    address: str
    about: str = ""


@dataclass(frozen=True)
class HomeRow:
    """One thing to look at or to do."""

    link: HomeLink
    facts: tuple[str, ...] = ()
    """Short facts beneath the link, such as a place and a date."""
    state: str = ""
    colour: str = ""
    """The colour of the state's tag (templates/components/tag.html)."""
    remark: str = ""
    """Somebody's own words, such as why it was sent back."""
    downloads: tuple[HomeLink, ...] = ()


@dataclass(frozen=True)
class HomeSection:
    """A heading with rows beneath, or with a sentence that says what will be there."""

    place: int
    heading: str
    rows: tuple[HomeRow, ...]
    when_empty: str
    next_step: HomeLink | None = None
    """Offered beneath the rows, or in their stead."""


SectionBuilder = Callable[["User", datetime.date], Iterable[HomeSection]]

WORK, PAPERS, PUBLISHED, PROGRAMMES, CARE_OF_SERVICE = range(10, 60, 10)
"""Where sections stand: what waits for the person first."""

_builders: list[SectionBuilder] = []


def add_to_home(builder: SectionBuilder) -> None:
    """Let `builder` answer for a part of the home page."""
    _builders.append(builder)


def home_sections(user: "User", *, on: datetime.date) -> list[HomeSection]:
    """Every section that this person's roles give, in their order on the page."""
    sections = [section for build in _builders for section in build(user, on)]
    return sorted(sections, key=lambda section: section.place)

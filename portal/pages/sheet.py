"""A table as people take it away: CSV, Excel and JSON files are all made of one `Sheet`."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import django_filters as filters
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.access.signed_in import SignedInRequest
from portal.pages.filters import chosen, refused

Cell = str | int | float | datetime.date | None
"""A date-time is a date too, and is written in the service's own time zone."""

NOT_A_FILTER = ("page", "size")
"""What an address says of the screen alone: a file holds every page."""


class Ending(StrEnum):
    """The files that a table comes as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


class Kind(StrEnum):
    """What a column holds; a cell of another kind stays what it is."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A heading, what stands below it, and how wide it is drawn, in signs."""

    heading: object
    """Text, or lazy text."""
    kind: Kind = Kind.TEXT
    width: int = 0
    """0 is the usual width of the kind."""


@dataclass(frozen=True)
class Fact:
    """One line of what a file says about itself."""

    name: str
    label: object
    value: str | datetime.datetime


@dataclass(frozen=True)
class About:
    """What a file says about itself: of what, for whom, when, from where and by which filters."""

    title: str
    made_at: datetime.datetime
    made_for: str = ""
    address: str = ""
    filters: Sequence[tuple[str, str]] = ()
    """The filters in words, in the order of the page: ("Kind", "Strength")."""
    notes: Sequence[str] = ()
    """What a reader must know besides: filters left out, or what a blank cell means."""

    @property
    def may_use(self) -> str:
        """Who may use the file."""
        return _(
            "Made for %(person)s, of what they may see in the service. It may hold what is not "
            "public. Pass it on only to people who may see the same."
        ) % {"person": self.made_for or _("the person who asked for it")}

    def facts(self) -> list[Fact]:
        """Everything but the filters, as lines."""
        return [
            Fact("title", gettext_lazy("Title"), self.title),
            Fact("service", gettext_lazy("From"), str(settings.SERVICE_NAME)),
            Fact("made_at", gettext_lazy("Made"), self.made_at),
            Fact("may_use", gettext_lazy("Who may use it"), self.may_use),
            Fact("address", gettext_lazy("Address"), self.address),
        ]


@dataclass(frozen=True)
class Sheet:
    """A table on its way into a file; `rows` may be a generator, and is read once."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    about: About
    name: str = ""
    """The file's name without its ending; the title's when there is none."""

    @property
    def headings(self) -> list[str]:
        return [str(column.heading) for column in self.columns]

    def file_name(self, ending: Ending) -> str:
        return f"{self.name or slugify(self.about.title) or 'table'}.{ending}"


@dataclass
class Counted:
    """Rows that are counted while they are read."""

    rows: Iterable[Sequence[Cell]]
    count: int = field(default=0, init=False)

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for row in self.rows:
            self.count += 1
            yield row


def about_list(
    request: SignedInRequest,
    *,
    title: str,
    page: str,
    listing: filters.FilterSet | None = None,
    notes: Sequence[str] = (),
) -> About:
    """What a file says of the list that `page`, the name of a URL, shows to this person."""
    return About(
        title=str(title),
        made_at=timezone.localtime().replace(microsecond=0),
        made_for=str(request.user),
        address=address_of_list(request, page),
        filters=chosen(listing) if listing else (),
        notes=[*notes, *(left_out(listing) if listing else ())],
    )


def address_of_list(request: HttpRequest, page: str) -> str:
    """Where the list stands, with the filters of this request."""
    asked: QueryDict = request.GET.copy()
    for name in NOT_A_FILTER:
        asked.pop(name, None)
    query = f"?{asked.urlencode()}" if asked else ""
    return f"{settings.PUBLIC_ADDRESS}{reverse(page)}{query}"


def left_out(listing: filters.FilterSet) -> list[str]:
    """The filters that were asked for and could not be used, as on the page."""
    return [
        _("The filter “%(label)s” could not be used: %(why)s") % {"label": label, "why": why}
        for label, why in refused(listing)
    ]


def plain_time(value: datetime.date) -> datetime.date:
    """A date, or a date-time on the clock of the service, without its zone."""
    if isinstance(value, datetime.datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    return value

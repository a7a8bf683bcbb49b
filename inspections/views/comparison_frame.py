"""What the pages of the comparison share: one selection, looked at in several ways."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspections.filters.comparison import ComparisonFilter
from inspections.models import QuantifierTerm
from inspections.tables.quantifier import Words, words_of
from portal.access.roles import Permission
from portal.access.scope import require_anywhere
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import chosen

VIEWS = (
    ("inspections:comparison", _("Side by side")),
    ("inspections:comparison-distribution", _("Distribution")),
    ("inspections:comparison-change", _("Change")),
    ("inspections:comparison-years", _("Year by year")),
    ("inspections:comparison-place", _("One among others")),
    ("inspections:comparison-self-evaluation", _("Self-evaluation")),
)
"""The ways to look at a selection; each takes the same filters in its address."""


@dataclass(frozen=True)
class ViewLink:
    """One way to look at the selection."""

    label: str
    address: str
    is_current: bool


def comparison_listing(request: SignedInRequest) -> ComparisonFilter:
    """The filters asked for; PermissionDenied (403) for who may not compare."""
    require_anywhere(request.user, Permission.COMPARE_PARTNERSHIPS)
    return ComparisonFilter(request)


def view_links(request: SignedInRequest, current: str) -> list[ViewLink]:
    """Every way to look at the selection, with the filters of this address."""
    query = filters_of(request).urlencode()
    asked = f"?{query}" if query else ""
    return [
        ViewLink(str(label), f"{reverse(name)}{asked}", name == current) for name, label in VIEWS
    ]


def filters_of(request: SignedInRequest) -> QueryDict:
    """The address's question without what belongs to one page alone."""
    asked = request.GET.copy()
    for name in ("page", "size", "change", "partnership"):
        asked.pop(name, None)
    return asked


def framed(request: SignedInRequest, listing: ComparisonFilter, name: str) -> dict[str, Any]:
    """What the templates of these pages need besides their own."""
    return {
        "listing": listing,
        "form": listing.form,
        "here": reverse(name),
        "views": view_links(request, name),
        "query": filters_of(request).urlencode(),
        "chosen": chosen_of(listing),
    }


def chosen_of(listing: ComparisonFilter) -> list[tuple[str, str]]:
    """The filters in words; the framework is in the heading, and the order is the matrix's own."""
    if not listing.is_filtered:
        return []
    said = (listing.form.fields["framework"].label, listing.form.fields["sort"].label)
    return [pair for pair in chosen(listing) if pair[0] not in map(str, said)]


def quantifiers_of(listing: ComparisonFilter) -> Words | None:
    """The framework's own words for shares, where its body has any."""
    if listing.chosen_framework is None:
        return None
    terms = QuantifierTerm.objects.filter(table__frameworks=listing.chosen_framework.pk)
    return words_of(terms.select_related("table"))


def day_of(listing: ComparisonFilter) -> datetime.date:
    """The day of the position: today unless another was asked for."""
    day: datetime.date | None = listing.asked("on")
    return day or timezone.localdate()

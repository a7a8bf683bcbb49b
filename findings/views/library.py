"""The good-practice library: what inspectors praised, to be browsed by what it is about."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.filters.finding import MOST_HITS
from findings.filters.library import LibraryFilter
from findings.models import Finding
from findings.models.finding import FindingQuerySet
from findings.models.finding_words import are_looked_for
from findings.tables.finding_search import advice, count_in_words
from findings.tables.library import Entry, Shelves, entries, shelves
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User
from portal.pages.filters import chosen_filters
from portal.pages.paging import SIZES, BoundedPaginator, size_of
from portal.pages.views.saved_search import offer_of

NEWEST = 5
COUNTED_FOR_SECONDS = 300
"""Counting a whole country takes longer than a page may, and is told the same to everybody."""


@require_safe
def good_practice(request: SignedInRequest) -> HttpResponse:
    """The shelves of the library, or what stands on those that the address names."""
    rows = Finding.objects.allowed(request.user, Permission.VIEW_GOOD_PRACTICE)
    listing = LibraryFilter(request.GET, rows, request=request)
    is_home = not (listing.is_filtered or listing.form.errors)
    context = {
        "listing": listing,
        "form": listing.form,
        "saved": offer_of(request, "good-practice"),
        **(_home(request.user, rows) if is_home else _found(request, listing)),
    }
    return render(request, "findings/library/page.html", context)


def _home(user: User, rows: FindingQuerySet) -> dict[str, Any]:
    opens = scope_of(user, Permission.VIEW_PUBLISHED)
    newest = rows.newest_first().for_library(None)[:NEWEST]
    return {"shelves": _shelves(user, rows), "entries": entries(newest, opens=opens)}


def _found(request: SignedInRequest, listing: LibraryFilter) -> dict[str, Any]:
    hits = BoundedPaginator(listing.ids, size_of(request), most=MOST_HITS)
    page = hits.get_page(request.GET.get("page"))
    ids = list(page.object_list)
    words = listing.words_asked
    return {
        "page": page,
        "entries": _entries(request.user, ids, listing.query),
        "count": count_in_words(hits.count, is_more=hits.is_more),
        "chosen": chosen_filters(listing.form, request.GET, but=("sort", "graded")),
        "advice": None if ids else advice(words, are_looked_for=are_looked_for(words)),
        "sizes": SIZES,
        "size": size_of(request),
    }


def _entries(user: User, ids: Sequence[int], words: SearchQuery | None) -> list[Entry]:
    found = {row.pk: row for row in Finding.objects.filter(pk__in=ids).for_library(words)}
    opens = scope_of(user, Permission.VIEW_PUBLISHED)
    return entries([found[pk] for pk in ids if pk in found], opens=opens)


def _shelves(user: User, rows: FindingQuerySet) -> tuple[Shelves, ...]:
    """The shelves with their counts; those of the whole library are counted now and then."""
    if not scope_of(user, Permission.VIEW_GOOD_PRACTICE).everything:
        return shelves(*rows.counted_by_subject())
    counted = cache.get_or_set("good-practice", rows.counted_by_subject, COUNTED_FOR_SECONDS)
    return shelves(*(counted or rows.counted_by_subject()))

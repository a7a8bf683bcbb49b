"""Partnerships side by side: the matrix on the screen, and as files."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.comparison_selection import selection_of
from inspections.tables.comparison_sheet import sheet_columns, sheet_rows
from inspections.tables.comparison_words import ROOMY, headings, legend, notes
from inspections.views.comparison_frame import comparison_listing, framed
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.sheet import Ending, Sheet, about_list
from portal.pages.views.saved_search import offer_of

ROWS = 200
"""Partnerships on a page: every authority of England fits on one."""


@require_safe
def comparison(request: SignedInRequest) -> HttpResponse:
    """The matrix: filtered, sorted and, beyond 200 partnerships, paged."""
    listing = comparison_listing(request)
    selected = selection_of(listing)
    context = {
        **framed(request, listing, "inspections:comparison"),
        "selected": selected,
        "page": Paginator(selected.rows, ROWS).get_page(request.GET.get("page")),
        "headings": headings(selected.columns, listing.sort_chosen),
        "notes": notes(selected.columns),
        "legend": legend(selected),
        "is_wide": len(selected.columns) > ROOMY,
        "saved": offer_of(request, "comparison"),
    }
    return render(request, "inspections/comparison/page.html", context)


@require_safe
def comparison_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The matrix as it is filtered and sorted, all pages of it."""
    listing = comparison_listing(request)
    selected = selection_of(listing)
    about = about_list(
        request,
        title=_("Comparison of partnerships"),
        page="inspections:comparison",
        listing=listing,
        notes=[f"{note.where}: {note.text}" for note in notes(selected.columns)],
    )
    return download(Sheet(sheet_columns(selected), sheet_rows(selected), about), ending)

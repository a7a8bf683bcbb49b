"""What partnerships say of themselves beside what inspectors say, with the gap."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_history import history_of, self_evaluations_of
from inspections.tables.comparison_gap import GapRow, gap_rows
from inspections.tables.comparison_numbers_sheet import GAP_COLUMNS, gap_sheet_rows
from inspections.tables.gap import said_of_gaps
from inspections.views.comparison_frame import comparison_listing, framed
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Ending, Sheet, about_list

NAME = "inspections:comparison-self-evaluation"


@require_safe
def comparison_self_evaluation(request: SignedInRequest) -> HttpResponse:
    """The latest of both, for each partnership that has published what it says of itself."""
    listing = comparison_listing(request)
    rows = _rows(listing)
    context = {
        **framed(request, listing, NAME),
        "said": said_of_gaps(row.gap for row in rows),
        "page": page_of(request, rows),
        "size": size_of(request),
        "sizes": SIZES,
    }
    return render(request, "inspections/comparison/self_evaluation.html", context)


@require_safe
def comparison_self_evaluation_download(
    request: SignedInRequest, ending: Ending
) -> HttpResponseBase:
    """The same list, all pages of it."""
    listing = comparison_listing(request)
    title = _("Self-evaluation beside inspection")
    about = about_list(request, title=title, page=NAME, listing=listing)
    return download(Sheet(GAP_COLUMNS, gap_sheet_rows(_rows(listing)), about), ending)


def _rows(listing: ComparisonFilter) -> tuple[GapRow, ...]:
    history = history_of(listing)
    itself = self_evaluations_of(listing, set(history.places))
    return gap_rows(listing.columns, history.places, itself, history.given)

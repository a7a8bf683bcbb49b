"""What changed since the previous inspection of the same indicator on the same scale."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_history import history_of
from inspections.tables.change import Change
from inspections.tables.comparison_change import ChangeRow, change_rows, column_changes, shown
from inspections.tables.comparison_current import current
from inspections.tables.comparison_numbers_sheet import CHANGE_COLUMNS, change_sheet_rows
from inspections.views.comparison_frame import comparison_listing, day_of, framed
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Ending, Sheet, about_list

NAME = "inspections:comparison-change"


@require_safe
def comparison_change(request: SignedInRequest) -> HttpResponse:
    """The changes of each column in numbers, and the list of one kind of change."""
    listing = comparison_listing(request)
    rows = _rows(listing)
    asked = request.GET.get("change", "")
    context = {
        **framed(request, listing, NAME),
        "numbers": column_changes(listing.columns, rows),
        "changes": list(Change),
        "asked": asked if asked in Change.values else "",
        "page": page_of(request, shown(rows, asked)),
        "size": size_of(request),
        "sizes": SIZES,
    }
    return render(request, "inspections/comparison/change.html", context)


@require_safe
def comparison_change_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list of the changes asked for, all pages of it."""
    listing = comparison_listing(request)
    asked = request.GET.get("change", "")
    rows = shown(_rows(listing), asked)
    about = about_list(
        request, title=_("Changes since the previous inspection"), page=NAME, listing=listing
    )
    return download(Sheet(CHANGE_COLUMNS, change_sheet_rows(rows), about), ending)


def _rows(listing: ComparisonFilter) -> tuple[ChangeRow, ...]:
    history = history_of(listing)
    counted = current(history.selected, on=day_of(listing)).selected
    return change_rows(listing.columns, history.places, history.among(counted))

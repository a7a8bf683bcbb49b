"""How the grades of each indicator are spread, as bars, counts and counted sentences."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_selection import selection_of
from inspections.tables.comparison_current import Current, current
from inspections.tables.comparison_distribution import all_together, column_numbers
from inspections.tables.comparison_numbers_sheet import (
    DISTRIBUTION_COLUMNS,
    distribution_sheet_rows,
)
from inspections.views.comparison_frame import comparison_listing, day_of, framed, quantifiers_of
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.sheet import Ending, Sheet, about_list

NAME = "inspections:comparison-distribution"


@require_safe
def comparison_distribution(request: SignedInRequest) -> HttpResponse:
    """Each column of the comparison in numbers."""
    listing = comparison_listing(request)
    counted, words = _counted(listing), quantifiers_of(listing)
    context = {
        **framed(request, listing, NAME),
        "selected": counted.selected,
        "dissolved": counted.dissolved,
        "unnamed": counted.unnamed,
        "words": words,
        "together": all_together(counted.selected, words),
        "numbers": column_numbers(counted.selected, words),
    }
    return render(request, "inspections/comparison/distribution.html", context)


@require_safe
def comparison_distribution_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The counts of every column."""
    listing = comparison_listing(request)
    numbers = column_numbers(_counted(listing).selected, None)
    about = about_list(request, title=_("How grades are spread"), page=NAME, listing=listing)
    return download(Sheet(DISTRIBUTION_COLUMNS, distribution_sheet_rows(numbers), about), ending)


def _counted(listing: ComparisonFilter) -> Current:
    return current(selection_of(listing), on=day_of(listing))

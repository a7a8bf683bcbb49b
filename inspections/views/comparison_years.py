"""The share of good grades year by year, with how many stand behind each point."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_history import History, history_of
from inspections.tables.comparison_current import beside_named, last_days
from inspections.tables.comparison_numbers_sheet import YEAR_COLUMNS, year_sheet_rows
from inspections.tables.comparison_years import ColumnYears, column_years
from inspections.tables.given import Given
from inspections.tables.yearly import FEW
from inspections.views.comparison_frame import comparison_listing, day_of, framed
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.sheet import Ending, Sheet, about_list

NAME = "inspections:comparison-years"


@require_safe
def comparison_years(request: SignedInRequest) -> HttpResponse:
    """Each column through the years, as a line and as a table."""
    listing = comparison_listing(request)
    context = {
        **framed(request, listing, NAME),
        "numbers": _numbers(listing),
        "until": day_of(listing),
        "few": FEW,
    }
    return render(request, "inspections/comparison/years.html", context)


@require_safe
def comparison_years_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """A line for each indicator and year."""
    listing = comparison_listing(request)
    about = about_list(request, title=_("Grades year by year"), page=NAME, listing=listing)
    return download(Sheet(YEAR_COLUMNS, year_sheet_rows(_numbers(listing)), about), ending)


def _numbers(listing: ComparisonFilter) -> tuple[ColumnYears, ...]:
    history = history_of(listing)
    ended = last_days(history.places.values())
    return column_years(listing.columns, _named(history), until=day_of(listing), ended=ended)


def _named(history: History) -> tuple[Given, ...]:
    """What was said of those that count: one without an area code may be any of the others."""
    places = history.places
    left_out = beside_named(places[pk] for pk in {one.partnership for one in history.given})
    return tuple(one for one in history.given if places[one.partnership] not in left_out)

"""One partnership among its neighbours, its region and its nation."""

from copy import copy
from dataclasses import replace

from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_others import others_of
from inspections.filters.comparison_selection import selection_of
from inspections.tables.comparison import Row, Selection
from inspections.tables.comparison_current import current
from inspections.tables.comparison_numbers_sheet import PLACE_COLUMNS, place_sheet_rows
from inspections.tables.comparison_place import ColumnPlace, column_places
from inspections.views.comparison_frame import comparison_listing, day_of, framed
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.sheet import Ending, Sheet, about_list

NAME = "inspections:comparison-place"
NARROWING = ("group", "nation", "region", "text", "areas", "inspected", "at_least", "at_most")
"""Filters of partnerships would take away those to stand among, so they do not narrow this page."""


@require_safe
def comparison_place(request: SignedInRequest) -> HttpResponse:
    """A partnership's grades, and where it stands with each among others."""
    listing = comparison_listing(_widened(request))
    selected = _counted(request, listing)
    row = _row(request, selected)
    context = {
        **framed(request, listing, NAME),
        "form": _form(request, listing),
        "places": sorted((each.place for each in selected.rows), key=lambda place: place.name),
        "row": row,
        "columns": _columns(request, selected, row),
        "hidden": _kept(request),
    }
    return render(request, "inspections/comparison/place.html", context)


@require_safe
def comparison_place_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """A line for each indicator and set of others."""
    listing = comparison_listing(_widened(request))
    selected = _counted(request, listing)
    row = _row(request, selected)
    rows = place_sheet_rows(row, _columns(request, selected, row))
    about = about_list(request, title=_("One among others"), page=NAME, listing=listing)
    return download(Sheet(PLACE_COLUMNS, rows, about), ending)


def _counted(request: SignedInRequest, listing: ComparisonFilter) -> Selection:
    """Those that exist, and whoever is looked at."""
    selected, on = selection_of(listing), day_of(listing)
    asked = request.GET.get("partnership")
    counted = {row.place.pk for row in current(selected, on=on).selected.rows}
    rows = (row for row in selected.rows if row.place.slug == asked or row.place.pk in counted)
    return replace(selected, rows=tuple(rows))


def _columns(
    request: SignedInRequest, selected: Selection, row: Row | None
) -> tuple[ColumnPlace, ...]:
    if row is None:
        return ()
    group = request.GET.get("group", "")
    return column_places(selected, row, others_of(request.user, selected, row.place, group))


def _row(request: SignedInRequest, selected: Selection) -> Row | None:
    """The partnership asked for, else one's own."""
    asked = request.GET.get("partnership")
    own = {each.partnership_id for each in request.user.current_memberships}
    if asked:
        return next((row for row in selected.rows if row.place.slug == asked), None)
    return next((row for row in selected.rows if row.place.pk in own), None)


def _widened(request: SignedInRequest) -> SignedInRequest:
    """The same request without the filters that leave partnerships out."""
    wide = copy(request)
    asked = request.GET.copy()
    for name in NARROWING:
        asked.pop(name, None)
    wide.GET = QueryDict(asked.urlencode())
    return wide


def _form(request: SignedInRequest, listing: ComparisonFilter) -> Form:
    """The filters that this page heeds; a group is one more set to stand among."""
    form: Form = listing.form
    for name in NARROWING:
        if name != "group":
            form.fields.pop(name, None)
    form.data = request.GET
    return form


def _kept(request: SignedInRequest) -> list[tuple[str, str]]:
    """What choosing another partnership leaves in the address."""
    return [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in ("partnership", "page", "size") and value
    ]

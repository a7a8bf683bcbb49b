"""The list of inspections, on screen and as a file.

One inspection's page shows its findings as well, so it is in findings/views/inspection.py.
"""

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.inspection import InspectionFilter, columns
from inspections.models import Inspection
from inspections.models.evaluation import with_grades
from inspections.tables.evaluation import grade_rows, tally
from inspections.tables.inspection import COLUMNS, file_rows
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Cell, Ending, Sheet, about_list

CHUNK = 500


def _listing(request: SignedInRequest) -> InspectionFilter:
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES)
    return InspectionFilter(
        request.GET, known.for_list().prefetch_related(with_grades()), request=request
    )


@require_safe
def inspections(request: SignedInRequest) -> HttpResponse:
    """Every inspection that the person may know of, filtered, sorted and paged."""
    listing = _listing(request)
    page = page_of(request, listing.qs)
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "rows": [(row, tally(grade_rows(row.evaluations.all()))) for row in page],
        "columns": columns(listing.sort_chosen),
        "may_start": bool(scope_of(request.user, Permission.EDIT_INSPECTION)),
        "may_send": bool(scope_of(request.user, Permission.SEND_REPORTS)),
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "inspections/inspection/list.html", context)


@require_safe
def inspection_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The rows of the list as it is filtered, a line for each evaluated indicator."""
    listing = _listing(request)
    about = about_list(
        request,
        title=_("Inspections"),
        page="inspections:inspections",
        listing=listing,
        notes=[_("An inspection has a row for each indicator that it evaluates.")],
    )
    return download(Sheet(COLUMNS, _file_lines(listing), about), ending)


def _file_lines(listing: InspectionFilter) -> Iterator[tuple[Cell, ...]]:
    for inspection in listing.qs.iterator(chunk_size=CHUNK):
        yield from file_rows(inspection)

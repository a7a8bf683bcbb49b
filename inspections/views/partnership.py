"""The list of partnerships, on screen and as a file.

One partnership's page shows its findings as well, so it is in findings/views/partnership.py.
"""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.filters.partnership import PartnershipFilter
from inspections.models import Inspection, Partnership
from inspections.tables.partnership import COLUMNS, file_row
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Ending, Sheet, about_list


def _listing(request: SignedInRequest) -> PartnershipFilter:
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES).published()
    return PartnershipFilter(
        request.GET, Partnership.objects.with_last_inspected(known), request=request
    )


@require_safe
def partnerships(request: SignedInRequest) -> HttpResponse:
    """Every partnership, with the date of its last inspection that the person may know of."""
    listing = _listing(request)
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page_of(request, listing.qs),
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "inspections/partnership/list.html", context)


@require_safe
def partnership_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list exactly as it is filtered, all pages of it."""
    listing = _listing(request)
    about = about_list(
        request, title=_("Partnerships"), page="inspections:partnerships", listing=listing
    )
    rows = (file_row(partnership) for partnership in listing.qs)
    return download(Sheet(COLUMNS, rows, about), ending)

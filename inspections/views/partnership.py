"""The list of partnerships.

One partnership's page shows its findings as well, so it is in findings/views/partnership.py.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inspections.filters.partnership import PartnershipFilter
from inspections.models import Inspection, Partnership
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.paging import SIZES, page_of, size_of


@require_safe
def partnerships(request: SignedInRequest) -> HttpResponse:
    """Every partnership, with the date of its last inspection that the person may know of."""
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES).published()
    listing = PartnershipFilter(
        request.GET, Partnership.objects.with_last_inspected(known), request=request
    )
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page_of(request, listing.qs),
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "inspections/partnership/list.html", context)

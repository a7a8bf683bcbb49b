"""Reading findings: the list, its files, and one finding."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.filters.finding import FindingFilter
from findings.models import Finding
from findings.tables.finding import COLUMNS, file_rows
from findings.tables.section import SECTION_OF_KIND
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Ending, Sheet, about_list
from portal.pages.views.saved_search import offer_of

CHUNK = 2_000


def _listing(request: SignedInRequest) -> FindingFilter:
    readable = Finding.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    return FindingFilter(request.GET, readable.for_list().newest_first(), request=request)


@require_safe
def finding_list(request: SignedInRequest) -> HttpResponse:
    """Every finding that the person may read, filtered and paged."""
    listing = _listing(request)
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page_of(request, listing.qs),
        "sizes": SIZES,
        "size": size_of(request),
        "saved": offer_of(request, "findings"),
    }
    return render(request, "findings/finding/list.html", context)


@require_safe
def finding_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list exactly as it is filtered, all pages of it."""
    listing = _listing(request)
    rows = file_rows(listing.qs.iterator(chunk_size=CHUNK))
    about = about_list(request, title=_("Findings"), page="findings:finding-list", listing=listing)
    return download(Sheet(COLUMNS, rows, about), ending)


@require_safe
def finding(request: SignedInRequest, pk: int) -> HttpResponse:
    """One finding with everything that it is linked to."""
    readable = Finding.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    found = get_object_or_404(readable.for_list(), pk=pk)
    partnership = found.inspection.partnership_id
    context = {
        "finding": found,
        "section": SECTION_OF_KIND[Finding.Kind(found.kind)],
        "may_edit": may(request.user, Permission.EDIT_INSPECTION, partnership)
        and found.inspection.is_editable,
        "may_see_history": may(request.user, Permission.VIEW_HISTORY, partnership),
    }
    return render(request, "findings/finding/finding.html", context)

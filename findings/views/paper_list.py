"""The list of built papers, on screen and as a file, and the papers in preparation."""

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.filters.report import ReportFilter
from findings.models import Paper, Report
from findings.tables.report import COLUMNS, file_rows, standing
from findings.views.programme import prepares_overviews
from portal.access.roles import Permission
from portal.access.scope import require_anywhere, scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Ending, Sheet, about_list

CHUNK = 500
SHOWN_IN_PREPARATION = 5


def _listing(request: SignedInRequest) -> ReportFilter:
    known = Report.objects.allowed(request.user, Permission.DOWNLOAD_PAPER)
    rows = known.for_list().defer("snapshot").newest_first()
    return ReportFilter(request.GET, rows, request=request)


def _in_preparation(request: SignedInRequest) -> QuerySet[Paper]:
    known = Paper.objects.allowed(request.user, Permission.REQUEST_PAPER)
    return known.unfinished().for_list().order_by("-updated_at", "-pk")


@require_safe
def paper_list(request: SignedInRequest) -> HttpResponse:
    """Every built paper that the person may know of; above it, what is being prepared."""
    listing = _listing(request)
    page = page_of(request, listing.qs)
    prepares = bool(scope_of(request.user, Permission.REQUEST_PAPER))
    waiting = list(_in_preparation(request)[: SHOWN_IN_PREPARATION + 1]) if prepares else []
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "rows": [(report, standing(report), pdf_of(report)) for report in page],
        "prepares": prepares,
        "overviews": prepares_overviews(request.user),
        "reads": bool(scope_of(request.user, Permission.DOWNLOAD_PAPER)),
        "waiting": waiting[:SHOWN_IN_PREPARATION],
        "more_waiting": len(waiting) > SHOWN_IN_PREPARATION,
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "findings/paper/list.html", context)


@require_safe
def paper_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list exactly as it is filtered, all pages of it."""
    listing = _listing(request)
    rows = file_rows(listing.qs.iterator(chunk_size=CHUNK))
    about = about_list(request, title=_("Papers"), page="findings:paper-list", listing=listing)
    return download(Sheet(COLUMNS, rows, about), ending)


@require_safe
def paper_preparing(request: SignedInRequest) -> HttpResponse:
    """All papers in preparation: those of which no final one is ready."""
    require_anywhere(request.user, Permission.REQUEST_PAPER)
    context = {"page": page_of(request, _in_preparation(request))}
    return render(request, "findings/paper/preparing.html", context)


def pdf_of(report: Report) -> bool:
    """Whether its PDF can be downloaded; reads the files fetched with the report."""
    return any(file.format == "pdf" for file in report.files.all())

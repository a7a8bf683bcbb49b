"""Imports: the list, sending a file in, what its rows would do, importing, taking back."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inspections.data_import.sheet import LARGEST_UPLOAD
from inspections.filters.data_import import ImportRowFilter
from inspections.forms.data_import import SendFileForm
from inspections.models import DataImport, ImportRow, Partnership
from inspections.operations.data_import import (
    NotImportable,
    NotImported,
    confirm_import,
    request_check,
    request_import,
    request_undo,
)
from inspections.operations.import_undo import obstacles
from inspections.tables.data_import import (
    COLUMNS,
    STATE_COLOURS,
    fate_links,
    file_row,
    row_shown,
    summary,
)
from portal.access.roles import Permission
from portal.access.scope import require_everywhere
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Cell, Ending, Sheet, about_list
from portal.pages.uploads import takes_at_most, was_too_large

State = DataImport.State
FORM_AROUND = 10_000
"""Bytes that a form has besides its file."""
MOST_OBSTACLES = 20
CHUNK = 500


def known_import(request: SignedInRequest, pk: int) -> DataImport:
    """The import, for those who look after imports; 403 for everyone else."""
    require_everywhere(request.user, Permission.IMPORT_OUTCOMES)
    known = DataImport.objects.allowed(request.user, Permission.IMPORT_OUTCOMES)
    return get_object_or_404(known.for_list(), pk=pk)


@require_safe
def data_imports(request: SignedInRequest) -> HttpResponse:
    """Every file that was sent in, and what became of it."""
    require_everywhere(request.user, Permission.IMPORT_OUTCOMES)
    page = page_of(
        request, DataImport.objects.allowed(request.user, Permission.IMPORT_OUTCOMES).for_list()
    )
    rows = [(row, STATE_COLOURS.get(State(row.state), ""), summary(row)) for row in page]
    context = {"page": page, "rows": rows, "sizes": SIZES, "size": size_of(request)}
    return render(request, "inspections/data_import/list.html", context)


@takes_at_most(LARGEST_UPLOAD + FORM_AROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def data_import_send(request: SignedInRequest) -> HttpResponse:
    """Send a file in, to be checked; nothing is imported yet."""
    require_everywhere(request.user, Permission.IMPORT_OUTCOMES)
    form = SendFileForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        too_large=was_too_large(request),
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        return redirect(request_import(file=file, name=file.name, by=request.user))
    return render(request, "inspections/data_import/send.html", {"form": form})


@require_safe
def data_import(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far an import has come, and every row of it."""
    found = known_import(request, pk)
    context = {"import": found, "colour": STATE_COLOURS.get(State(found.state), "")}
    if not found.is_working:
        context |= _rows(found, request)
    if request.htmx:
        if found.is_working:
            return render(request, "inspections/data_import/working.html", context)
        response = HttpResponse()
        response.headers["HX-Redirect"] = found.get_absolute_url()
        return response
    return render(request, "inspections/data_import/page.html", context)


def _listing(found: DataImport, request: SignedInRequest) -> ImportRowFilter:
    sheets = found.rows.order_by("sheet").values_list("sheet", flat=True).distinct()
    rows = found.rows.for_report()
    return ImportRowFilter(request.GET, rows, request=request, sheets=list(sheets))


def _rows(found: DataImport, request: SignedInRequest) -> dict[str, Any]:
    listing = _listing(found, request)
    page = page_of(request, listing.qs)
    names = _names(found)
    earlier = DataImport.objects.filter(sha256=found.sha256, state=State.IMPORTED)
    return {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "rows": [row_shown(row, names) for row in page],
        "fates": fate_links(found),
        "summary": summary(found),
        "earlier": earlier.exclude(pk=found.pk).first() if found.state == State.CHECKED else None,
        "sizes": SIZES,
        "size": size_of(request),
    }


def _names(found: DataImport) -> dict[int, str]:
    """The names that lists of neighbours need."""
    if found.kind != DataImport.Kind.NEIGHBOURS:
        return {}
    return dict(Partnership.objects.values_list("pk", "name"))


@require_safe
def data_import_download(request: SignedInRequest, pk: int, ending: Ending) -> HttpResponseBase:
    """The rows as they are filtered, as a file."""
    found = known_import(request, pk)
    listing = _listing(found, request)
    about = about_list(
        request,
        title=_("Rows of the import of %(name)s") % {"name": found.file_name},
        page="inspections:data-imports",
        listing=listing,
    )
    sheet = Sheet(COLUMNS, _file_rows(listing, _names(found)), about, name=f"import-{found.pk}")
    return download(sheet, ending)


def _file_rows(listing: ImportRowFilter, names: dict[int, str]) -> Iterator[tuple[Cell, ...]]:
    for row in listing.qs.iterator(chunk_size=CHUNK):
        yield file_row(row, names)


@require_POST
def data_import_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Import what the check found."""
    found = known_import(request, pk)
    try:
        confirm_import(data_import=found, by=request.user)
    except NotImportable:
        messages.info(request, _("There is nothing to import, or a row was refused."))
    return redirect(found)


@require_POST
def data_import_check(request: SignedInRequest, pk: int) -> HttpResponse:
    """Check the file once more, by the records as they are now."""
    found = known_import(request, pk)
    return redirect(request_check(data_import=found, by=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def data_import_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """What undoing would do, or what keeps the portal from it; then the undoing."""
    found = known_import(request, pk)
    if request.method == "POST":
        try:
            request_undo(data_import=found, by=request.user)
        except NotImported:
            messages.info(request, _("This file is not imported, so there is nothing to undo."))
        return redirect(found)
    if found.state != State.IMPORTED:
        return redirect(found)
    against = obstacles(found)
    context = {
        "import": found,
        "obstacles": against[:MOST_OBSTACLES],
        "more": max(len(against) - MOST_OBSTACLES, 0),
        "new": found.counts.get(ImportRow.Fate.NEW, 0),
        "changed": found.counts.get(ImportRow.Fate.CHANGED, 0),
    }
    return render(request, "inspections/data_import/undo.html", context)

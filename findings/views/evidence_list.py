"""Lists of evidence: all that a person may see, and what may be picked for an action."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from findings.filters.evidence import EvidenceFilter
from findings.forms.evidence import PickEvidenceForm
from findings.models import Evidence
from findings.models.evidence import EvidenceQuerySet
from findings.operations.evidence import attach_evidence
from findings.tables.evidence import COLUMNS, evidence_row, evidence_rows, file_rows
from findings.views.evidence_frame import refusals_told, updated_action
from findings.views.evidence_use import known_of
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.paging import SIZES, page_of, size_of
from portal.pages.sheet import Ending, Sheet, about_list

CHUNK = 500


@require_safe
def evidence_list(request: SignedInRequest) -> HttpResponse:
    """All evidence that the person may see, by title."""
    listing = _listing(request, _known(request))
    page = page_of(request, listing.qs)
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "rows": [(evidence_row(piece), piece.known_actions) for piece in page],
        "works": bool(scope_of(request.user, Permission.UPDATE_ACTION)),
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "findings/evidence/all.html", context)


@require_safe
def evidence_list_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list exactly as it is filtered, all pages of it."""
    listing = _listing(request, _known(request))
    pieces = listing.qs.iterator(chunk_size=CHUNK)
    rows = file_rows((piece, piece.known_actions) for piece in pieces)
    about = about_list(request, title=_("Evidence"), page="findings:evidence-list", listing=listing)
    return download(Sheet(COLUMNS, rows, about), ending)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_pick(request: SignedInRequest, pk: int) -> HttpResponse:
    """Use evidence that is here already for an action; several pieces at once."""
    action = updated_action(request, pk)
    offered = known_of(request, action).exclude(actions=action)
    sent = request.POST if request.method == "POST" else None
    form = PickEvidenceForm(sent, offered=offered)
    if sent is not None and form.is_valid():
        _attach(request, pk, form)
        return redirect(f"{action.get_absolute_url()}#evidence")
    listing = _listing(request, offered)
    page = page_of(request, listing.qs)
    context = {
        "action": action,
        "form": form,
        "listing": listing,
        "page": page,
        "rows": evidence_rows(page),
        "picked": sent.getlist("evidence") if sent is not None else [],
    }
    return render(request, "findings/evidence/pick.html", context)


def _attach(request: SignedInRequest, pk: int, form: PickEvidenceForm) -> None:
    action, pieces = updated_action(request, pk), list(form.cleaned_data["evidence"])
    with refusals_told(request):
        for piece in pieces:
            attach_evidence(evidence=piece, action=action, by=request.user)
        said = ngettext("%d piece was added.", "%d pieces were added.", len(pieces))
        messages.success(request, said % len(pieces))


def _known(request: SignedInRequest) -> EvidenceQuerySet:
    return Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()


def _listing(request: SignedInRequest, rows: EvidenceQuerySet) -> EvidenceFilter:
    shown = rows.for_list().with_actions_for(request.user).by_title()
    return EvidenceFilter(request.GET, shown, request=request)

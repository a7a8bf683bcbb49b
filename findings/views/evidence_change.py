"""Changing a piece of evidence: its title and readers, its versions, taking it away and back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.evidence import FORM_AROUND, LARGEST, EditEvidenceForm, NewVersionForm
from findings.models import Evidence
from findings.operations.evidence import (
    EvidenceRemoved,
    SameContent,
    add_version,
    edit_evidence,
    remove_evidence,
    restore_evidence,
)
from findings.views.evidence_frame import REFUSED, kept_evidence, known_actions, known_statements
from portal.access.clash import Clash
from portal.access.signed_in import SignedInRequest
from portal.pages.uploads import takes_at_most, was_too_large


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_edit(request: SignedInRequest, key: str) -> HttpResponse:
    """Change the title, and who may see it."""
    piece = kept_evidence(request, key)
    form = EditEvidenceForm(request.POST if request.method == "POST" else None, evidence=piece)
    if request.method == "POST" and form.is_valid() and _is_saved(request, piece, form):
        messages.success(request, _("The changes were saved."))
        return redirect(piece)
    return render(request, "findings/evidence/edit.html", {"form": form, "evidence": piece})


def _is_saved(request: SignedInRequest, piece: Evidence, form: EditEvidenceForm) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    details, opened = form.details(), form.opened_values
    try:
        edit_evidence(evidence=piece, details=details, opened=opened, by=request.user)
    except Clash as clash:
        form.show_clash(clash, record=piece)
    except EvidenceRemoved:
        form.add_error(None, REFUSED[EvidenceRemoved])
    else:
        return True
    return False


@takes_at_most(LARGEST + FORM_AROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_version_add(request: SignedInRequest, key: str) -> HttpResponse:
    """Add a version that counts from now on."""
    piece = kept_evidence(request, key)
    sent = request.method == "POST"
    form = NewVersionForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        too_large=was_too_large(request),
    )
    if sent and form.is_valid() and _is_added(request, piece, form):
        return redirect(piece)
    return render(request, "findings/evidence/version.html", {"form": form, "evidence": piece})


def _is_added(request: SignedInRequest, piece: Evidence, form: NewVersionForm) -> bool:
    version, now = form.version(), timezone.now()
    try:
        added = add_version(evidence=piece, version=version, by=request.user, at=now)
    except SameContent as same:
        words = _("This is the same as version %s, the newest: nothing was added") % same
        form.add_error("file" if version.file else "url", words)
        return False
    except EvidenceRemoved:
        form.add_error(None, REFUSED[EvidenceRemoved])
        return False
    messages.success(request, _("Version %d was added.") % added.number)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_remove(request: SignedInRequest, key: str) -> HttpResponse:
    """Say what is lost, then take the piece out of sight."""
    piece = kept_evidence(request, key)
    if request.method == "POST":
        remove_evidence(evidence=piece, by=request.user, at=timezone.now())
        return redirect(piece)
    context = {
        "evidence": piece,
        "actions": known_actions(request, piece),
        "statements": known_statements(request, piece),
    }
    return render(request, "findings/evidence/remove.html", context)


@require_POST
def evidence_restore(request: SignedInRequest, key: str) -> HttpResponse:
    """Bring a removed piece back."""
    piece = kept_evidence(request, key)
    restore_evidence(evidence=piece, by=request.user)
    messages.success(request, _("“%s” is back, with every use that it had.") % piece.title)
    return redirect(piece)

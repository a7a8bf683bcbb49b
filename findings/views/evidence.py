"""A piece of evidence: its page, its versions, what people read of it, taking it away."""

import logging

from csp.decorators import csp_update
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.evidence_file.checked import sha256_of
from findings.forms.evidence import UseEvidenceForm
from findings.models import ActionPlan, Evidence, EvidenceVersion, ImprovementAction
from findings.models.improvement_action import ImprovementActionQuerySet
from findings.tables.evidence import evidence_row, version_rows
from findings.views.evidence_frame import (
    known_actions,
    known_evidence,
    known_statements,
    may_change,
)
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest

PRIVATE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
LONGEST_NUMBER = 15
log = logging.getLogger(__name__)


@require_safe
def evidence(request: SignedInRequest, key: str) -> HttpResponse:
    """What a piece is, every version of it, and the actions that it serves."""
    return evidence_page(request, known_evidence(request, key))


def evidence_page(
    request: SignedInRequest, piece: Evidence, form: UseEvidenceForm | None = None
) -> HttpResponse:
    """The page of a piece, with the form that uses it for one more action."""
    actions = list(known_actions(request, piece))
    updated = ImprovementAction.objects.allowed(request.user, Permission.UPDATE_ACTION)
    form = form or UseEvidenceForm(actions=usable_for(request, piece))
    detached = request.GET.get("detached", "")
    context = {
        "evidence": piece,
        "row": evidence_row(piece),
        "versions": version_rows(piece),
        "actions": actions,
        "updated": set(updated.filter(evidence=piece).values_list("pk", flat=True)),
        "statements": known_statements(request, piece),
        "may_change": may_change(request, piece),
        "form": form,
        "detached": _action_of(request, detached) if detached.isdecimal() else None,
        "reads_history": may(request.user, Permission.VIEW_HISTORY, piece.partnership_id),
    }
    return render(request, "findings/evidence/page.html", context)


def usable_for(request: SignedInRequest, piece: Evidence) -> ImprovementActionQuerySet:
    """The actions that this person may let a piece serve, and that it does not serve yet."""
    updated = ImprovementAction.objects.allowed(request.user, Permission.UPDATE_ACTION).live()
    open_ones = updated.filter(plan__partnership=piece.partnership_id)
    rows = open_ones.exclude(plan__state=ActionPlan.State.CLOSED).exclude(evidence=piece)
    return rows.select_related("plan").in_order()


def _action_of(request: SignedInRequest, number: str) -> ImprovementAction | None:
    """The action that a piece was just taken off, to offer to undo that."""
    updated = ImprovementAction.objects.allowed(request.user, Permission.UPDATE_ACTION)
    return updated.filter(pk=number).first() if len(number) < LONGEST_NUMBER else None


@csp_update({"sandbox": True})  # type: ignore[untyped-decorator]
@require_safe
def evidence_download(request: SignedInRequest, key: str, number: int) -> HttpResponseBase:
    """A version's file, always to be saved and never shown; not when it was changed on the disk."""
    piece = known_evidence(request, key)
    version = get_object_or_404(piece.versions.exclude(file=""), number=number)
    try:
        content = version.file.open("rb")
    except FileNotFoundError:
        return _not_handed_out(request, version, _("The file is not in its place any more."))
    if sha256_of(content) != version.sha256:
        content.close()
        return _not_handed_out(
            request, version, _("The file is not what was sent: its checksum differs.")
        )
    content.seek(0)
    return FileResponse(
        content,
        as_attachment=True,
        filename=version.file_name,
        content_type=version.content_type,
        headers=PRIVATE,
    )


def _not_handed_out(
    request: SignedInRequest, version: EvidenceVersion, reason: str
) -> HttpResponse:
    log.error("Version %d of evidence %s: %s", version.number, version.evidence.key, reason)
    messages.error(request, _("%s Tell the people who run this service.") % reason)
    return redirect(version.evidence)

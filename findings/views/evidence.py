"""A piece of evidence: its page, its versions, what people read of it, taking it away."""

import logging

from csp.decorators import csp_update
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.evidence_file.checked import sha256_of
from findings.models import EvidenceVersion, ImprovementAction
from findings.tables.evidence import evidence_row, version_rows
from findings.views.evidence_frame import (
    known_evidence,
    may_change,
)
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest

PRIVATE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
log = logging.getLogger(__name__)


@require_safe
def evidence(request: SignedInRequest, key: str) -> HttpResponse:
    """What a piece is, every version of it, and the actions that it serves."""
    piece = known_evidence(request, key)
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    context = {
        "evidence": piece,
        "row": evidence_row(piece),
        "versions": version_rows(piece),
        "actions": known.filter(evidence=piece).select_related("plan").in_order(),
        "may_change": may_change(request, piece),
    }
    return render(request, "findings/evidence/page.html", context)


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

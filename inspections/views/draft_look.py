"""An administrator's recorded look at a draft."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inspections.forms.draft_look import DraftLookForm
from inspections.models import Inspection
from inspections.operations.draft_look import record_draft_look
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def draft_look(request: SignedInRequest) -> HttpResponse:
    """Ask for the reference and the reason; record both, then show the draft."""
    if not scope_of(request.user, Permission.LOOK_AT_DRAFT):
        raise PermissionDenied(Permission.LOOK_AT_DRAFT.value)
    form = DraftLookForm(request.POST or None, initial={"reference": request.GET.get("reference")})
    if request.method == "POST" and form.is_valid():
        reference = form.cleaned_data["reference"].lower()
        inspection = Inspection.objects.drafts().filter(reference=reference).first()
        if inspection is not None:
            reason = form.cleaned_data["reason"]
            record_draft_look(
                inspection=inspection, reason=reason, at=timezone.now(), by=request.user
            )
            return redirect(inspection)
        form.add_error("reference", _("There is no draft with this reference"))
    return render(request, "inspections/entry/draft_look.html", {"form": form})

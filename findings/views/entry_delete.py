"""Deleting a draft that was started by mistake."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.models.progress_review import counted_areas
from findings.operations.entry import NotADraft, ReferredTo, delete_draft, records_of
from findings.tables.entry import entered
from inspections.models import Inspection
from inspections.views.entry import CONFLICT, entered_inspection
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def entry_delete(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what will be lost, then delete the draft; say what refers to it where that cannot be."""
    inspection = entered_inspection(request, reference)
    refusal = None
    if request.method == "POST":
        try:
            delete_draft(inspection=inspection, by=request.user)
        except NotADraft:
            return _kept(request, inspection)
        except ReferredTo as error:
            refusal = error
        else:
            messages.success(request, _("The draft “%s” was deleted.") % inspection.title)
            return redirect("pages:home")
    elif inspection.state != Inspection.State.DRAFT:
        return _kept(request, inspection)
    context = {
        "inspection": inspection,
        "entered": entered(records_of(inspection)),
        "areas": counted_areas(inspection),
        "refusal": refusal,
    }
    status = CONFLICT if refusal else 200
    return render(request, "findings/entry/delete.html", context, status=status)


def _kept(request: SignedInRequest, inspection: Inspection) -> HttpResponse:
    messages.error(
        request, _("Nothing was deleted: only a draft that was not sent can be deleted.")
    )
    return redirect("findings:entry-tasks", inspection.reference)

"""Correcting a published inspection: opening an amendment with a reason, and finishing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.entry import AmendForm
from findings.operations.entry import amend_inspection, finish_amending
from inspections.operations.amendment import NotPublished
from inspections.views.entry import known_inspection
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def entry_amend(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask why, mark earlier papers as superseded, and open the task list again."""
    inspection = known_inspection(request, reference, Permission.PUBLISH_INSPECTION)
    form = AmendForm(request.POST or None)
    if not inspection.is_published or inspection.open_amendment():
        messages.info(request, _("This inspection can be changed already."))
        return redirect("findings:entry-tasks", reference)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            amend_inspection(
                inspection=inspection, reason=reason, at=timezone.now(), by=request.user
            )
        except NotPublished:
            messages.error(request, _("Only a published inspection is amended."))
        else:
            messages.success(request, _("The amendment is open. Finish it when you are done."))
        return redirect("findings:entry-tasks", reference)
    return render(request, "findings/entry/amend.html", {"inspection": inspection, "form": form})


@require_POST
def entry_amend_finish(request: SignedInRequest, reference: str) -> HttpResponse:
    """Close the amendment; a second press finds it closed."""
    inspection = known_inspection(request, reference, Permission.PUBLISH_INSPECTION)
    finished = finish_amending(inspection=inspection, at=timezone.now(), by=request.user)
    said = _("The amendment is finished.") if finished else _("No amendment is open.")
    messages.success(request, said)
    return redirect(inspection)

"""The step "Conclusions": the confidence statement, with the way to the key messages."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.forms.inspection_conclusions import ConclusionsForm
from inspections.operations.inspection import save_conclusions
from inspections.views.entry import StepPage, entered_inspection, entry_step
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def inspection_conclusions(request: SignedInRequest, reference: str) -> HttpResponse:
    inspection = entered_inspection(request, reference)
    form = ConclusionsForm(request.POST or None, inspection=inspection)
    page = StepPage(
        template="inspections/entry/conclusions.html",
        save=lambda: save_conclusions(
            inspection=inspection,
            conclusions=form.entered(),
            opened=form.opened_values,
            by=request.user,
        ),
        next_url=reverse("findings:finding-entry", args=[reference, "key-messages"]),
        context={},
    )
    return entry_step(request, inspection, form, page)

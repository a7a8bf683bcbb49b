"""The step "Evidence base"."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.forms.evidence_count import EvidenceForm
from inspections.operations.evidence_count import save_evidence
from inspections.views.entry import StepPage, entered_inspection, entry_step
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def inspection_evidence(request: SignedInRequest, reference: str) -> HttpResponse:
    inspection = entered_inspection(request, reference)
    form = EvidenceForm(request.POST or None, inspection=inspection)
    page = StepPage(
        template="inspections/entry/evidence.html",
        save=lambda: save_evidence(
            inspection=inspection,
            evidence=form.entered(),
            opened=form.opened_values,
            by=request.user,
        ),
        next_url=reverse("inspections:inspection-grades", args=[reference]),
        context={},
    )
    return entry_step(request, inspection, form, page)

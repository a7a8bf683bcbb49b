"""The step "Details and dates"."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.forms.inspection_details import DetailsForm
from inspections.operations.inspection import save_details
from inspections.views.entry import StepPage, entered_inspection, entry_step
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def inspection_details(request: SignedInRequest, reference: str) -> HttpResponse:
    inspection = entered_inspection(request, reference)
    form = DetailsForm(request.POST or None, inspection=inspection)
    page = StepPage(
        template="inspections/entry/details.html",
        save=lambda: save_details(
            inspection=inspection,
            details=form.details(),
            opened=form.opened_values,
            by=request.user,
        ),
        next_url=reverse("inspections:inspection-team", args=[reference]),
        context={
            "dates": [form[name] for name in form.fields if name.endswith(("_on", "_from", "_to"))]
        },
    )
    return entry_step(request, inspection, form, page)

"""The step "Inspection team and partners"."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.forms.inspection_team import TeamForm
from inspections.operations.inspection import save_team
from inspections.views.entry import StepPage, entered_inspection, entry_step
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def inspection_team(request: SignedInRequest, reference: str) -> HttpResponse:
    inspection = entered_inspection(request, reference)
    form = TeamForm(request.POST or None, inspection=inspection)
    page = StepPage(
        template="inspections/entry/team.html",
        save=lambda: save_team(
            inspection=inspection, team=form.entered(), opened=form.opened_values, by=request.user
        ),
        next_url=reverse("inspections:inspection-evidence", args=[reference]),
        context={},
    )
    return entry_step(request, inspection, form, page)

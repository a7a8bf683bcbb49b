"""A report beside an inspection that was entered before: differences, and taking them over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.operations.report_difference import entered, take_differences
from findings.tables.report_difference import differences, only_entered
from findings.views.published_report import known_report
from inspections.models import Inspection, PublishedReport
from inspections.operations.inspection import NotEditable
from inspections.operations.published_report import AlreadyEntered
from inspections.published_report.wire import reading_from_wire
from inspections.views.entry import CONFLICT, entered_inspection
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def published_report_compare(request: SignedInRequest, key: str, reference: str) -> HttpResponse:
    """What the report says that the inspection does not; a POST takes over what was chosen."""
    report = get_object_or_404(
        PublishedReport.objects.filter(reading__isnull=False), pk=known_report(request, key).pk
    )
    inspection = entered_inspection(request, reference)
    if request.method == "POST":
        return _take(request, report, inspection)
    return _page(request, report, inspection)


def _take(
    request: SignedInRequest, report: PublishedReport, inspection: Inspection
) -> HttpResponse:
    fields = request.POST.getlist("take")
    try:
        take_differences(report=report, inspection=inspection, fields=fields, by=request.user)
    except NotEditable:
        return _page(request, report, inspection, refused=True)
    except AlreadyEntered:
        messages.info(request, _("This report is the source of an inspection already."))
        return redirect(report)
    messages.success(request, _("Taken over. The report is kept as this inspection’s source."))
    return redirect("findings:entry-tasks", inspection.reference)


def _page(
    request: SignedInRequest,
    report: PublishedReport,
    inspection: Inspection,
    *,
    refused: bool = False,
) -> HttpResponse:
    reading = reading_from_wire(report.reading or {})
    record = entered(inspection)
    context = {
        "report": report,
        "inspection": inspection,
        "differences": differences(record, reading),
        "only_entered": only_entered(record, reading),
        "may_take": inspection.is_editable and report.inspection_id is None,
        "refused": refused,
    }
    return render(
        request,
        "findings/published_report/compare.html",
        context,
        status=CONFLICT if refused else 200,
    )

"""Published reports: sending them in, watching them being read, and their files."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.published_report import SendReportsForm
from findings.tables.published_report import refusal_text, standing
from inspections.models import PublishedReport
from inspections.operations.published_report import (
    AlreadyEntered,
    drop_report,
    page_picture,
    retry_report,
    send_report,
)
from portal.access.roles import Permission
from portal.access.scope import require_anywhere, scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.paging import page_of

PRIVATE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
CONFLICT = 409


def known_report(request: SignedInRequest, key: str) -> PublishedReport:
    """The report, for those who sent it or see the drafts of the partnership that it names."""
    known = PublishedReport.objects.allowed(request.user)
    return get_object_or_404(
        known.select_related("partnership", "inspection__partnership", "sent_by"), key=key
    )


@require_http_methods(["GET", "HEAD", "POST"])
def published_reports(request: SignedInRequest) -> HttpResponse:
    """The reports that were sent, with what became of each; a POST sends more."""
    require_anywhere(request.user, Permission.SEND_REPORTS)
    several = scope_of(request.user, Permission.SEND_REPORTS).everything
    form = SendReportsForm(request.POST or None, request.FILES or None, several=several)
    if request.method == "POST" and form.is_valid():
        return _send(request, form)
    known = PublishedReport.objects.allowed(request.user).for_list().newest_first()
    page = page_of(request, known)
    context = {
        "form": form,
        "several": several,
        "page": page,
        "rows": [(row, standing(row)) for row in page],
        "is_waiting": any(not row.is_finished for row in page),
    }
    template = "rows" if request.htmx else "list"
    return render(request, f"findings/published_report/{template}.html", context)


def _send(request: SignedInRequest, form: SendReportsForm) -> HttpResponse:
    now = timezone.now()
    sent = [
        send_report(upload=upload, by=request.user, at=now) for upload in form.cleaned_data["file"]
    ]
    again = [report for report in sent if report.sent_at != now]
    if len(sent) == 1:
        if again:
            messages.info(request, _("This file was sent before. Here is what became of it."))
        return redirect(sent[0])
    said = ngettext("%d report was sent.", "%d reports were sent.", len(sent)) % len(sent)
    if again:
        known = ngettext("%d of them was known.", "%d of them were known.", len(again))
        said = f"{said} {known % len(again)}"
    messages.success(request, said)
    return redirect("findings:published-reports")


@require_POST
def published_report_retry(request: SignedInRequest, key: str) -> HttpResponse:
    """Read a refused report again."""
    report = known_report(request, key)
    return redirect(retry_report(report=report, by=request.user, at=timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
def published_report_drop(request: SignedInRequest, key: str) -> HttpResponse:
    """Say what is lost, then give the report up."""
    report = known_report(request, key)
    if request.method == "POST":
        try:
            drop_report(report=report, by=request.user)
        except AlreadyEntered:
            messages.error(request, _("Nothing was deleted: an inspection rests on this report."))
            return redirect(report)
        messages.success(request, _("The report “%s” was deleted.") % report.name)
        return redirect("findings:published-reports")
    return render(request, "findings/published_report/drop.html", {"report": report})


@require_safe
def published_report_file(request: SignedInRequest, key: str) -> HttpResponseBase:
    """The PDF as it was sent, as a download; also for those who read its inspection whole."""
    report = get_object_or_404(PublishedReport.objects.select_related("inspection"), key=key)
    known = PublishedReport.objects.allowed(request.user).filter(pk=report.pk).exists()
    if not known and not (report.inspection and report.inspection.is_read_whole_by(request.user)):
        raise Http404
    try:
        content = report.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        content,
        as_attachment=True,
        filename=report.name,
        content_type="application/pdf",
        headers=PRIVATE,
    )


@require_safe
def published_report_picture(request: SignedInRequest, key: str, page: int) -> HttpResponse:
    """One page of the report as a picture."""
    picture = page_picture(known_report(request, key), page)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers=PRIVATE)


def standing_page(
    request: SignedInRequest, report: PublishedReport, extra: dict[str, Any] | None = None
) -> HttpResponse:
    """A report that is not read yet, or was refused: how it stands, asking again by itself."""
    context = {
        "report": report,
        "standing": standing(report),
        "refusal": refusal_text(report) if report.refusal else None,
        **(extra or {}),
    }
    template = "standing" if request.htmx else "report"
    return render(request, f"findings/published_report/{template}.html", context)


def may_enter(request: SignedInRequest, report: PublishedReport) -> bool:
    """Whether the person enters inspections of the partnership that the report names.

    Where it names none that the portal knows, anyone who enters for some partnership may.
    """
    scope = scope_of(request.user, Permission.EDIT_INSPECTION)
    named = report.partnership_id
    return bool(scope) and (named is None or named in scope)

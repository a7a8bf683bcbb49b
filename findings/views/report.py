"""A built paper: asking for it, watching it, trying again, downloading and reading it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models.fields.json import KT
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.report import BuildForm
from findings.models import Paper, Report, ReportFile
from findings.operations.report import (
    InspectionNotPublished,
    NotFailed,
    PaperNotComplete,
    request_report,
    retry_report,
)
from findings.tables.paper import missing_sections
from findings.tables.report import file_name, standing, waits_for_word
from findings.views.paper import prepared_paper
from portal.access.roles import Permission
from portal.access.scope import may, scope_of
from portal.access.signed_in import SignedInRequest

Format = ReportFile.Format
CONFLICT = 409
CONTENT_TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def known_report(request: SignedInRequest, code: str) -> Report:
    """The built paper, for those who may know of it."""
    known = Report.objects.allowed(request.user, Permission.DOWNLOAD_PAPER)
    dated = known.for_list().defer("snapshot").annotate(taken_at=KT("snapshot__made_at"))
    return get_object_or_404(dated, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def report_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a final paper means, and what it still wants; then the build."""
    paper = prepared_paper(request, pk)
    form = BuildForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(request_report(paper=paper, is_draft=form.is_draft, by=request.user))
        except (PaperNotComplete, InspectionNotPublished):
            return _before_final(request, paper, status=CONFLICT)
    return _before_final(request, paper)


def _before_final(request: SignedInRequest, paper: Paper, status: int = 200) -> HttpResponse:
    context = {
        "paper": paper,
        "missing": missing_sections(paper),
        "is_published": paper.is_on_published(),
        "refused": status != 200,
    }
    return render(request, "findings/report/request.html", context, status=status)


@require_safe
def report(request: SignedInRequest, code: str) -> HttpResponse:
    """How far a build has come, and everything about it once it is ready."""
    found = known_report(request, code)
    context = _standing(found, request)
    if request.htmx:
        seen = request.GET.get("seen", "")
        context["said"] = "" if seen == found.step and not found.is_finished else _said(found)
        return render(request, "findings/report/standing.html", context)
    return render(request, "findings/report/report.html", context)


def _standing(found: Report, request: SignedInRequest) -> dict[str, Any]:
    files = {file.format: file for file in found.files.all()}
    context = {
        "report": found,
        "standing": standing(found),
        "pdf": files.get(Format.PDF),
        "word": files.get(Format.WORD),
        "waits_for_word": waits_for_word(found, at=timezone.now()),
        "may_prepare": may_prepare(request, found),
    }
    if found.is_finished:
        context |= _others(found, request)
    return context


def _others(found: Report, request: SignedInRequest) -> dict[str, Any]:
    """The one that took its place, and other builds of the same paper."""
    known = Report.objects.allowed(request.user, Permission.DOWNLOAD_PAPER).defer("snapshot")
    same = known.select_related("paper").newest_first().exclude(pk=found.pk)
    builds = list(same.filter(paper=found.paper))
    return {
        "builds": [(build, standing(build)) for build in builds],
        "newer": newer_than(found, request) if found.superseded_at else None,
        "taken_at": parse_datetime(getattr(found, "taken_at", None) or ""),
    }


def newer_than(found: Report, request: SignedInRequest) -> Report | None:
    """The paper of the same kind on the same subject that holds now, if it may be known."""
    known = Report.objects.allowed(request.user, Permission.DOWNLOAD_PAPER).ready()
    return (
        known.filter(
            paper__inspection=found.paper.inspection_id,
            paper__programme=found.paper.programme_id,
            paper__plan=found.paper.plan_id,
            paper__template__kind=found.paper.template.kind,
            is_draft=False,
            superseded_at=None,
            requested_at__gt=found.requested_at,
        )
        .select_related("paper")
        .defer("snapshot")
        .newest_first()
        .first()
    )


def may_prepare(request: SignedInRequest, found: Report) -> bool:
    """Whether this person prepares the paper, and so may build it again."""
    if found.paper.inspection is None:
        return scope_of(request.user, Permission.REQUEST_PAPER).everything
    place = found.paper.inspection.partnership_id
    if not may(request.user, Permission.REQUEST_PAPER, place):
        return False
    owns = request.user.pk in (found.paper.created_by_id, found.requested_by_id)
    return owns or may(request.user, Permission.VIEW_DRAFT, place)


def _said(found: Report) -> str:
    """What is read out when the state changes."""
    if found.state == Report.State.READY:
        return _("The paper is ready.")
    if found.state == Report.State.FAILED:
        return _("The paper could not be built.")
    return str(found.get_step_display())


@require_POST
def report_retry(request: SignedInRequest, code: str) -> HttpResponse:
    """Build a failed paper again."""
    found = known_report(request, code)
    if not may_prepare(request, found):
        raise PermissionDenied
    try:
        retry_report(report=found, by=request.user)
    except NotFailed:
        messages.info(request, _("This paper is ready; there is nothing to try again."))
    except (PaperNotComplete, InspectionNotPublished):
        return _before_final(request, found.paper, status=CONFLICT)
    return redirect(found)


@require_safe
def report_download(request: SignedInRequest, code: str, format: str) -> HttpResponseBase:  # noqa: A002 - the address's word
    """The file itself, as an attachment under a readable name."""
    found = known_report(request, code)
    file = next((file for file in found.files.all() if file.format == format), None)
    if file is None or format not in CONTENT_TYPES or found.state != Report.State.READY:
        raise Http404
    try:
        content = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        content,
        as_attachment=True,
        filename=file_name(found, format),
        content_type=CONTENT_TYPES[Format(format)],
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"},
    )


@require_safe
def report_read(request: SignedInRequest, code: str) -> HttpResponse:
    """The paper's web page, made from the same snapshot as its PDF."""
    found = known_report(request, code)
    twin = found.files.filter(format=Format.HTML).first()
    if twin is None or found.state != Report.State.READY:
        raise Http404
    with twin.file.open("rb") as page:
        return HttpResponse(page.read(), content_type="text/html; charset=utf-8")

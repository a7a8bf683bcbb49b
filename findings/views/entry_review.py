"""The lead officer's part: reading a submitted inspection, sending it back, publishing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.entry import ScheduleForm, SendBackForm
from findings.models.progress_review import unconcluded_areas
from findings.operations.entry import records_of
from findings.tables.answers import answer_sections
from findings.tables.entry_steps import entry_steps
from inspections.models import Inspection
from inspections.operations.publication import (
    EmbargoPassed,
    NotInReview,
    cancel_schedule,
    publish_inspection,
    schedule_inspection,
    send_back,
)
from inspections.views.entry import known_inspection
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest

State = Inspection.State


def _reviewed(request: SignedInRequest, reference: str) -> Inspection:
    return known_inspection(request, reference, Permission.PUBLISH_INSPECTION)


@require_safe
def entry_review(request: SignedInRequest, reference: str) -> HttpResponse:
    """Everything that was entered, with what the lead officer may decide now."""
    inspection = _reviewed(request, reference)
    if inspection.state not in (State.IN_REVIEW, State.SCHEDULED):
        return _no_longer_in_review(request, inspection)
    records = records_of(inspection)
    context = {
        "inspection": inspection,
        "sections": answer_sections(records, entry_steps(records)),
        "unconcluded": unconcluded_areas(inspection),
        "alone": _is_alone(request, inspection),
    }
    return render(request, "findings/entry/review.html", context)


@require_http_methods(["GET", "POST"])
def entry_send_back(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask what needs to change, and give the inspection back to its officers."""
    inspection = _reviewed(request, reference)
    form = SendBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = send_back(
                inspection=inspection, comment=form.cleaned_data["comment"], by=request.user
            )
        except NotInReview:
            return _no_longer_in_review(request, inspection)
        said = _("Sent back with your comment.") if sent else _("It was sent back already.")
        messages.success(request, said)
        return redirect("findings:entry-tasks", reference)
    if inspection.state != State.IN_REVIEW:
        return _no_longer_in_review(request, inspection)
    return render(
        request, "findings/entry/send_back.html", {"inspection": inspection, "form": form}
    )


@require_http_methods(["GET", "POST"])
def entry_publish(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what publishing does, and publish; twice is harmless."""
    inspection = _reviewed(request, reference)
    if request.method == "POST":
        try:
            published = publish_inspection(
                inspection=inspection, at=timezone.now(), by=request.user
            )
        except NotInReview:
            return _no_longer_in_review(request, inspection)
        said = _("Published.") if published else _("It was published already.")
        messages.success(request, said)
        return redirect(inspection)
    if inspection.state not in (State.IN_REVIEW, State.SCHEDULED):
        return _no_longer_in_review(request, inspection)
    context = {
        "inspection": inspection,
        "alone": _is_alone(request, inspection),
        "unconcluded": unconcluded_areas(inspection),
    }
    return render(request, "findings/entry/publish.html", context)


@require_http_methods(["GET", "POST"])
def entry_schedule(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask for the end of the embargo, and approve the inspection to publish itself then."""
    inspection = _reviewed(request, reference)
    form = ScheduleForm(request.POST or None, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        moment = form.cleaned_data["publish_at"]
        try:
            schedule_inspection(
                inspection=inspection, publish_at=moment, now=timezone.now(), by=request.user
            )
        except EmbargoPassed:
            form.add_error("day", _("This must lie in the future"))
        except NotInReview:
            return _no_longer_in_review(request, inspection)
        else:
            when = formats.date_format(timezone.localtime(moment), "j F Y, H:i")
            messages.success(request, _("Approved. It publishes itself on %s.") % when)
            return redirect("findings:entry-review", reference)
    elif inspection.state not in (State.IN_REVIEW, State.SCHEDULED):
        return _no_longer_in_review(request, inspection)
    context = {"inspection": inspection, "form": form, "alone": _is_alone(request, inspection)}
    return render(request, "findings/entry/schedule.html", context)


@require_POST
def entry_cancel_schedule(request: SignedInRequest, reference: str) -> HttpResponse:
    """Take back an approval that waits for its date."""
    inspection = _reviewed(request, reference)
    try:
        cancel_schedule(inspection=inspection, by=request.user)
    except NotInReview:
        return _no_longer_in_review(request, inspection)
    messages.success(request, _("Stopped. It is in review again and will not publish itself."))
    return redirect("findings:entry-review", reference)


def _is_alone(request: SignedInRequest, inspection: Inspection) -> bool:
    """Whether the person who decides is the one who sent it, so that nobody else has checked."""
    return request.user.pk == inspection.submitted_by_id


def _no_longer_in_review(request: SignedInRequest, inspection: Inspection) -> HttpResponse:
    """Say how it stands now, on the page that shows it."""
    inspection.refresh_from_db(fields=["state"])
    if inspection.is_published:
        messages.info(request, _("This inspection is published already."))
        return redirect(inspection)
    if inspection.state == State.DRAFT:
        messages.info(request, _("This inspection is being entered. It is not in review."))
        return redirect("findings:entry-tasks", inspection.reference)
    messages.info(request, _("This inspection is approved. Stop its publication first."))
    return redirect("findings:entry-review", inspection.reference)

"""The officer's way through an inspection: task list, check your answers, sending it.

Here and not in inspections, because an entry is complete only with its findings.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from findings.models.progress_review import counted_areas
from findings.operations.entry import NotReadyToSubmit, records_of, submit_inspection
from findings.tables.answers import answer_sections
from findings.tables.entry import missing_steps
from findings.tables.entry_steps import entry_steps
from inspections.views.entry import entered_inspection, not_editable
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest


@require_safe
def entry_tasks(request: SignedInRequest, reference: str) -> HttpResponse:
    """The task list, with each step's state worked out from what is stored."""
    inspection = entered_inspection(request, reference)
    groups = entry_steps(records_of(inspection))
    amendment = inspection.open_amendment() if inspection.is_published else None
    editable = amendment is not None or inspection.state == inspection.State.DRAFT
    steps = [step for group in groups for step in group.steps if not step.is_optional]
    context = {
        "inspection": inspection,
        "groups": groups,
        "missing": missing_steps(groups),
        "done": sum(step.state.is_done for step in steps),
        "steps": len(steps),
        "editable": editable,
        "amendment": amendment,
        "why_not": "" if editable else not_editable(inspection),
        "areas": counted_areas(inspection),
        "may_publish": may(request.user, Permission.PUBLISH_INSPECTION, inspection.partnership_id),
    }
    return render(request, "findings/entry/tasks.html", context)


@require_safe
def entry_check(request: SignedInRequest, reference: str) -> HttpResponse:
    """Everything that was entered, and what is still missing, before it is sent."""
    inspection = entered_inspection(request, reference)
    records = records_of(inspection)
    groups = entry_steps(records)
    context = {
        "inspection": inspection,
        "sections": answer_sections(records, groups),
        "missing": missing_steps(groups),
        "editable": inspection.is_editable,
        "why_not": "" if inspection.is_editable else not_editable(inspection),
    }
    return render(request, "findings/entry/check.html", context)


@require_POST
def entry_submit(request: SignedInRequest, reference: str) -> HttpResponse:
    """Send the entry for review; a second press finds it sent and says so."""
    inspection = entered_inspection(request, reference)
    try:
        sent = submit_inspection(inspection=inspection, at=timezone.now(), by=request.user)
    except NotReadyToSubmit:
        messages.error(request, _("This cannot be sent yet. See what is missing below."))
        return redirect("findings:entry-check", reference)
    if sent:
        messages.success(request, _("Sent to the lead officer for review."))
    else:
        messages.info(request, _("This inspection was sent already."))
    return redirect("findings:entry-tasks", reference)

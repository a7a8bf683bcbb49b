"""What every step of entering an inspection shares: who may, saving, and where to go next.

The steps that hold findings, the task list and "check your answers" are pages of findings, named
here by URL only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inspections.models import Inspection
from inspections.operations.inspection import NotEditable
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest
from portal.pages.clash import ClashForm

CONFLICT = 409


@dataclass(frozen=True)
class StepPage:
    """How one step is drawn, saved and left."""

    template: str
    save: Callable[[], object]
    next_url: str
    context: dict[str, Any]


def known_inspection(
    request: SignedInRequest, reference: str, permission: Permission
) -> Inspection:
    """The inspection: 404 for those who may not know of it, 403 for those who may not do this."""
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES).for_list()
    inspection = get_object_or_404(known, reference=reference)
    require(request.user, permission, inspection.partnership_id)
    return inspection


def entered_inspection(request: SignedInRequest, reference: str) -> Inspection:
    """The inspection whose steps this person enters."""
    return known_inspection(request, reference, Permission.EDIT_INSPECTION)


def entry_step(
    request: SignedInRequest, inspection: Inspection, form: ClashForm, page: StepPage
) -> HttpResponse:
    """Show a step, or save it and go on; what was typed is never lost."""
    if request.method == "POST" and form.is_valid():
        try:
            page.save()
        except Clash as clash:
            form.show_clash(clash, record=inspection)
        except NotEditable:
            form.add_error(None, not_saved())
        else:
            return redirect_onwards(request, inspection, page.next_url)
    elif request.method != "POST" and not inspection.is_editable:
        messages.info(request, not_editable(inspection))
        return redirect("findings:entry-tasks", inspection.reference)
    context = {"inspection": inspection, "form": form, **page.context}
    status = CONFLICT if request.method == "POST" and form.non_field_errors() else 200
    return render(request, page.template, context, status=status)


def redirect_onwards(
    request: SignedInRequest, inspection: Inspection, next_url: str
) -> HttpResponse:
    """To the next step, or to the task list for "Save and come back later"."""
    if request.POST.get("then") == "later":
        messages.success(request, _("Saved. You can come back at any time."))
        return redirect("findings:entry-tasks", inspection.reference)
    return redirect(next_url)


def not_saved() -> str:
    return _(
        "Nothing was saved: this inspection can no longer be changed. It was sent for review, "
        "approved, published or deleted while you had this page open. What you typed is still "
        "below, so that you can copy it."
    )


def not_editable(inspection: Inspection) -> str:
    """Why nothing can be entered now, and what would change that."""
    sentences = {
        Inspection.State.IN_REVIEW: _(
            "This inspection is in review. It can be changed again when a lead officer sends it "
            "back."
        ),
        Inspection.State.SCHEDULED: _(
            "This inspection is approved and waits for its date. It can be changed when a lead "
            "officer stops that and sends it back."
        ),
        Inspection.State.PUBLISHED: _(
            "This inspection is published. A lead officer can open an amendment to change it."
        ),
    }
    return sentences.get(Inspection.State(inspection.state), "")

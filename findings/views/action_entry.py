"""Adding and changing an action of a plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.improvement_action import (
    DUE_BEFORE_START,
    FOREIGN_AREA,
    NO_ACCESS,
    ActionForm,
)
from findings.models import ActionPlan, ImprovementAction
from findings.operations.action_lock import ActionCancelled, PlanClosed
from findings.operations.improvement_action import (
    DueBeforeStart,
    DueDateAgreed,
    ForeignAgency,
    ForeignArea,
    OwnerWithoutAccess,
    add_action,
    edit_action,
)
from findings.views.plan_records import (
    CANCELLED,
    CLOSED,
    changed_action,
    changed_plan,
    refused,
)
from portal.access.clash import Clash
from portal.access.signed_in import SignedInRequest

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def action_add(request: SignedInRequest, reference: str) -> HttpResponse:
    """Add an action; then its page, or the form for one more."""
    plan = changed_plan(request, reference)
    if not plan.is_open:
        return refused(request, CLOSED, plan)
    sent = request.POST if request.method == "POST" else None
    initial = {"areas": request.GET.getlist("area")}
    form = ActionForm(sent, plan=plan, action=None, on=timezone.localdate(), initial=initial)
    if sent is None or not form.is_valid() or not (action := _saved(request, form)):
        return _page(request, form)
    messages.success(request, _("%s is added.") % action.reference)
    if "another" in sent:
        return redirect("findings:action-add", plan.reference)
    return redirect(action)


@require_http_methods(["GET", "HEAD", "POST"])
def action_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change everything that an action is."""
    action = changed_action(request, pk)
    if not action.plan.is_open:
        return refused(request, CLOSED, action)
    if action.status == ImprovementAction.Status.CANCELLED:
        return refused(request, CANCELLED, action)
    sent = request.POST if request.method == "POST" else None
    form = ActionForm(sent, plan=action.plan, action=action, on=timezone.localdate())
    if sent is None or not form.is_valid() or not _saved(request, form):
        return _page(request, form)
    messages.success(request, _("%s is saved.") % action.reference)
    return redirect(action)


def _saved(request: SignedInRequest, form: ActionForm) -> ImprovementAction | None:
    """Save; none when that cannot be, which the form then says, with what was typed kept."""
    at, by, details = timezone.now(), request.user, form.details()
    try:
        if form.action is None:
            return add_action(plan=form.plan, details=details, at=at, by=by)
        opened = form.opened_values
        return edit_action(action=form.action, details=details, opened=opened, at=at, by=by)
    except Clash as clash:
        form.show_clash(clash, record=form.action)
    except PlanClosed:
        form.add_error(None, str(CLOSED))
    except ActionCancelled:
        form.add_error(None, str(CANCELLED))
    except ForeignArea:
        form.add_error("areas", str(FOREIGN_AREA))
    except ForeignAgency:
        form.add_error("lead_agency", _("Select agencies of this partnership"))
    except OwnerWithoutAccess:
        form.add_error("owner", str(NO_ACCESS))
    except DueBeforeStart:
        form.add_error("starts_on" if form.is_due_agreed else "due_on", str(DUE_BEFORE_START))
    except DueDateAgreed:
        form.add_error(None, _("Nothing was saved: the due date is agreed meanwhile. Revise it."))
    return None


def _page(request: SignedInRequest, form: ActionForm) -> HttpResponse:
    plan: ActionPlan = form.plan
    context = {"form": form, "plan": plan, "action": form.action}
    status = CONFLICT if form.clash_rows else 200
    return render(request, "findings/action_entry/edit.html", context, status=status)

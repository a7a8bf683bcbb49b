"""Starting a plan, its details, agreeing it, closing and reopening it, and deleting a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.action_plan import PlanDetailsForm, StartPlanForm
from findings.models import ActionPlan, Finding
from findings.operations.action_lock import PlanClosed, PlanNotAgreed
from findings.operations.action_plan import (
    PersonWithoutAccess,
    PlanAgreed,
    PlanUsed,
    PlanWithoutActions,
    agree_plan,
    close_plan,
    delete_plan,
    reopen_plan,
    save_plan_details,
    start_plan,
)
from findings.operations.improvement_action import AREA_KINDS
from findings.operations.plan_copy import copy_into_new
from findings.tables.plan_check import check_plan
from findings.views.plan_copy import tell_copied
from findings.views.plan_records import CLOSED, changed_plan, refused
from inspections.models import Inspection
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_start(request: SignedInRequest, reference: str) -> HttpResponse:
    """Start an empty plan, or one with the actions of an earlier plan."""
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES)
    found = get_object_or_404(known.select_related("partnership"), reference=reference)
    require(request.user, Permission.EDIT_PLAN, found.partnership_id)
    plans = ActionPlan.objects.allowed(request.user, Permission.EDIT_PLAN).for_list()
    earlier = plans.filter(partnership=found.partnership_id).newest_first()
    sent = request.POST if request.method == "POST" and found.is_published else None
    form = StartPlanForm(sent, inspection=found, plans=earlier, on=timezone.localdate())
    if sent is not None and form.is_valid() and (plan := _started(request, found, form)):
        return redirect(plan)
    here = [plan for plan in earlier if plan.inspection_id == found.pk]
    context = {"form": form, "inspection": found, "plans": here}
    return render(request, "findings/plan_entry/start.html", context)


def _started(request: SignedInRequest, found: Inspection, form: StartPlanForm) -> ActionPlan | None:
    at, details = timezone.now(), form.details()
    try:
        if form.copied is None:
            plan = start_plan(inspection=found, details=details, at=at, by=request.user)
            messages.success(request, _("The plan is started as a draft. Add its first action."))
            return plan
        copied = copy_into_new(
            source=form.copied,
            inspection=found,
            details=details,
            starts_on=form.cleaned_data["starts_on"],
            at=at,
            by=request.user,
        )
    except PersonWithoutAccess as stranger:
        form.add_error(str(stranger), _("Choose somebody who holds a role here today"))
        return None
    tell_copied(request, copied)
    return copied.plan


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_edit(request: SignedInRequest, reference: str) -> HttpResponse:
    """Title, people, and the days on which it was sent."""
    plan = changed_plan(request, reference)
    if not plan.is_open:
        return refused(request, CLOSED, plan)
    form = PlanDetailsForm(request.POST or None, plan=plan, on=timezone.localdate())
    if request.method == "POST" and form.is_valid() and _is_saved(request, plan, form):
        messages.success(request, _("The details of the plan are saved."))
        return redirect(plan)
    status = CONFLICT if form.clash_rows else 200
    context = {"form": form, "plan": plan}
    return render(request, "findings/plan_entry/details.html", context, status=status)


def _is_saved(request: SignedInRequest, plan: ActionPlan, form: PlanDetailsForm) -> bool:
    """Save; False when that cannot be, which the form then says."""
    try:
        save_plan_details(
            plan=plan,
            details=form.details(),
            opened=form.opened_values,
            at=timezone.now(),
            by=request.user,
        )
    except Clash as clash:
        form.show_clash(clash, record=plan)
    except PlanClosed:
        form.add_error(None, str(CLOSED))
    except PersonWithoutAccess as stranger:
        form.add_error(str(stranger), _("Choose somebody who holds a role here today"))
    else:
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_agree(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what is missing, then agree the plan for the partnership."""
    plan = changed_plan(request, reference, Permission.SIGN_OFF)
    if plan.state != ActionPlan.State.DRAFT:
        return refused(request, _("This plan has been agreed already."), plan)
    if request.method != "POST":
        return _agree_page(request, plan)
    try:
        agree_plan(plan=plan, at=timezone.now(), by=request.user)
    except PlanWithoutActions:
        messages.error(request, _("Nothing was agreed: the plan has no action yet."))
        return _agree_page(request, plan)
    messages.success(request, _("The plan is agreed. Owners of its actions have been told."))
    return redirect(plan)


def _agree_page(request: SignedInRequest, plan: ActionPlan) -> HttpResponse:
    areas = Finding.objects.current().filter(inspection=plan.inspection_id, kind__in=AREA_KINDS)
    actions = plan.actions.live().in_order().prefetch_related("findings")
    context = {"plan": plan, "check": check_plan(list(areas), actions)}
    return render(request, "findings/plan_entry/agree.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_close(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask, then close."""
    plan = changed_plan(request, reference, Permission.SIGN_OFF)
    if request.method != "POST":
        unfinished = plan.actions.unfinished().in_order()
        context = {"plan": plan, "unfinished": list(unfinished)}
        return render(request, "findings/plan_entry/close.html", context)
    try:
        close_plan(plan=plan, at=timezone.now(), by=request.user)
    except PlanNotAgreed:
        return refused(request, _("Nothing was closed: this plan is a draft. Delete it."), plan)
    messages.success(request, _("The plan is closed. It is kept as it is."))
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_reopen(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask, then reopen."""
    plan = changed_plan(request, reference, Permission.SIGN_OFF)
    if request.method != "POST":
        return render(request, "findings/plan_entry/reopen.html", {"plan": plan})
    reopen_plan(plan=plan, by=request.user)
    messages.success(request, _("The plan is open again."))
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_delete(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what will be lost, then delete a draft."""
    plan = changed_plan(request, reference)
    if request.method != "POST":
        context = {"plan": plan, "actions": plan.actions.count()}
        return render(request, "findings/plan_entry/delete.html", context)
    try:
        delete_plan(plan=plan, by=request.user)
    except PlanAgreed:
        words = _("Nothing was deleted: this plan has been agreed. It can be closed.")
        return refused(request, words, plan)
    except PlanUsed:
        words = _("Nothing was deleted: papers or other records rest on this plan.")
        return refused(request, words, plan)
    messages.success(request, _("The draft “%s” was deleted.") % plan.title)
    return redirect(plan.inspection)

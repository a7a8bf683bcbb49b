"""The milestones of an action: which are reached, on which day, and one more."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.milestone import MilestoneForm, MilestoneReachedForm
from findings.models import ImprovementAction, Milestone
from findings.operations.milestone import add_milestone, mark_milestone
from findings.views.action_known import NotDone, own_action, refusal, why_not_doing
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def action_milestones(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every milestone of an action; those who edit the plan add one by a POST."""
    action = own_action(request, pk)
    may_add = may(request.user, Permission.EDIT_PLAN, action.plan.partnership_id)
    sent = request.POST if request.method == "POST" else None
    if sent is not None and not may_add:
        raise PermissionDenied(Permission.EDIT_PLAN.value)
    form = MilestoneForm(sent)
    if sent is not None and form.is_valid() and _is_added(request, action, form):
        messages.success(request, _("The milestone is added."))
        return redirect("findings:action-milestones", action.pk)
    context = {
        "form": form if may_add and not action.is_finished and action.plan.is_open else None,
        "action": action,
        "milestones": list(action.milestones.all()),
        "why_not": why_not_doing(action),
        "on": localdate(),
    }
    return render(request, "findings/action/milestones.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def milestone_reached(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say on which day a milestone was reached; today at one press."""
    milestone = _milestone(request, pk)
    on = localdate()
    if request.method == "POST" and "today" in request.POST:
        return _marked(request, milestone, done_on=on)
    form = MilestoneReachedForm(request.POST or None, today=on)
    if request.method == "POST" and form.is_valid():
        return _marked(request, milestone, done_on=form.cleaned_data["done_on"])
    context = {"form": form, "milestone": milestone, "action": milestone.action}
    return render(request, "findings/action/milestone.html", context)


@require_POST
def milestone_not_reached(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back that a milestone was reached."""
    return _marked(request, _milestone(request, pk), done_on=None)


def _milestone(request: SignedInRequest, pk: int) -> Milestone:
    found = get_object_or_404(Milestone, pk=pk)
    found.action = own_action(request, found.action_id)
    return found


def _marked(request: SignedInRequest, milestone: Milestone, **day: Any) -> HttpResponse:
    try:
        marked = mark_milestone(milestone=milestone, **day, on=localdate(), by=request.user)
    except NotDone as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, _said(marked))
    return redirect("findings:action-milestones", milestone.action_id)


def _said(milestone: Milestone) -> str:
    if milestone.done_on is None:
        return _("“%(title)s” is not reached any more.") % {"title": milestone.title}
    words = {"title": milestone.title, "day": date_format(milestone.done_on)}
    return _("“%(title)s” was reached on %(day)s.") % words


def _is_added(request: SignedInRequest, action: ImprovementAction, form: MilestoneForm) -> bool:
    try:
        add_milestone(action=action, **form.cleaned_data, by=request.user)
    except NotDone as error:
        form.add_error(None, refusal(error))
        return False
    return True

"""A quick update of an action: in its row of the table, or on a page of its own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.quick_update import QuickUpdateForm
from findings.models import ImprovementAction
from findings.models.plan_areas import areas_of
from findings.operations.action_lock import ActionCancelled, PlanClosed, PlanNotAgreed
from findings.operations.progress_update import ActionComplete, UnfitProgress, write_update
from findings.tables.improvement_action import numbers_of, rows_of
from findings.views.action_refusal import why_not
from findings.views.plan_frame import steps, updates_of, with_told
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest

Refusals = (PlanClosed, PlanNotAgreed, ActionCancelled, ActionComplete, UnfitProgress)


@require_http_methods(["GET", "HEAD", "POST"])
def action_quick(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set status and per cent with one sentence; htmx gets a row of the table for a row."""
    action = _updated_action(request, pk)
    if request.htmx and "row" in request.GET:
        return _row(request, pk)
    if request.method != "POST" and not updates_of(request.user)(action):
        messages.error(request, _("Nothing is told of this action at present."))
        return redirect(_back(request, action))
    form = QuickUpdateForm(request.POST if request.method == "POST" else None, action=action)
    if request.method == "POST" and form.is_valid() and _is_told(request, action, form):
        if request.htmx:
            return _row(request, pk, saved=True)
        messages.success(request, _("%(action)s: saved.") % {"action": action.reference})
        return redirect(_back(request, action))
    context = {"form": form, "action": action, "back": _back(request, action)}
    template = "quick_row" if request.htmx else "quick"
    return render(request, f"findings/action_plan/{template}.html", context)


def _updated_action(request: SignedInRequest, pk: int) -> ImprovementAction:
    """The action, for those who tell how it goes; 403 for those who only read it."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    action = get_object_or_404(known.select_related("plan__partnership", "owner"), pk=pk)
    own = ImprovementAction.objects.allowed(request.user, Permission.UPDATE_ACTION)
    if not own.filter(pk=pk).exists():
        raise PermissionDenied(Permission.UPDATE_ACTION.value)
    return action


def _is_told(request: SignedInRequest, action: ImprovementAction, form: QuickUpdateForm) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    answers: dict[str, Any] = {name: form.cleaned_data[name] for name in ("text", "status")}
    try:
        write_update(
            action=action,
            **answers,
            percent=form.cleaned_data["percent"],
            opened=form.opened_values,
            at=timezone.now(),
            by=request.user,
        )
    except Clash as clash:
        form.show_clash(clash, record=action)
    except Refusals as error:
        form.add_error(None, _("Nothing was saved. %(why)s") % {"why": why_not(error)})
    else:
        return True
    return False


def _row(request: SignedInRequest, pk: int, *, saved: bool = False) -> HttpResponse:
    """The row of the table as it stands now."""
    on = timezone.localdate()
    rows = with_told(ImprovementAction.objects.with_brag(on=on)).for_list()
    action = rows.get(pk=pk)
    numbers = numbers_of(list(areas_of(action.plan)))
    row = rows_of([action], on=on, numbers=numbers, may_update=updates_of(request.user))[0]
    back = _back(request, action)
    on_plan = back.startswith(action.plan.get_absolute_url())
    context = {
        "row": row,
        "action": action,
        "saved": saved,
        "back": back,
        "names_plan": not on_plan,
        "choose": _("Choose") if on_plan and steps(action.plan, request.user)["edit"] else "",
    }
    return render(request, "findings/action_plan/row.html", context)


def _back(request: SignedInRequest, action: ImprovementAction) -> str:
    """The table that the person came from; never another site."""
    asked = request.GET.get("back", "")
    is_ours = asked.startswith(reverse("findings:action-list"))
    if is_ours and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return action.plan.get_absolute_url()

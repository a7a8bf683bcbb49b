"""Changing several actions of a plan at once: what is named is changed, all or nothing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from findings.forms.several_actions import (
    Change,
    PostUpdateForm,
    ReviseDueForm,
    SetAgencyForm,
    SetOwnerForm,
    SeveralActionsForm,
)
from findings.models import ActionPlan, ImprovementAction
from findings.operations.improvement_action import owners
from findings.operations.several_actions import (
    NotForAll,
    revise_due_dates,
    set_lead_agency,
    set_owner,
    write_updates,
)
from findings.views.action_refusal import why_not
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User

MOST_AT_ONCE = 100
"""As many as the longest page of the table has."""


@require_http_methods(["GET", "HEAD", "POST"])
def action_several(request: SignedInRequest, reference: str) -> HttpResponse:
    """Name the actions that were ticked and ask what they are changed to; a POST changes them."""
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    plan = get_object_or_404(known.select_related("partnership"), reference=reference)
    require(request.user, Permission.EDIT_PLAN, plan.partnership_id)
    asked = request.POST if request.method == "POST" else request.GET
    shown = request.POST.getlist("shown") if request.method == "POST" else asked.getlist("action")
    actions, change = _ticked(plan, shown), asked.get("do", "")
    if not actions or change not in Change.values:
        messages.error(request, _("Tick the actions and choose what to do with them."))
        return redirect(plan)
    form = _form(request, plan, actions, Change(change))
    if request.method == "POST" and form.is_valid() and _is_done(form, request.user):
        number = len(form.chosen)
        done = ngettext("%d action was changed.", "%d actions were changed.", number) % number
        messages.success(request, done)
        return redirect(plan)
    context = {"form": form, "plan": plan, "actions": actions, "change": Change(change)}
    return render(request, "findings/action_plan/several.html", context)


def _ticked(plan: ActionPlan, keys: list[str]) -> list[ImprovementAction]:
    """The plan's own actions among these, in its order."""
    wanted = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 10]
    rows = plan.actions.filter(pk__in=wanted).select_related("lead_agency", "owner").in_order()
    return list(rows[:MOST_AT_ONCE])


def _form(
    request: SignedInRequest, plan: ActionPlan, actions: list[ImprovementAction], change: Change
) -> SeveralActionsForm:
    sent = request.POST if request.method == "POST" else None
    if change is Change.OWNER:
        people = owners(plan.partnership_id, on=timezone.localdate())
        return SetOwnerForm(sent, actions=actions, owners=people)
    if change is Change.AGENCY:
        return SetAgencyForm(sent, actions=actions, agencies=plan.partnership.agencies.all())
    forms = {Change.DUE: ReviseDueForm, Change.UPDATE: PostUpdateForm}
    return forms[change](sent, actions=actions)


def _is_done(form: SeveralActionsForm, user: User) -> bool:
    """Change them; False where one refuses, which the form then says of each."""
    try:
        _operation(form, user)()
    except NotForAll as error:
        form.add_error(None, _("Nothing was changed. Untick what cannot be changed, or mend it."))
        for action, why in error.refused:
            form.add_error("action", f"{action.reference}: {why_not(why)}")
        return False
    return True


def _operation(form: SeveralActionsForm, user: User) -> Callable[[], None]:
    now, chosen = timezone.now(), form.chosen
    answers: dict[str, Any] = {"actions": chosen, "by": user}
    if isinstance(form, SetOwnerForm):
        return lambda: set_owner(owner=form.person, at=now, **answers)
    if isinstance(form, SetAgencyForm):
        return lambda: set_lead_agency(agency=form.chosen_agency, **answers)
    if isinstance(form, ReviseDueForm):
        told = {name: form.cleaned_data[name] for name in ("revised_to", "reason")}
        return lambda: revise_due_dates(at=now, **told, **answers)
    return lambda: write_updates(text=form.cleaned_data["text"], at=now, **answers)

"""Completing an action, taking that back, and verifying what somebody else completed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from findings.forms.verification import CompletionForm, VerificationForm
from findings.models import Completion, ImprovementAction
from findings.operations.action_lock import PlanClosed
from findings.operations.verification import (
    CompletionTakenBack,
    OwnWork,
    complete_action,
    take_back_completion,
    verify_completion,
)
from findings.views.action_known import (
    NotDone,
    known_action,
    own_action,
    refusal,
    shut_out,
    why_not_doing,
)
from findings.views.improvement_action import evidence_of
from portal.access.roles import Permission
from portal.access.scope import require, require_anywhere
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User
from portal.pages.paging import SIZES, page_of, size_of

Status = ImprovementAction.Status


@require_http_methods(["GET", "HEAD", "POST"])
def action_complete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that an action is complete, and what it changed."""
    if (page := shut_out(request, pk)) is not None:
        return page
    action = own_action(request, pk)
    if request.method != "POST" and (reason := why_not_doing(action)):
        messages.error(request, reason)
        return redirect(action)
    form = CompletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_completed(request, action, form):
        messages.success(request, _("The action waits for somebody else to verify it."))
        return redirect(action)
    evidence = action.evidence.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    context = {
        "form": form,
        "action": action,
        "evidence": list(evidence.values_list("title", flat=True)),
        "not_reached": action.milestones.filter(done_on=None).count(),
    }
    return render(request, "findings/action/complete.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def action_complete_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask first, then take one's own completion back while it waits."""
    action = known_action(request, pk)
    completion = _waiting(action)
    if completion is None:
        messages.error(request, _("No completion of this action waits for verification."))
        return redirect(action)
    if completion.completed_by_id != request.user.pk:
        raise PermissionDenied
    if request.method != "POST":
        context = {"action": action, "completion": completion}
        return render(request, "findings/action/complete_undo.html", context)
    try:
        take_back_completion(completion=completion, at=timezone.now(), by=request.user)
    except NotDone as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, _("The completion is taken back, and the action goes on."))
    return redirect(action)


@require_http_methods(["GET", "HEAD", "POST"])
def action_verify(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say whether what somebody else completed is adequate, its effect, and why."""
    action = known_action(request, pk)
    require(request.user, Permission.VERIFY_ACTION, action.plan.partnership_id)
    completion = _waiting(action)
    if request.method != "POST" and (reason := _why_not_verified(request.user, action, completion)):
        messages.error(request, reason)
        return redirect(action)
    form = VerificationForm(request.POST or None, completion=completion)
    if request.method == "POST" and form.is_valid() and _is_verified(request, action, form):
        return redirect(action)
    evidence = evidence_of(request, action)
    context = {
        "form": form,
        "action": action,
        "completion": completion,
        "milestones": list(action.milestones.all()),
        "evidence": evidence,
        "hidden": action.evidence.current().count() - len(evidence),
        "on": timezone.localdate(),
    }
    return render(request, "findings/action/verify.html", context)


@require_safe
def action_waiting(request: SignedInRequest) -> HttpResponse:
    """What waits for this person's verification, the longest waiting first."""
    require_anywhere(request.user, Permission.VERIFY_ACTION)
    page = page_of(request, Completion.objects.waiting_for(request.user).for_list())
    context = {"page": page, "sizes": SIZES, "size": size_of(request)}
    return render(request, "findings/action/waiting.html", context)


def _waiting(action: ImprovementAction) -> Completion | None:
    return action.completions.filter(verified_at=None).select_related("completed_by").first()


def _why_not_verified(user: User, action: ImprovementAction, completion: Completion | None) -> str:
    if completion is None or action.status != Status.COMPLETE:
        return _("No completion of this action waits for verification.")
    if user.pk in (action.owner_id, completion.completed_by_id):
        return refusal(OwnWork())
    return "" if action.plan.is_agreed else refusal(PlanClosed())


def _is_completed(
    request: SignedInRequest, action: ImprovementAction, form: CompletionForm
) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    effect = form.cleaned_data["effect_on_outcomes"]
    try:
        complete_action(
            action=action, effect_on_outcomes=effect, at=timezone.now(), by=request.user
        )
    except NotDone as error:
        form.add_error(None, _("Nothing was saved. %(why)s") % {"why": refusal(error)})
        return False
    return True


def _is_verified(
    request: SignedInRequest, action: ImprovementAction, form: VerificationForm
) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    try:
        shown = action.completions.filter(pk=form.cleaned_data["completion"]).first()
        if shown is None:
            raise CompletionTakenBack
        verified = verify_completion(
            completion=shown, **form.answers(), at=timezone.now(), by=request.user
        )
    except NotDone as error:
        form.add_error(None, _("Nothing was saved. %(why)s") % {"why": refusal(error)})
        return False
    if verified.is_adequate:
        messages.success(request, _("The action is verified."))
    else:
        messages.success(request, _("The action is reopened, and its owner is told why."))
    return True

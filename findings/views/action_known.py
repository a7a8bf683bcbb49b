"""Which action a request is about, what its person may do there, and why something is refused."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from findings.models import ActionPlan, ImprovementAction
from findings.operations.action_lock import ActionCancelled, PlanClosed, PlanNotAgreed
from findings.operations.comment import CommentOfAnother, NotAmongReaders
from findings.operations.milestone import ReachedLater
from findings.operations.progress_update import ActionComplete, UnfitProgress
from findings.operations.verification import (
    AlreadyVerified,
    CompletionOfAnother,
    CompletionTakenBack,
    EvidenceWanting,
    OwnWork,
)
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User

Status = ImprovementAction.Status
TYPED = ("text", "next_step", "effect_on_outcomes", "reasons")
"""The boxes of the forms in which people write about an action."""

NotDone = (
    PlanClosed,
    PlanNotAgreed,
    ActionCancelled,
    ActionComplete,
    UnfitProgress,
    ReachedLater,
    NotAmongReaders,
    CommentOfAnother,
    EvidenceWanting,
    CompletionOfAnother,
    CompletionTakenBack,
    AlreadyVerified,
    OwnWork,
)
"""Whatever the operations on an action refuse with."""


@dataclass(frozen=True)
class Doing:
    """What a person may do about an action as it stands."""

    update: bool
    attach: bool
    verify: bool
    talk: bool
    comment: bool
    edit: bool
    history: bool

    @classmethod
    def of(cls, user: User, action: ImprovementAction) -> "Doing":
        place, plan = action.plan.partnership_id, action.plan
        does, talks = may_update(user, action), may(user, Permission.COMMENT_ON_ACTION, place)
        return cls(
            update=does and not why_not_doing(action),
            attach=does and plan.is_open and action.status != Status.CANCELLED,
            verify=may(user, Permission.VERIFY_ACTION, place)
            and action.status == Status.COMPLETE
            and plan.is_agreed
            and action.owner_id != user.pk,
            talk=talks,
            comment=talks and plan.is_open,
            edit=may(user, Permission.EDIT_PLAN, place) and plan.is_open,
            history=may(user, Permission.VIEW_HISTORY, place),
        )


def known_action(request: SignedInRequest, pk: int) -> ImprovementAction:
    """The action, for those who may read it; 404 for all others."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    return get_object_or_404(known.select_related("plan__partnership", "owner"), pk=pk)


def own_action(request: SignedInRequest, pk: int) -> ImprovementAction:
    """The action, for those who tell how it goes; 404 for strangers, 403 for mere readers."""
    action = known_action(request, pk)
    if not may_update(request.user, action):
        raise PermissionDenied(Permission.UPDATE_ACTION.value)
    return action


def may_update(user: User, action: ImprovementAction) -> bool:
    """Whether it is the person's own action, or one of a plan that they edit."""
    place = action.plan.partnership_id
    owns = action.owner_id == user.pk and may(user, Permission.UPDATE_ACTION, place)
    return owns or may(user, Permission.EDIT_PLAN, place)


def shut_out(request: SignedInRequest, pk: int) -> HttpResponse | None:
    """A page for somebody who did this action and may not any more; what they wrote is on it.

    Nobody learns here of an action that they did not know: it speaks to the named owner alone,
    or to somebody who reads the action and has just written about it.
    """
    action = ImprovementAction.objects.select_related("plan").filter(pk=pk).first()
    if action is None or action.plan.state == ActionPlan.State.DRAFT:
        return None
    reads = may(request.user, Permission.VIEW_PUBLISHED, action.plan.partnership_id)
    wrote = [text for name in TYPED if (text := request.POST.get(name, "").strip())]
    if reads and (may_update(request.user, action) or not wrote):
        return None
    if not reads and action.owner_id != request.user.pk:
        return None
    context = {"reads": reads, "wrote": wrote}
    return render(request, "findings/action/shut_out.html", context, status=403)


def why_not_doing(action: ImprovementAction) -> str:
    """Why nobody tells anything of this action's progress at present; nothing where they may."""
    if not action.plan.is_open:
        return refusal(PlanClosed())
    if not action.plan.is_agreed:
        return refusal(PlanNotAgreed())
    if action.status == Status.CANCELLED:
        return refusal(ActionCancelled())
    return refusal(ActionComplete(action.status)) if action.is_finished else ""


def refusal(error: Exception) -> str:
    """What is said to the person when an operation refuses."""
    if isinstance(error, ActionComplete):
        return _after_completion(error.args[0] if error.args else "")
    said = {
        PlanClosed: _("The plan is closed, so its actions stay as they are."),
        PlanNotAgreed: _("The plan is still a draft. Progress is told once it is agreed."),
        ActionCancelled: _("This action was cancelled, so nothing more is told of it."),
        UnfitProgress: _("This status and per cent do not go together."),
        ReachedLater: _("The day on which it was reached must not be in the future."),
        NotAmongReaders: _("Mention only people who are shown."),
        CommentOfAnother: _("Only the one who wrote a comment can remove it."),
        EvidenceWanting: _("Attach at least one piece of evidence first."),
        CompletionOfAnother: _("Only the one who said that it is complete can take that back."),
        CompletionTakenBack: _("The completion was taken back, so there is nothing to verify."),
        AlreadyVerified: _("Somebody has verified this action meanwhile."),
        OwnWork: _("Somebody else must verify this: you own the action, or said it is complete."),
    }
    return said[type(error)]


def _after_completion(status: str) -> str:
    if status == Status.VERIFIED:
        return _("This action is complete and verified, so nothing more is told of it.")
    return _("This action waits for verification. It can be changed if it is reopened.")

"""Finding the plan or the action that an address names, for those who may change it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from findings.models import ActionPlan, ImprovementAction
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest

CLOSED = _("Nothing was saved: this plan is closed. A lead officer can reopen it.")
NOT_AGREED = _("Nothing was saved: this plan is a draft, so it has no progress to tell yet.")
CANCELLED = _("Nothing was saved: this action is cancelled. Take it up again first.")
COMPLETE = _("Nothing was saved: this action is complete, or verified already.")


def changed_plan(
    request: SignedInRequest, reference: str, permission: Permission = Permission.EDIT_PLAN
) -> ActionPlan:
    """404 unless the person may know of the plan, 403 unless they may do this to it."""
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    rows = known.for_list().select_related(
        "partnership", "inspection__edition__framework", "lead_officer", "sponsor", "agreed_by"
    )
    found = get_object_or_404(rows, reference=reference)
    require(request.user, permission, found.partnership_id)
    return found


def changed_action(request: SignedInRequest, pk: int) -> ImprovementAction:
    """The action with its rating of today; 404 and 403 as for its plan."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    rows = known.with_brag(on=localdate()).select_related(
        "plan__partnership", "plan__inspection", "lead_agency", "owner"
    )
    found = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.EDIT_PLAN, found.plan.partnership_id)
    return found


def refused(
    request: SignedInRequest, message: str | Promise, to: ActionPlan | ImprovementAction
) -> HttpResponse:
    """Say why, and go where things stand."""
    messages.error(request, str(message))
    return redirect(to)

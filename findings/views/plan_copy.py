"""Copying a plan: into a new one for an inspection, or into a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from findings.forms.action_plan import CopyPlanForm
from findings.models import ActionPlan
from findings.operations.action_lock import PlanClosed
from findings.operations.action_plan import PlanAgreed, PlanDetails
from findings.operations.plan_copy import CircularCopy, Copied, copy_into_draft, copy_into_new
from findings.views.plan_records import changed_plan
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan_copy(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what comes along and what does not; ask where to, and when it starts."""
    plan = changed_plan(request, reference)
    inspections = Inspection.objects.published().filter(partnership=plan.partnership_id)
    plans = ActionPlan.objects.allowed(request.user, Permission.EDIT_PLAN).for_list()
    drafts = plans.filter(partnership=plan.partnership_id, state=ActionPlan.State.DRAFT)
    form = CopyPlanForm(
        request.POST or None,
        plan=plan,
        inspections=inspections.newest_first(),
        drafts=drafts.newest_first(),
    )
    if request.method == "POST" and form.is_valid() and (copied := _copied(request, plan, form)):
        tell_copied(request, copied)
        return redirect(copied.plan)
    actions = plan.actions.live().count()
    context = {"form": form, "plan": plan, "actions": actions}
    return render(request, "findings/plan_entry/copy.html", context)


def _copied(request: SignedInRequest, plan: ActionPlan, form: CopyPlanForm) -> Copied | None:
    """Copy; none when that cannot be, which the form then says."""
    starts_on, at = form.cleaned_data["starts_on"], timezone.now()
    try:
        if form.draft is not None:
            return copy_into_draft(
                source=plan, target=form.draft, starts_on=starts_on, at=at, by=request.user
            )
        assert form.inspection is not None  # noqa: S101 - one of the two is chosen
        return copy_into_new(
            source=plan,
            inspection=form.inspection,
            details=PlanDetails(form.cleaned_data["title"]),
            starts_on=starts_on,
            at=at,
            by=request.user,
        )
    except CircularCopy:
        words = _("This plan was copied from that draft, so it cannot be copied back into it")
        form.add_error("target", words)
    except (PlanAgreed, PlanClosed):
        form.add_error("target", _("That plan is no draft any more: choose another"))
    return None


def tell_copied(request: SignedInRequest, copied: Copied) -> None:
    """Say what came along and what did not, and how it is undone."""
    words = [
        ngettext("%d action was copied.", "%d actions were copied.", copied.actions)
        % copied.actions
    ]
    if copied.without_area:
        words.append(
            ngettext(
                "%d answers no area that is still open.",
                "%d answer no area that is still open.",
                copied.without_area,
            )
            % copied.without_area
        )
    if copied.without_owner:
        words.append(
            ngettext("%d has no owner.", "%d have no owner.", copied.without_owner)
            % copied.without_owner
        )
    words.append(_("It is a draft: to undo, delete it."))
    messages.success(request, " ".join(words))

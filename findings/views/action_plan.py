"""One improvement action plan."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings.models import ActionPlan
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.paging import SIZES, page_of, size_of


@require_safe
def action_plan(request: SignedInRequest, reference: str) -> HttpResponse:
    """The actions of a plan as a table."""
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    plan = get_object_or_404(known.for_list(), reference=reference)
    actions = plan.actions.with_brag(on=timezone.localdate()).for_list().in_order()
    context = {
        "plan": plan,
        "page": page_of(request, actions),
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "findings/action_plan/page.html", context)

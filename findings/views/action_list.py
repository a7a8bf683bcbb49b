"""Every action that a person may read, across plans."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings.models import ActionPlan, ImprovementAction
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.paging import SIZES, page_of, size_of


@require_safe
def action_list(request: SignedInRequest) -> HttpResponse:
    """Every action that the person may read, a page at a time."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    plans = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    context = {
        "page": page_of(request, known.with_brag(on=timezone.localdate()).for_list().in_order()),
        "plans": list(plans.for_list().newest_first()[:10]),
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "findings/action_plan/list.html", context)

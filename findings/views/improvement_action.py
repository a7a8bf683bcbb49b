"""Reading one action: what it is, how it goes, and what this person may do about it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from findings.models import ImprovementAction
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest


@require_safe
def action(request: SignedInRequest, pk: int) -> HttpResponse:
    """One action with everything that was told of it."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    found = get_object_or_404(known.with_brag(on=localdate()).for_list(), pk=pk)
    return render(request, "findings/action/page.html", {"action": found})

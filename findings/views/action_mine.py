"""A person's own actions: what is overdue, due, in hand and waiting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from findings.models import ImprovementAction
from findings.tables.own_actions import piles
from portal.access.roles import Permission
from portal.access.scope import require_anywhere
from portal.access.signed_in import SignedInRequest


@require_safe
def action_mine(request: SignedInRequest) -> HttpResponse:
    """The actions that the person owns, sorted by what they ask for."""
    require_anywhere(request.user, Permission.UPDATE_ACTION)
    on = localdate()
    own = ImprovementAction.objects.owned_by(request.user).with_brag(on=on)
    rows = own.select_related("plan__partnership").by_due()
    context = {"piles": piles(rows, on=on)}
    return render(request, "findings/action/mine.html", context)

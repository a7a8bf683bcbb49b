"""Starting a paper on an action plan; from then on it is prepared as every paper is."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from findings.forms.paper import StartPaperForm
from findings.models import ActionPlan, Paper
from findings.operations.paper import start_paper
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def plan_paper_start(request: SignedInRequest, reference: str) -> HttpResponse:
    """Choose a form and a meeting, then go on to the paper."""
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    plan = get_object_or_404(known.for_list(), reference=reference)
    require(request.user, Permission.REQUEST_PAPER, plan.partnership_id)
    form = StartPaperForm(request.POST or None, subject=plan)
    if request.method == "POST" and form.is_valid():
        return redirect(_started(request, plan, form))
    return render(request, "findings/plan_paper/start.html", {"form": form, "plan": plan})


def _started(request: SignedInRequest, plan: ActionPlan, form: StartPaperForm) -> Paper:
    try:
        return start_paper(
            subject=plan, template=form.template_chosen, details=form.details(), by=request.user
        )
    except ActionPlan.DoesNotExist as gone:  # a draft that was deleted in this very moment
        raise Http404 from gone

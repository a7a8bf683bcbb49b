"""Telling how an action goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.progress_update import ProgressUpdateForm
from findings.models import ImprovementAction
from findings.operations.progress_update import write_update
from findings.views.action_known import NotDone, own_action, refusal, shut_out, why_not_doing
from portal.access.clash import Clash
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def action_update(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write an update; evidence may be attached right after."""
    if (page := shut_out(request, pk)) is not None:
        return page
    action = own_action(request, pk)
    sent = request.POST if request.method == "POST" else None
    if sent is None and (reason := why_not_doing(action)):
        messages.error(request, reason)
        return redirect(action)
    form = ProgressUpdateForm(sent, action=action)
    if sent is not None and form.is_valid() and _is_told(request, action, form):
        messages.success(request, _("Your update is saved."))
        if "attach" in request.POST:
            return redirect("findings:evidence-add", action.pk)
        return redirect(action)
    return render(request, "findings/action/update.html", {"form": form, "action": action})


def _is_told(request: SignedInRequest, action: ImprovementAction, form: ProgressUpdateForm) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    answers = {name: form.cleaned_data[name] for name in ("text", "status", "percent", "next_step")}
    try:
        write_update(
            action=action,
            **answers,
            milestones=form.cleaned_data.get("milestones", ()),
            opened=form.opened_values,
            at=timezone.now(),
            by=request.user,
        )
    except Clash as clash:
        form.show_clash(clash, record=action)
    except NotDone as error:
        form.add_error(None, _("Nothing was saved. %(why)s") % {"why": refusal(error)})
    else:
        return True
    return False

"""Evidence and the actions that it serves: adding it to one, using it for others, taking it off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.evidence import FORM_AROUND, LARGEST, AddEvidenceForm, UseEvidenceForm
from findings.models import Evidence, ImprovementAction
from findings.models.evidence import EvidenceQuerySet
from findings.operations.action_lock import ActionCancelled, PlanClosed
from findings.operations.evidence import add_evidence, attach_evidence, detach_evidence
from findings.views.evidence import evidence_page, usable_for
from findings.views.evidence_frame import (
    REFUSED,
    known_evidence,
    refusals_told,
    updated_action,
)
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.uploads import takes_at_most, was_too_large


@takes_at_most(LARGEST + FORM_AROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a file or a link to an action."""
    action = updated_action(request, pk)
    sent = request.method == "POST"
    form = AddEvidenceForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        known=known_of(request, action),
        too_large=was_too_large(request),
    )
    if sent and form.is_valid() and _is_added(request, action, form):
        return redirect(f"{action.get_absolute_url()}#evidence")
    attached = form.existing and action.evidence.filter(pk=form.existing.pk).exists()
    context = {"form": form, "action": action, "is_attached": attached}
    return render(request, "findings/evidence/add.html", context)


def _is_added(request: SignedInRequest, action: ImprovementAction, form: AddEvidenceForm) -> bool:
    """Add it; False when that cannot be, which the form then says, with what was typed kept."""
    try:
        added = add_evidence(
            action=action,
            details=form.details(),
            version=form.version(),
            by=request.user,
            at=timezone.now(),
        )
    except (PlanClosed, ActionCancelled) as refused:
        form.add_error(None, REFUSED[type(refused)])
        return False
    messages.success(request, _("“%s” was added.") % added.title)
    return True


@require_POST
def evidence_use(request: SignedInRequest, key: str) -> HttpResponse:
    """Use a piece for one more action, from the piece's own page."""
    piece = known_evidence(request, key)
    form = UseEvidenceForm(request.POST, actions=usable_for(request, piece))
    if not form.is_valid():
        return evidence_page(request, piece, form)
    action = updated_action(request, int(form.cleaned_data["action"]))
    with refusals_told(request):
        attach_evidence(evidence=piece, action=action, by=request.user)
        messages.success(request, _("It now serves %s.") % action)
    return redirect(piece)


@require_POST
def evidence_attach(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Use a piece for one more action."""
    action, piece = updated_action(request, pk), known_evidence(request, key)
    with refusals_told(request):
        attach_evidence(evidence=piece, action=action, by=request.user)
        named = {"title": piece.title, "action": str(action)}
        messages.success(request, _("“%(title)s” now serves %(action)s.") % named)
    return redirect(f"{action.get_absolute_url()}#evidence")


@require_POST
def evidence_detach(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Take a piece off an action; its own page, which follows, offers to undo that."""
    action, piece = updated_action(request, pk), known_evidence(request, key)
    with refusals_told(request):
        detach_evidence(evidence=piece, action=action, by=request.user)
    still_known = Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    if not still_known.filter(pk=piece.pk).exists():
        messages.success(request, _("“%s” was taken off this action.") % piece.title)
        return redirect(f"{action.get_absolute_url()}#evidence")
    return redirect(f"{piece.get_absolute_url()}?detached={action.pk}")


def known_of(request: SignedInRequest, action: ImprovementAction) -> EvidenceQuerySet:
    """The pieces of the action's partnership that the person may use for it."""
    known = Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    return known.filter(partnership=action.plan.partnership_id)

"""One action's due date, rating, cancelling and place."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.action_change import CancelForm, MoveForm, RateForm, ReviseForm
from findings.models import ActionPlan, ImprovementAction
from findings.operations.action_change import (
    NoDueDate,
    NotEmbedded,
    SameDate,
    cancel_action,
    move_action,
    rate_action,
    restore_action,
    revise_due_date,
)
from findings.operations.action_lock import ActionCancelled, PlanClosed, PlanNotAgreed
from findings.operations.improvement_action import DueBeforeStart
from findings.operations.progress_update import ActionComplete
from findings.tables.brag import basis_of, rule_sentences
from findings.views.plan_records import (
    CANCELLED,
    CLOSED,
    COMPLETE,
    NOT_AGREED,
    changed_action,
    changed_plan,
    refused,
)
from portal.access.clash import Clash
from portal.access.signed_in import SignedInRequest
from portal.pages.clash import ClashForm

CONFLICT = 409
ORDERED_AT_ONCE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def action_revise(request: SignedInRequest, pk: int) -> HttpResponse:
    """Revise an agreed due date; every revision so far is shown."""
    action = changed_action(request, pk)
    if why := _why_not_revised(action):
        return refused(request, why, action)
    form = ReviseForm(request.POST or None, action=action)
    if request.method == "POST" and form.is_valid():
        with _refusals_told(form, action, at="revised_to"):
            revise_due_date(
                action=action,
                **{name: form.cleaned_data[name] for name in ("revised_to", "reason")},
                opened=form.opened_values,
                at=timezone.now(),
                by=request.user,
            )
        if form.is_valid():
            messages.success(request, _("The due date is revised; the first one is kept."))
            return redirect(action)
    revisions = action.due_date_revisions.select_related("revised_by")
    context = {"form": form, "action": action, "revisions": list(revisions)}
    return _page(request, "revise", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def action_rate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Override the suggested rating with a reason, or go back to it."""
    action = changed_action(request, pk)
    if why := _why_not_done(action):
        return refused(request, why, action)
    sent = request.POST if request.method == "POST" else None
    form = RateForm(sent, action=action, suggested=action.suggested)  # type: ignore[attr-defined]
    if sent is not None and form.is_valid():
        with _refusals_told(form, action, at="brag"):
            rate_action(
                action=action,
                **{name: form.cleaned_data[name] for name in ("brag", "reason")},
                opened=form.opened_values,
                by=request.user,
            )
        if form.is_valid():
            messages.success(request, _("The rating is saved."))
            return redirect(action)
    basis = basis_of(action, on=timezone.localdate())
    context = {"form": form, "action": action, "basis": basis, "rule": rule_sentences()}
    return _page(request, "rate", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def action_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask why, then cancel."""
    action = changed_action(request, pk)
    if not action.plan.is_open:
        return refused(request, CLOSED, action)
    if action.is_finished:
        return refused(request, _("This action is complete, or cancelled already."), action)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with _refusals_told(form, action):
            cancel_action(action=action, reason=form.cleaned_data["reason"], by=request.user)
        if form.is_valid():
            words = _("%s is cancelled. It stays in the plan and can be taken up again.")
            messages.success(request, words % action.reference)
            return redirect(action)
    return _page(request, "cancel", form, {"form": form, "action": action})


@require_POST
def action_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a cancelled action up again."""
    action = changed_action(request, pk)
    try:
        restore_action(action=action, by=request.user)
    except PlanClosed:
        return refused(request, CLOSED, action)
    messages.success(request, _("%s is taken up again.") % action.reference)
    return redirect(action)


@require_safe
def action_plan_order(request: SignedInRequest, reference: str) -> HttpResponse:
    """The actions in their order, each with what moves it."""
    plan = changed_plan(request, reference)
    if not plan.is_open:
        return refused(request, CLOSED, plan)
    return _order_page(request, plan, "findings/plan_entry/order.html")


@require_POST
def action_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move an action one place, or to a place; a script has the list swapped where it is."""
    action = changed_action(request, pk)
    form = MoveForm(request.POST)
    place = 0
    if not form.is_valid() or not (form.places or form.cleaned_data["place"]):
        messages.error(request, _("Enter the place as a whole number, such as 3."))
    else:
        try:
            to = form.cleaned_data["place"]
            place = move_action(action=action, places=form.places, to=to, by=request.user)
        except PlanClosed:
            messages.error(request, str(CLOSED))
    if getattr(request, "htmx", False):
        moved = {"moved": action, "place": place, "direction": request.POST.get("direction", "to")}
        template = "findings/plan_entry/order_list.html"
        return _order_page(request, action.plan, template, **moved)
    address = reverse("findings:action-plan-order", args=[action.plan.reference])
    page = (place - 1) // ORDERED_AT_ONCE + 1 if place else request.GET.get("page", "1")
    return redirect(f"{address}?page={page}#action-{action.pk}")


def _order_page(
    request: SignedInRequest, plan: ActionPlan, template: str, **moved: object
) -> HttpResponse:
    """A moved action is followed to the page on which it now stands."""
    paginator = Paginator(plan.actions.in_order(), ORDERED_AT_ONCE)
    place = moved.get("place")
    wanted = (int(str(place)) - 1) // ORDERED_AT_ONCE + 1 if place else request.GET.get("page")
    context = {"plan": plan, "page": paginator.get_page(wanted), **moved}
    return render(request, template, context)


def _why_not_done(action: ImprovementAction) -> str:
    if not action.plan.is_open:
        return str(CLOSED)
    if not action.plan.is_agreed:
        return str(NOT_AGREED)
    return str(CANCELLED) if action.status == ImprovementAction.Status.CANCELLED else ""


def _why_not_revised(action: ImprovementAction) -> str:
    if not action.plan.is_agreed and action.plan.is_open:
        return _("This plan is a draft: change the due date with the rest of the action.")
    if not _why_not_done(action) and action.due_date is None:
        return _("This action has no due date yet: give it one with the rest of the action.")
    return _why_not_done(action) or (str(COMPLETE) if action.is_finished else "")


@contextmanager
def _refusals_told(
    form: Form, action: ImprovementAction, *, at: str | None = None
) -> Iterator[None]:
    """Say at the form why an operation refused; the form is then not valid any more."""
    try:
        yield
    except Clash as clash:
        assert isinstance(form, ClashForm)  # noqa: S101 - only those have a clash
        form.show_clash(clash, record=action)
    except PlanClosed:
        form.add_error(None, str(CLOSED))
    except PlanNotAgreed:
        form.add_error(None, str(NOT_AGREED))
    except ActionCancelled:
        form.add_error(None, str(CANCELLED))
    except ActionComplete:
        form.add_error(None, str(COMPLETE))
    except (SameDate, NoDueDate):
        form.add_error(at, _("The due date was changed meanwhile: look at it again"))
    except DueBeforeStart:
        form.add_error(at, _("The due date must not be before the start"))
    except NotEmbedded:
        form.add_error(at, _("Blue is for actions that are complete and embedded"))


def _page(
    request: SignedInRequest, name: str, form: Form, context: dict[str, object]
) -> HttpResponse:
    status = CONFLICT if getattr(form, "clash_rows", None) else 200
    return render(request, f"findings/action_entry/{name}.html", context, status=status)

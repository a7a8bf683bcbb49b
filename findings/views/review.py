"""Preparing a progress review: how ready it is, its limits, and its timetable."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.review import PreparationForm, StepForm
from findings.models import ReadinessStep, ReviewPreparation
from findings.operations.review import (
    StepDetails,
    add_step,
    areas_to_review,
    list_areas_again,
    move_step,
    prepare_review,
    remove_step,
    save_preparation,
    save_step,
)
from findings.tables.review import readiness
from findings.views.review_frame import (
    REFUSED,
    preparation_or_404,
    prepared_review,
    refusal_words,
    refusals_told,
)
from inspections.models import Inspection
from inspections.views.entry import CONFLICT
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import may, require
from portal.access.signed_in import SignedInRequest

EDIT = Permission.EDIT_INSPECTION
PLACES = {"up": -1, "down": 1}


@require_safe
def review_preparation(request: SignedInRequest, reference: str) -> HttpResponse:
    """How ready the partnership is: statements, timetable, what is missing."""
    review = prepared_review(request, reference)
    preparation = (
        ReviewPreparation.objects.select_related("submitted_by").filter(inspection=review).first()
    )
    is_open = review.is_editable
    context: dict[str, Any] = {
        "review": review,
        "preparation": preparation,
        "may_edit": is_open and may(request.user, EDIT, review.partnership_id),
        "may_sign": is_open and may(request.user, Permission.SIGN_OFF, review.partnership_id),
    }
    if preparation is None:
        context["areas"] = areas_to_review(review) if review.follows_id else []
        return render(request, "findings/review/start.html", context)
    preparation.inspection = review
    statements = list(review.position_statements.for_list())
    steps = list(preparation.steps.all())
    context["readiness"] = readiness(preparation, statements, steps, on=localdate())
    return render(request, "findings/review/preparation.html", context)


@require_POST
def review_prepare(request: SignedInRequest, reference: str) -> HttpResponse:
    """Begin: list the open areas, and suggest the timetable."""
    review = prepared_review(request, reference, EDIT)
    with refusals_told(request):
        _preparation, is_new = prepare_review(review=review, by=request.user)
        if is_new:
            messages.success(request, _("The open areas are listed. Choose who drafts."))
    return redirect("findings:review-preparation", reference)


@require_POST
def review_list_areas(request: SignedInRequest, reference: str) -> HttpResponse:
    """List the areas that are open now."""
    review = prepared_review(request, reference, EDIT)
    with refusals_told(request):
        came, went, stayed = list_areas_again(review=review, by=request.user)
        messages.success(request, _listed_words(came, went, stayed))
    return redirect("findings:review-preparation", reference)


def _listed_words(came: int, went: int, stayed: int) -> str:
    if not came and not went and not stayed:
        return _("The list is as it was: these areas are open.")
    said = [
        ngettext("%d area was added.", "%d areas were added.", came) % came if came else "",
        ngettext("%d was taken off.", "%d were taken off.", went) % went if went else "",
        ngettext(
            "%d is no longer open, and stays because something was written.",
            "%d are no longer open, and stay because something was written.",
            stayed,
        )
        % stayed
        if stayed
        else "",
    ]
    return " ".join(part for part in said if part)


@require_http_methods(["GET", "HEAD", "POST"])
def review_limits(request: SignedInRequest, reference: str) -> HttpResponse:
    """How long statements may be, and when they are due."""
    review = prepared_review(request, reference, EDIT)
    preparation = preparation_or_404(review)
    form = PreparationForm(request.POST or None, preparation=preparation)
    if request.method == "POST" and form.is_valid():
        try:
            save_preparation(
                review=review,
                details=form.details(),
                opened=form.opened_values,
                by=request.user,
            )
        except Clash as clash:
            form.show_clash(clash, record=preparation)
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("findings:review-preparation", reference)
    return _form_page(request, review, form, _("Limit and date of the statements"))


@require_http_methods(["GET", "HEAD", "POST"])
def review_step_add(request: SignedInRequest, reference: str) -> HttpResponse:
    """Add a step of the partnership's own to the timetable."""
    review = prepared_review(request, reference, EDIT)
    preparation_or_404(review)
    form = StepForm(request.POST or None, step=None)
    if request.method == "POST" and form.is_valid():
        try:
            add_step(review=review, details=form.details(), by=request.user)
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect(f"{preparation_or_404(review).get_absolute_url()}#timetable")
    return _form_page(request, review, form, _("Add a step"))


@require_http_methods(["GET", "HEAD", "POST"])
def review_step(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change one step of the timetable."""
    step = _step(request, pk)
    review = step.preparation.inspection
    form = StepForm(request.POST or None, step=step)
    if request.method == "POST" and form.is_valid():
        try:
            save_step(step=step, details=form.details(), opened=form.opened_values, by=request.user)
        except Clash as clash:
            form.show_clash(clash, record=step)
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect(f"{step.preparation.get_absolute_url()}#step-{step.pk}")
    return _form_page(request, review, form, _("Change a step"), step=step)


@require_POST
def review_step_done(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a step is ready today, or that it is not ready after all."""
    step = _step(request, pk)
    is_done = request.POST.get("done") == "yes"
    details = vars(StepDetails.of(step)) | {"done_on": localdate() if is_done else None}
    with refusals_told(request):
        save_step(step=step, details=StepDetails(**details), opened=None, by=request.user)
    return redirect(f"{step.preparation.get_absolute_url()}#step-{step.pk}")


@require_POST
def review_step_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move a step one place up or down."""
    step = _step(request, pk)
    places = PLACES.get(request.POST.get("direction", ""), 0)
    with refusals_told(request):
        move_step(step=step, places=places, by=request.user)
    return redirect(f"{step.preparation.get_absolute_url()}#step-{step.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def review_step_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask, then take a step off the timetable."""
    step = _step(request, pk)
    if request.method == "POST":
        with refusals_told(request):
            remove_step(step=step, by=request.user)
            messages.success(request, _("“%s” was taken off the timetable.") % step.title)
        return redirect(f"{step.preparation.get_absolute_url()}#timetable")
    context = {"review": step.preparation.inspection, "step": step}
    return render(request, "findings/review/step_remove.html", context)


def _step(request: SignedInRequest, pk: int) -> ReadinessStep:
    """404 unless the person may see the preparation, 403 unless they may change it."""
    reviews = Inspection.objects.allowed(request.user, Permission.VIEW_DRAFT)
    known = ReadinessStep.objects.filter(preparation__inspection__in=reviews)
    step = get_object_or_404(known.select_related("preparation__inspection__partnership"), pk=pk)
    require(request.user, EDIT, step.preparation.inspection.partnership_id)
    return step


def _form_page(
    request: SignedInRequest, review: Inspection, form: Form, title: str, **context: Any
) -> HttpResponse:
    context |= {"review": review, "form": form, "title": title}
    status = CONFLICT if request.method == "POST" and form.non_field_errors() else 200
    return render(request, "findings/review/form.html", context, status=status)

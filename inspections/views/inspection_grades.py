"""The step "Grades": an overview, and a page for each indicator."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inspections.forms.evaluation import EvaluationForm
from inspections.models import Grade, Inspection, QualityIndicator
from inspections.operations.evaluation import remove_evaluation, save_evaluation
from inspections.operations.inspection import NotEditable
from inspections.tables.grading import GradingRow, grading_rows, next_to_grade
from inspections.views.entry import (
    StepPage,
    entered_inspection,
    entry_step,
    not_editable,
    redirect_onwards,
)
from portal.access.signed_in import SignedInRequest


@require_safe
def inspection_grades(request: SignedInRequest, reference: str) -> HttpResponse:
    """The indicators that are to be graded, each with its state, and the others."""
    inspection = entered_inspection(request, reference)
    if not inspection.is_editable:
        messages.info(request, not_editable(inspection))
        return redirect("findings:entry-tasks", reference)
    to_grade, others = _rows(inspection)
    context = {
        "inspection": inspection,
        "to_grade": to_grade,
        "others": [row for row in others if row.evaluation is not None],
        "more": [row for row in others if row.evaluation is None],
        "next_grade": next((row.indicator for row in to_grade if not row.evaluation), None),
    }
    return render(request, "inspections/entry/grades.html", context)


@require_http_methods(["GET", "POST"])
def inspection_grade(request: SignedInRequest, reference: str, code: str) -> HttpResponse:
    """Grade one indicator of the inspection's edition, then go on to the next."""
    inspection = entered_inspection(request, reference)
    if not inspection.is_graded:
        messages.info(request, _("This kind of inspection gives no grades."))
        return redirect("inspections:inspection-grades", reference)
    indicator = get_object_or_404(inspection.edition.indicators.select_related("area"), code=code)
    to_grade, others = _rows(inspection)
    row = next(row for row in [*to_grade, *others] if row.indicator == indicator)
    form = EvaluationForm(
        request.POST or None,
        inspection=inspection,
        indicator=indicator,
        evaluation=row.evaluation,
        grades=_grades(inspection),
    )
    page = StepPage(
        template="inspections/entry/grade.html",
        save=lambda: save_evaluation(
            inspection=inspection,
            indicator=indicator,
            answer=form.entered(),
            opened=form.opened_values,
            by=request.user,
        ),
        next_url=_next_url(reference, next_to_grade(indicator, to_grade)),
        context={"indicator": indicator, "row": row, "place": _place(row, to_grade)},
    )
    return entry_step(request, inspection, form, page)


@require_POST
def inspection_grade_remove(request: SignedInRequest, reference: str, code: str) -> HttpResponse:
    """Take an evaluation away again."""
    inspection = entered_inspection(request, reference)
    indicator = get_object_or_404(inspection.edition.indicators, code=code)
    try:
        remove_evaluation(inspection=inspection, indicator=indicator, by=request.user)
    except NotEditable:
        messages.error(request, not_editable(inspection))
        return redirect("findings:entry-tasks", reference)
    messages.success(request, _("Removed the evaluation of “%s”") % indicator)
    return redirect_onwards(
        request, inspection, reverse("inspections:inspection-grades", args=[reference])
    )


def _rows(inspection: Inspection) -> tuple[list[GradingRow], list[GradingRow]]:
    evaluations = inspection.evaluations.select_related("grade__scale")
    indicators = inspection.edition.indicators.select_related("area")
    return grading_rows(list(indicators), {row.indicator_id: row for row in evaluations})


def _grades(inspection: Inspection) -> list[Grade]:
    scale = inspection.edition.scale
    return list(scale.grades.order_by("-rank")) if scale else []


def _place(row: GradingRow, to_grade: list[GradingRow]) -> dict[str, Any] | None:
    """Which of how many this is, for the indicators that the inspection must grade."""
    if row not in to_grade:
        return None
    return {"number": to_grade.index(row) + 1, "of": len(to_grade)}


def _next_url(reference: str, indicator: QualityIndicator | None) -> str:
    if indicator is None:
        return reverse("inspections:inspection-grades", args=[reference])
    return reverse("inspections:inspection-grade", args=[reference, indicator.code])

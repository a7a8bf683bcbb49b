"""What the inspectors have of a review: its statements, and what they conclude on each area."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.review import ConclusionForm
from findings.models import ReviewPreparation
from findings.operations.statement import Conclusion, conclude_statement
from findings.views.review_frame import (
    REFUSED,
    known_review,
    known_statement,
    refusal_words,
    refusals_told,
)
from inspections.models import Inspection
from inspections.views.entry import CONFLICT
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import may, require
from portal.access.signed_in import SignedInRequest


@require_safe
def review_statements(request: SignedInRequest, reference: str) -> HttpResponse:
    """Every area of a review, with what the partnership says and what was concluded."""
    review = known_review(request, reference)
    statements = list(review.position_statements.for_list())
    concludes = may(request.user, Permission.CONCLUDE_REVIEW, review.partnership_id)
    context = {
        "review": review,
        "preparation": ReviewPreparation.objects.filter(inspection=review).first(),
        "statements": statements,
        "concluded": sum(bool(row.outcome) for row in statements),
        "may_conclude": concludes and review.is_editable,
        "sees_conclusions": concludes or review.is_published,
        "sees_inspection": Inspection.objects.allowed(request.user, Permission.VIEW_GRADES)
        .filter(pk=review.pk)
        .exists(),
    }
    return render(request, "findings/review/statements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def statement_conclude(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record how an area stands, and what the inspectors say of it."""
    statement = known_statement(request, pk)
    require(request.user, Permission.CONCLUDE_REVIEW, statement.review.partnership_id)
    form = ConclusionForm(request.POST or None, statement=statement)
    if request.method == "POST" and form.is_valid():
        try:
            conclude_statement(
                statement=statement,
                conclusion=form.entered(),
                at=timezone.now(),
                opened=form.opened_values,
                by=request.user,
            )
        except Clash as clash:
            form.show_clash(clash, record=statement)
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("findings:review-statements", statement.review.reference)
    context = {"statement": statement, "review": statement.review, "form": form}
    status = CONFLICT if request.method == "POST" and form.non_field_errors() else 200
    return render(request, "findings/review/conclude.html", context, status=status)


@require_POST
def statement_conclusion_clear(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a conclusion back; history keeps what it was."""
    statement = known_statement(request, pk)
    require(request.user, Permission.CONCLUDE_REVIEW, statement.review.partnership_id)
    with refusals_told(request):
        conclude_statement(
            statement=statement,
            conclusion=Conclusion("", ""),
            at=timezone.now(),
            opened=None,
            by=request.user,
        )
        messages.success(request, _("The conclusion was taken back."))
    return redirect("findings:review-statements", statement.review.reference)

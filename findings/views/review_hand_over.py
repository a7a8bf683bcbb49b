"""Handing the statements of a review to the inspectors, and taking them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.review import HandOverForm, ReasonForm
from findings.operations.review import NotAllSignedOff, hand_over, take_back
from findings.views.review_frame import (
    REFUSED,
    preparation_or_404,
    prepared_review,
    refusal_words,
)
from inspections.views.entry import CONFLICT
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def review_hand_over(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what handing over does, and do it; unsigned statements need a reason."""
    review = prepared_review(request, reference, Permission.SIGN_OFF)
    preparation = preparation_or_404(review)
    unsigned = list(review.position_statements.filter(signed_off_at=None).select_related("area"))
    form = HandOverForm(request.POST or None, is_exception=bool(unsigned))
    if request.method == "POST" and (form.is_valid() or not unsigned):
        try:
            hand_over(
                review=review,
                at=timezone.now(),
                exception_reason=form.cleaned_data.get("reason", ""),
                by=request.user,
            )
        except NotAllSignedOff:
            messages.error(request, _("A statement lost its sign-off meanwhile. See below."))
            return redirect("findings:review-hand-over", reference)
        except REFUSED as refusal:
            messages.error(request, refusal_words(refusal))
        else:
            messages.success(request, _("The inspectors have the statements now."))
        return redirect(preparation)
    if preparation.is_handed_over:
        messages.info(request, _("The inspectors have the statements already."))
        return redirect(preparation)
    context = {"review": review, "form": form, "unsigned": unsigned}
    return render(request, "findings/review/hand_over.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_take_back(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask why, and take the statements back."""
    review = prepared_review(request, reference, Permission.SIGN_OFF)
    preparation = preparation_or_404(review)
    form = ReasonForm(
        request.POST or None, hint=_("The inspectors see it when they have the statements again.")
    )
    if request.method == "POST" and form.is_valid():
        try:
            taken = take_back(review=review, reason=form.cleaned_data["reason"], by=request.user)
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            said = _("Taken back.") if taken else _("The inspectors do not have the statements.")
            messages.success(request, said)
            return redirect(preparation)
    if request.method != "POST" and not preparation.is_handed_over:
        messages.info(request, _("The inspectors do not have the statements."))
        return redirect(preparation)
    context = {
        "review": review,
        "form": form,
        "title": _("Take the statements back"),
        "lead": _(
            "The inspectors lose sight of them until they are handed over again. What the "
            "inspectors have recorded stays."
        ),
        "save": _("Take back"),
    }
    status = CONFLICT if form.non_field_errors() else 200
    return render(request, "findings/review/form.html", context, status=status)

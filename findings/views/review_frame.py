"""What the pages of a progress review share: who may, and how a refusal is said."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from findings.models import PositionStatement, ReviewPreparation
from findings.models.progress_review import reviews_known_to
from findings.operations.review import NotAReview, StepGone
from findings.operations.review_lock import (
    NotEditable,
    NotPrepared,
    StatementGone,
    StatementsHandedOver,
)
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.scope import may, require
from portal.access.signed_in import SignedInRequest

REFUSALS = {
    NotEditable: gettext_lazy(
        "Nothing was saved: this review is not open for entry at present. It was sent for "
        "review, approved, published or deleted."
    ),
    NotPrepared: gettext_lazy("Nothing was saved: nobody has begun to prepare this review."),
    NotAReview: gettext_lazy(
        "Say first which inspection this review follows: in “Details and dates”."
    ),
    StatementsHandedOver: gettext_lazy(
        "Nothing was saved: the statements are with the inspectors. A lead officer can take "
        "them back."
    ),
    StatementGone: gettext_lazy("Nothing was saved: this area was taken off the review’s list."),
    StepGone: gettext_lazy("Nothing was saved: somebody has removed this step."),
}
"""What a refusal says; what was typed stays in the form."""
REFUSED = tuple(REFUSALS)


def known_review(request: SignedInRequest, reference: str) -> Inspection:
    """A progress review whose statements the person may read, else 404."""
    known = Inspection.objects.filter(pk__in=reviews_known_to(request.user)).for_list()
    reviews = known.filter(kind=Inspection.Kind.PROGRESS_REVIEW).select_related("follows")
    return get_object_or_404(reviews, reference=reference)


def prepared_review(
    request: SignedInRequest, reference: str, permission: Permission | None = None
) -> Inspection:
    """The review for those who see it as a draft; 403 for those who only know its statements."""
    review = known_review(request, reference)
    inside = Inspection.objects.allowed(request.user, Permission.VIEW_DRAFT)
    if not inside.filter(pk=review.pk).exists():
        raise PermissionDenied(reference)
    if permission is not None:
        require(request.user, permission, review.partnership_id)
    return review


def preparation_or_404(review: Inspection) -> ReviewPreparation:
    preparation = ReviewPreparation.objects.filter(inspection=review).first()
    if preparation is None:
        raise Http404(review.reference)
    preparation.inspection = review
    return preparation


def known_statement(request: SignedInRequest, pk: int) -> PositionStatement:
    """A statement that the person may read, else 404."""
    known = PositionStatement.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    rows = known.for_list().select_related(
        "review__partnership", "review__edition", "review__preparation"
    )
    return get_object_or_404(rows, pk=pk)


def may_write(request: SignedInRequest, statement: PositionStatement) -> bool:
    """Whether the person drafts this statement: its drafters, and those who enter the review."""
    place = statement.review.partnership_id
    if may(request.user, Permission.EDIT_INSPECTION, place):
        return True
    is_asked = request.user in statement.drafters.all()
    return is_asked and may(request.user, Permission.DRAFT_STATEMENT, place)


def may_conclude(request: SignedInRequest, statement: PositionStatement) -> bool:
    return may(request.user, Permission.CONCLUDE_REVIEW, statement.review.partnership_id)


@contextmanager
def refusals_told(request: SignedInRequest) -> Iterator[None]:
    """Say why an operation refused; the page that follows shows how things stand."""
    try:
        yield
    except REFUSED as refusal:
        messages.error(request, refusal_words(refusal))


def refusal_words(refusal: Exception) -> str:
    return str(REFUSALS[type(refusal)])

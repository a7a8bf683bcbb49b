"""What every page of evidence asks first: whether the person may know of it, and may change it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from findings.models import Evidence, ImprovementAction, PositionStatement, ReviewPreparation
from findings.models.improvement_action import ImprovementActionQuerySet
from findings.operations.action_lock import ActionCancelled, PlanClosed
from findings.operations.evidence import EvidenceRemoved, OtherPartnership, SameContent
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest

REFUSED = {
    PlanClosed: _("Nothing was changed: the plan is closed, and kept as it was."),
    ActionCancelled: _("Nothing was changed: this action was cancelled."),
    EvidenceRemoved: _("Nothing was changed: somebody has removed this evidence."),
    OtherPartnership: _("Nothing was changed: this evidence belongs to another partnership."),
    SameContent: _("Nothing was changed: the newest version is the same."),
}
"""Why an operation refused, as it is said to the person."""


def known_evidence(request: SignedInRequest, key: str) -> Evidence:
    """The piece, for those who may see it; 404 for everyone else."""
    known = Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    return get_object_or_404(known.for_list(), key=key)


def kept_evidence(request: SignedInRequest, key: str) -> Evidence:
    """The piece, for those who may change it; 403 for those who may only see it."""
    piece = known_evidence(request, key)
    if not may_change(request, piece):
        raise PermissionDenied(Permission.UPDATE_ACTION.value)
    return piece


def may_change(request: SignedInRequest, piece: Evidence) -> bool:
    kept = Evidence.objects.allowed(request.user, Permission.UPDATE_ACTION)
    return kept.filter(pk=piece.pk).exists()


def updated_action(request: SignedInRequest, pk: int) -> ImprovementAction:
    """The action, for those who may add evidence to it: 404, or 403 for its readers."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    found = get_object_or_404(known.select_related("plan__partnership"), pk=pk)
    updated = ImprovementAction.objects.allowed(request.user, Permission.UPDATE_ACTION)
    if not updated.filter(pk=pk).exists():
        raise PermissionDenied(Permission.UPDATE_ACTION.value)
    return found


def known_actions(request: SignedInRequest, piece: Evidence) -> ImprovementActionQuerySet:
    """The actions that a piece serves, as far as the person may know of them."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    return known.filter(evidence=piece).select_related("plan").in_order()


def known_statements(request: SignedInRequest, piece: Evidence) -> QuerySet[PositionStatement]:
    """The statements of reviews that a piece belongs to, as far as the person may know of them."""
    known = ReviewPreparation.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    theirs = PositionStatement.objects.filter(evidence=piece, review__in=known.values("inspection"))
    return theirs.select_related("review", "area")


@contextmanager
def refusals_told(request: SignedInRequest) -> Iterator[None]:
    """Say why an operation refused; the page that follows shows how things stand."""
    try:
        yield
    except tuple(REFUSED) as refused:
        messages.error(request, REFUSED[type(refused)])

"""The whole story of an area for improvement, from the first finding to its closing."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.models import (
    Completion,
    Finding,
    ImprovementAction,
    PositionStatement,
    ProgressUpdate,
)
from findings.models.area_state import AREA_KINDS
from findings.tables.area_story import StoryRecords, story
from findings.tables.section import SECTION_OF_KIND
from inspections.models import Inspection
from inspections.models.inspection import DAY_FIELDS
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User


@require_safe
def area_story(request: SignedInRequest, pk: int) -> HttpResponse:
    """One readable time line of what this person may know."""
    readable = Finding.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    day = Coalesce(*(f"inspection__{field}" for field in DAY_FIELDS))
    rows: QuerySet[Any] = readable.select_related("inspection__partnership").with_area_state()
    found = get_object_or_404(rows.annotate(day=day), pk=pk)
    if found.kind not in AREA_KINDS:
        raise Http404(pk)
    context = {
        "finding": found,
        "section": SECTION_OF_KIND[Finding.Kind(found.kind)],
        "events": story(_records(found, request.user), day=found.day),
        "title": _("The story of an area"),
    }
    return render(request, "findings/review/story.html", context)


def _silent(found: Finding, user: User) -> QuerySet[Any]:
    """The published reviews of its inspection in which the area has no place of its own."""
    known = Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED).published()
    reviewed = Q(follows=found.inspection) | Q(follows__follows=found.inspection)
    reviews = known.filter(reviewed, kind=Inspection.Kind.PROGRESS_REVIEW)
    messages = Finding.objects.current().of_kind(Finding.Kind.KEY_MESSAGE)
    return (
        reviews.exclude(position_statements__area=found)
        .with_day()
        .prefetch_related(Prefetch("findings", messages))
    )


def _records(found: Finding, user: User) -> StoryRecords:
    known = ImprovementAction.objects.allowed(user, Permission.VIEW_PUBLISHED)
    actions = list(known.filter(findings=found).select_related("plan"))
    days = Coalesce(*(f"review__{field}" for field in DAY_FIELDS))
    statements = PositionStatement.objects.allowed(user, Permission.VIEW_PUBLISHED)
    return StoryRecords(
        finding=found,
        actions=actions,
        updates=list(
            ProgressUpdate.objects.filter(action__in=actions).select_related("action", "written_by")
        ),
        completions=list(
            Completion.objects.filter(action__in=actions).select_related(
                "action", "completed_by", "verified_by"
            )
        ),
        statements=list(
            statements.filter(area=found).select_related("review", "area").annotate(day=days)
        ),
        silent=list(_silent(found, user)),
        concludes=may(user, Permission.CONCLUDE_REVIEW, found.inspection.partnership_id),
    )

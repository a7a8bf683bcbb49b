"""One partnership's page: how it stands, what is open, and all its inspections.

It shows findings and papers, which inspections/ must not know of, so the view is here; the list
of partnerships is in inspections/views/partnership.py.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings.models import ActionPlan, Finding, Report
from findings.models.area_state import LISTED, AreaState
from findings.models.plan_summary import told_within
from findings.tables.inspection import by_kind
from findings.tables.plan_summary import summary_from
from inspections.models import IndicatorMapping, Inspection, Partnership
from inspections.models.evaluation import with_grades
from inspections.tables.evaluation import grade_rows, tally
from inspections.tables.inspection import sentence, told_of
from inspections.tables.timeline import grade_lines
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User

NEWEST_PAPERS = 5
NEWEST_PLANS = 3


@require_safe
def partnership(request: SignedInRequest, slug: str) -> HttpResponse:
    """A partnership as this person may know it; everyone who signs in knows that it exists."""
    known = Partnership.objects.annotate(plans=_newest_plans(request.user))
    found = get_object_or_404(known, slug=slug)
    inspections = _inspections(found, request.user)
    context = {
        "partnership": found,
        "agencies": list(found.agencies.all()),
        "other_names": [other.name for other in found.other_names.all()],
        "former_codes": [former.code for former in found.former_codes.all()],
        "lines": grade_lines(_by_inspectors(inspections), _continues(), until=timezone.localdate()),
        "timeline": [(row, tally(grade_rows(row.evaluations.all()))) for row in inspections],
        "reports": _reports(found, request.user),
        "plans": [summary_from(plan) for plan in found.plans],  # type: ignore[attr-defined]
        "may_start": may(request.user, Permission.EDIT_INSPECTION, found.pk),
        "may_plan": may(request.user, Permission.EDIT_PLAN, found.pk),
        "may_see_history": may(request.user, Permission.VIEW_HISTORY, found.pk),
        **_standing(inspections, request.user),
    }
    return render(request, "findings/partnership/page.html", context)


def _inspections(found: Partnership, user: User) -> list[Inspection]:
    known = Inspection.objects.allowed(user, Permission.VIEW_GRADES).filter(partnership=found)
    return list(known.for_list().newest_first().prefetch_related(with_grades()))


def _newest_plans(user: User) -> ArraySubquery:
    """Within the partnership's own query, because the page asks as much as it may already."""
    known = ActionPlan.objects.allowed(user, Permission.VIEW_PUBLISHED)
    of_this = known.filter(partnership=OuterRef("pk"))
    return told_within(of_this, on=timezone.localdate(), most=NEWEST_PLANS)


def _by_inspectors(inspections: Sequence[Inspection]) -> list[Inspection]:
    return [
        row
        for row in inspections
        if row.is_published and row.kind != Inspection.Kind.SELF_EVALUATION
    ]


def _continues() -> dict[int, int]:
    """By the id of an indicator the one that continues it under a newer edition."""
    relation = IndicatorMapping.Relation.CONTINUES
    rows = IndicatorMapping.objects.filter(relation=relation)
    return dict(rows.values_list("counterpart_id", "indicator_id"))


def _standing(inspections: Sequence[Inspection], user: User) -> dict[str, Any]:
    """The last inspection, the last one with grades, and what they left open.

    A self-evaluation is no inspection by others, and a draft is not known outside.
    """
    published = _by_inspectors(inspections)
    if not published:
        return {}
    today = timezone.localdate()
    last = published[0]
    graded = next((row for row in published if row.is_graded), last)
    areas = _areas(published, user)
    return {
        "sentence": sentence(told_of(graded), on=today, is_last=True),
        "since": sentence(told_of(last), on=today, is_last=True) if last != graded else "",
        "last": last,
        "graded": graded,
        "grades": grade_rows(graded.evaluations.all()),
        "open_groups": by_kind(row for row in areas if row.area_state in LISTED),
        "areas": areas,
        "closed_areas": sum(row.area_state == AreaState.CLOSED for row in areas),
        "asked_by": _asked_by(areas, published),
        "is_whole": last.is_read_whole_by(user),
    }


def _areas(published: Sequence[Inspection], user: User) -> list[Any]:
    """What the latest full inspection and the visits since ask for, with its state."""
    allowed = Finding.objects.allowed(user, Permission.VIEW_PUBLISHED).areas()
    listing = Inspection.objects.filter(pk__in=[row.pk for row in published])
    asked = allowed.filter(inspection__in=listing.with_lists_that_stand().values("pk"))
    return list(asked.with_area_state())


def _asked_by(areas: Sequence[Finding], known: Sequence[Inspection]) -> list[Inspection]:
    """The inspections that the areas are of, without fetching them once more."""
    asked = {row.inspection_id for row in areas}
    return [row for row in known if row.pk in asked]


def _reports(found: Partnership, user: User) -> list[Report]:
    """The newest papers on the partnership that this person may download."""
    reports = Report.objects.allowed(user, Permission.DOWNLOAD_PAPER).ready().newest_first()
    current = reports.filter(paper__inspection__partnership=found, superseded_at=None)
    return list(current.select_related("paper").defer("snapshot")[:NEWEST_PAPERS])

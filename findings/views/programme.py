"""Programmes of inspections: what is inspected in each, and the overviews across partnerships.

They show papers, which inspections/ must not know of, so the views are here.
"""

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings.models import Paper, Report
from inspections.models import Inspection, InspectionProgramme
from inspections.models.evaluation import with_grades
from inspections.tables.evaluation import grade_rows, tally
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User
from portal.pages.paging import page_of

NEWEST_OVERVIEWS = 5


def prepares_overviews(user: User) -> bool:
    """Whether this person may ask for papers on a whole programme."""
    return scope_of(user, Permission.REQUEST_PAPER).everything


@require_safe
def programmes(request: SignedInRequest) -> HttpResponse:
    """Every programme with how many of its inspections this person may know of."""
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES).published()
    counted = Count("inspections", filter=Q(inspections__in=known))
    rows = InspectionProgramme.objects.select_related("inspectorate").annotate(known=counted)
    context = {"programmes": rows, "prepares": prepares_overviews(request.user)}
    return render(request, "findings/programme/list.html", context)


@require_safe
def programme(request: SignedInRequest, slug: str) -> HttpResponse:
    """One programme: its overviews, then its inspections, partnership by partnership."""
    known = InspectionProgramme.objects.select_related("inspectorate")
    found = get_object_or_404(known, slug=slug)
    page = page_of(request, _inspections(found, request.user))
    context = {
        "programme": found,
        "page": page,
        "rows": [(row, tally(grade_rows(row.evaluations.all()))) for row in page],
        "reports": list(_overviews(found, request.user)[:NEWEST_OVERVIEWS]),
        "preparing": list(_preparing(found, request.user)),
        "prepares": prepares_overviews(request.user),
        "compares": bool(scope_of(request.user, Permission.COMPARE_PARTNERSHIPS)),
    }
    return render(request, "findings/programme/page.html", context)


def _inspections(found: InspectionProgramme, user: User) -> QuerySet[Inspection]:
    known = Inspection.objects.allowed(user, Permission.VIEW_GRADES).published()
    rows = known.filter(programme=found).for_list().prefetch_related(with_grades())
    return rows.order_by("partnership__name", "-published_on", "-pk")


def _overviews(found: InspectionProgramme, user: User) -> QuerySet[Report]:
    """Those that hold now."""
    reports = Report.objects.allowed(user, Permission.DOWNLOAD_PAPER).ready().newest_first()
    current = reports.filter(paper__programme=found, is_draft=False, superseded_at=None)
    return current.select_related("paper").defer("snapshot")


def _preparing(found: InspectionProgramme, user: User) -> QuerySet[Paper]:
    known = Paper.objects.allowed(user, Permission.REQUEST_PAPER).unfinished()
    return known.filter(programme=found)

"""One inspection's page.

It shows findings and papers, which inspections/ must not know of, so the view is here; the list
of inspections is in inspections/views/inspection.py.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings.models import ActionPlan, Finding, Paper, Report
from findings.models.plan_summary import told_within
from findings.tables.inspection import FindingGroup, by_kind
from findings.tables.plan_summary import summary_from
from findings.tables.statutory_clock import Deadline, PlanAsked, PlanSent, statutory_clock
from inspections.models import Amendment, Inspection, Inspectorate, PublishedReport
from inspections.models.evaluation import with_grades
from inspections.tables.evaluation import grade_rows
from inspections.tables.evidence_count import EvidenceRow, evidence_rows
from inspections.tables.inspection import sentence, told_of
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User

State = Inspection.State
NEWEST_PLANS = 3


@require_safe
def inspection(request: SignedInRequest, reference: str) -> HttpResponse:
    """The whole inspection for those who may read it, else its grades and dates."""
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES).for_list()
    known = known.select_related("imported_in").annotate(
        sources=_sources(),
        partner_names=_partner_names(),
        plans=_newest_plans(request.user),
    )
    found = get_object_or_404(known.prefetch_related(with_grades()), reference=reference)
    context: dict[str, Any] = {
        "inspection": found,
        "sentence": sentence(told_of(found), on=timezone.localdate()),
        "grades": grade_rows(found.evaluations.all()),
        "partners": getattr(found, "partner_names", []),
        "related": _related(found, request.user),
        "is_whole": found.is_read_whole_by(request.user),
    }
    if context["is_whole"]:
        context |= _inside(found, request.user)
        context |= _reviewed(found, request.user, context["amendments"])
    context["may"] = _may(found, request.user, context.get("amendments", []))
    return render(request, "findings/inspection/page.html", context)


def _inside(found: Inspection, user: User) -> dict[str, Any]:
    """What grades alone do not tell."""
    groups = by_kind(found.findings.current().with_area_state())
    return {
        "groups": groups,
        "clock": _clock(found, groups),
        "plans": [summary_from(plan) for plan in found.plans],  # type: ignore[attr-defined]
        "evidence": _evidence(found, user),
        "amendments": [] if found.state == State.DRAFT else list(found.amendments.all()),
        "reports": list(_reports(user).filter(paper__inspection=found)),
        "preparing": _preparing(found, user),
    }


def _clock(found: Inspection, groups: Sequence[FindingGroup]) -> tuple[Deadline, ...]:
    """When its plan is due, and what the newest plan that the person knows of says was sent."""
    plans: list[dict[str, str | None]] = found.plans  # type: ignore[attr-defined]
    days = [{name: _day(plan[name]) for name in ("draft_sent_on", "sent_on")} for plan in plans]
    has_priority_action = any(group.kind == Finding.Kind.PRIORITY_ACTION for group in groups)
    plan = PlanSent(**days[0]) if days else None
    asked = PlanAsked.of(found, plan, has_priority_action=has_priority_action)
    return statutory_clock(asked, on=timezone.localdate())


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _newest_plans(user: User) -> ArraySubquery:
    """Within the inspection's own query, because the page asks as much as it may already."""
    known = ActionPlan.objects.allowed(user, Permission.VIEW_PUBLISHED)
    of_this = known.filter(inspection=OuterRef("pk"))
    return told_within(of_this, on=timezone.localdate(), most=NEWEST_PLANS)


def _reviewed(found: Inspection, user: User, amendments: Sequence[Amendment]) -> dict[str, Any]:
    """What a progress review says of each area; conclusions once they may be known."""
    if found.kind != Inspection.Kind.PROGRESS_REVIEW:
        return {}
    concludes = may(user, Permission.CONCLUDE_REVIEW, found.partnership_id)
    return {
        "statements": list(found.position_statements.for_list().prefetch_related(None)),
        "may_conclude": concludes and _is_open(found, amendments),
        "sees_conclusions": concludes or found.is_published,
        "may_prepare": may(user, Permission.VIEW_DRAFT, found.partnership_id),
    }


def _sources() -> ArraySubquery:
    """The reports that it was entered from, for those who read it whole."""
    reports = PublishedReport.objects.filter(inspection=OuterRef("pk"))
    return ArraySubquery(reports.values(told=JSONObject(key="key", name="name", size="size")))


def _partner_names() -> ArraySubquery:
    """The inspectorates that took part, without a query of their own."""
    partners = Inspectorate.objects.filter(inspections_joined=OuterRef("pk"))
    return ArraySubquery(partners.values("name"))


def _evidence(found: Inspection, user: User) -> tuple[EvidenceRow, ...]:
    """Those who enter the counts see each; other readers do not see one that is very small."""
    enters = may(user, Permission.EDIT_INSPECTION, found.partnership_id)
    threshold = None if enters else settings.DISCLOSURE_THRESHOLD
    return evidence_rows(found.evidence_counts.all(), threshold=threshold)


def _reports(user: User) -> QuerySet[Report]:
    reports = Report.objects.allowed(user, Permission.DOWNLOAD_PAPER).ready().newest_first()
    return reports.filter(superseded_at=None).select_related("paper").defer("snapshot")


def _preparing(found: Inspection, user: User) -> list[Paper]:
    """Papers on it that are being written, for those who prepare papers."""
    if not may(user, Permission.REQUEST_PAPER, found.partnership_id):
        return []
    known = Paper.objects.allowed(user, Permission.REQUEST_PAPER).unfinished()
    return list(known.filter(inspection=found))


def _related(found: Inspection, user: User) -> list[Inspection]:
    """The inspection that this one follows up, and those that follow this one up."""
    known = Inspection.objects.allowed(user, Permission.VIEW_GRADES)
    return list(known.filter(Q(pk=found.follows_id) | Q(follows=found)).newest_first())


def _is_open(found: Inspection, amendments: Sequence[Amendment]) -> bool:
    is_amended = any(amendment.finished_at is None for amendment in amendments)
    return found.state == State.DRAFT or is_amended


def _may(found: Inspection, user: User, amendments: Sequence[Amendment]) -> dict[str, bool]:
    """The next steps that the page offers this person."""

    def has(permission: Permission) -> bool:
        return may(user, permission, found.partnership_id)

    is_open = _is_open(found, amendments)
    waits = found.state in (State.IN_REVIEW, State.SCHEDULED)
    return {
        "plan": found.is_published and has(Permission.EDIT_PLAN),
        "enter": is_open and has(Permission.EDIT_INSPECTION),
        "review": waits and has(Permission.PUBLISH_INSPECTION),
        "amend": found.is_published and not is_open and has(Permission.PUBLISH_INSPECTION),
        "prepare": has(Permission.REQUEST_PAPER),
        "history": has(Permission.VIEW_HISTORY),
    }

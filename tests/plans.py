"""Plans, actions and reviews as records, for tests of the pages and operations around them."""

import datetime
import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from findings.models import (
    ActionPlan,
    Comment,
    Completion,
    Evidence,
    EvidenceVersion,
    Finding,
    ImprovementAction,
    Milestone,
    Notice,
    PositionStatement,
    ProgressUpdate,
    ReviewPreparation,
)
from inspections.models import Inspection
from portal.accounts.models import User

Status = ImprovementAction.Status
START, DUE = datetime.date(2026, 9, 1), datetime.date(2027, 3, 31)


def area_of(
    inspection: Inspection, text: str = "Improve standards of operational practice"
) -> Finding:
    """One more area for improvement of an inspection."""
    return Finding.objects.create(
        inspection=inspection,
        kind=Finding.Kind.AREA_FOR_IMPROVEMENT,
        position=inspection.findings.count() + 1,
        text=text,
    )


def plan_for(inspection: Inspection, by: User, **fields: Any) -> ActionPlan:
    """An agreed plan that answers an inspection; `fields` say what is different."""
    agreed = {"state": ActionPlan.State.AGREED, "agreed_by": by, "agreed_at": timezone.now()}
    number = inspection.action_plans.count() + 1
    values: dict[str, Any] = {
        "reference": f"{inspection.reference}-plan-{number}",
        "title": "Improvement plan",
        **agreed,
        **fields,
    }
    return ActionPlan.objects.create(
        inspection=inspection, partnership=inspection.partnership, created_by=by, **values
    )


def action_in(
    plan: ActionPlan,
    title: str = "Audit case files every month",
    *,
    areas: Sequence[Finding] = (),
    milestones: Sequence[str] = (),
    **fields: Any,
) -> ImprovementAction:
    """One more action of a plan, from 1 September 2026 until 31 March 2027."""
    number = plan.actions.count() + 1
    values: dict[str, Any] = {
        "reference": f"A{number}",
        "position": number,
        "starts_on": START,
        "due_on": DUE,
        **fields,
    }
    action = ImprovementAction.objects.create(plan=plan, title=title, **values)
    action.findings.set(areas)
    Milestone.objects.bulk_create(
        Milestone(action=action, position=position, title=name)
        for position, name in enumerate(milestones, start=1)
    )
    return action


def update_on(action: ImprovementAction, by: User, **fields: Any) -> ProgressUpdate:
    """An update of today that leaves status and per cent as they are."""
    values: dict[str, Any] = {
        "text": "The first audits are done.",
        "status_before": action.status,
        "status_after": action.status,
        "percent_before": action.percent,
        "percent_after": action.percent,
        "written_at": timezone.now(),
        **fields,
    }
    return ProgressUpdate.objects.create(action=action, written_by=by, **values)


def evidence_on(
    action: ImprovementAction, by: User, title: str = "Audit report", **fields: Any
) -> Evidence:
    """A piece of evidence of an action, seen by everyone who reads its plan; a stored text file."""
    values: dict[str, Any] = {"seen_by": Evidence.SeenBy.EVERYONE, **fields}
    piece = Evidence.objects.create(partnership=action.plan.partnership, title=title, **values)
    content = f"What {title} says.".encode()
    version = EvidenceVersion(
        evidence=piece,
        number=1,
        file_name="audit.txt",
        content_type="text/plain",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_by=by,
        added_at=timezone.now(),
    )
    version.file.save(f"evidence/{secrets.token_urlsafe(24)}", ContentFile(content))
    piece.actions.add(action)
    return piece


def completion_of(action: ImprovementAction, by: User, **fields: Any) -> Completion:
    """Somebody's word of today that an action is complete; it waits for verification."""
    ImprovementAction.objects.filter(pk=action.pk).update(status=Status.COMPLETE, percent=100)
    values: dict[str, Any] = {
        "effect_on_outcomes": "Plans are now made on time.",
        "status_before": action.status,
        "percent_before": action.percent,
        "completed_at": timezone.now(),
        **fields,
    }
    action.refresh_from_db()
    return Completion.objects.create(action=action, completed_by=by, **values)


def comment_on(action: ImprovementAction, by: User, text: str = "Is this on time?") -> Comment:
    """One comment of now that mentions nobody."""
    return Comment.objects.create(
        action=action, text=text, written_by=by, written_at=timezone.now()
    )


def review_of(inspection: Inspection, **fields: Any) -> Inspection:
    """A draft progress review that follows an inspection."""
    number = inspection.followed_by.count() + 1
    values: dict[str, Any] = {
        "reference": f"{inspection.reference}-review-{number}",
        "title": "Progress review",
        **fields,
    }
    return Inspection.objects.create(
        partnership=inspection.partnership,
        edition=inspection.edition,
        kind=Inspection.Kind.PROGRESS_REVIEW,
        lead_body=inspection.lead_body,
        follows=inspection,
        **values,
    )


def preparation_of(review: Inspection, **fields: Any) -> ReviewPreparation:
    """The preparation of a review, with a statement for each current area of what it follows."""
    assert review.follows is not None
    areas = review.follows.findings.current().of_kind(Finding.Kind.AREA_FOR_IMPROVEMENT)
    PositionStatement.objects.bulk_create(
        PositionStatement(review=review, area=area, position=position)
        for position, area in enumerate(areas, start=1)
    )
    return ReviewPreparation.objects.create(inspection=review, **fields)


def notices_for(person: User, action: ImprovementAction) -> list[Notice]:
    """Unread notices of an action, and a digest that names its plan."""
    digest = {
        "own": {"overdue": 1, "due": 0, "next_due": None},
        "plans": [
            {
                "reference": action.plan.reference,
                "partnership_id": action.plan.partnership_id,
                "actions": {"overdue": 1, "due": 2, "next_due": "2026-11-24"},
            }
        ],
        "waiting": 2,
        "escalated": 1,
        "unread": 3,
        "until": "2026-12-05",
    }
    kinds = (Notice.Kind.ASSIGNED, Notice.Kind.OVERDUE, Notice.Kind.TO_VERIFY)
    now = timezone.now()
    told = [Notice(person=person, kind=kind, action=action, created_at=now) for kind in kinds]
    told.append(Notice(person=person, kind=Notice.Kind.DIGEST, counts=digest, created_at=now))
    return Notice.objects.bulk_create(told)

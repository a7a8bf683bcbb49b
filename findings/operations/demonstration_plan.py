"""The demonstration's action plan: made up, and said to be; its days are counted from today."""

import datetime
from dataclasses import dataclass
from typing import Any

from findings.models import (
    ActionPlan,
    Completion,
    DueDateRevision,
    Finding,
    ImprovementAction,
    Milestone,
    ProgressUpdate,
)
from findings.reference import Row, demonstration_plans
from inspections.models import Agency, Inspection
from portal.accounts.models import User


@dataclass(frozen=True)
class _Cast:
    """Whom and what a plan's rows name, looked up once, and the moment that days count from."""

    at: datetime.datetime
    people: dict[str, User]
    agencies: dict[str, Agency]
    areas: dict[int, Finding]

    def day(self, days: int) -> datetime.date:
        """So many days from the day of loading."""
        return self.moment(days).date()

    def moment(self, days: int) -> datetime.datetime:
        return self.at + datetime.timedelta(days=days)


def add_plans(*, at: datetime.datetime) -> int:
    """Add those whose reference is not there yet; runs inside the demonstration's operation."""
    there = set(ActionPlan.objects.values_list("reference", flat=True))
    missing = [row for row in demonstration_plans() if row["reference"] not in there]
    for row in missing:
        _add_plan(row, at=at)
    return len(missing)


def _add_plan(row: Row, *, at: datetime.datetime) -> None:
    inspection = Inspection.objects.get(reference=row["inspection"])
    kinds = (Finding.Kind.AREA_FOR_IMPROVEMENT, Finding.Kind.PRIORITY_ACTION)
    areas = inspection.findings.current().filter(kind__in=kinds)
    partnership = inspection.partnership
    named = _Cast(
        at=at,
        people={user.email: user for user in User.objects.filter(memberships__isnull=False)},
        agencies={agency.kind: agency for agency in partnership.agencies.all()},
        areas=dict(enumerate(areas, start=1)),
    )
    plan = ActionPlan.objects.create(
        reference=row["reference"],
        partnership=partnership,
        inspection=inspection,
        title=row["title"],
        state=ActionPlan.State.AGREED,
        lead_officer=named.people[row["agreed_by"]],
        sponsor=named.people[row["sponsor"]],
        agreed_by=named.people[row["agreed_by"]],
        agreed_at=named.moment(row["agreed_on"]),
        created_by=named.people[row["started_by"]],
    )
    for number, action in enumerate(row["actions"], start=1):
        _add_action(plan, number, action, named)


def _add_action(plan: ActionPlan, number: int, row: Row, named: _Cast) -> None:
    revised = row.get("revised")
    action = ImprovementAction.objects.create(
        plan=plan,
        reference=f"A{number}",
        position=number,
        title=row["title"],
        outcome=row["outcome"],
        success_measure=row["success_measure"],
        lead_agency=named.agencies[row["agency"]],
        lead_officer=row["lead_officer"],
        owner=named.people.get(row["owner"]),
        starts_on=named.day(row["starts"]),
        due_on=named.day(row["due"]),
        revised_due_on=named.day(revised[0]) if revised else None,
        status=row["status"],
        percent=row["percent"],
        cancelled_reason=row.get("cancelled_reason", ""),
    )
    action.findings.set(named.areas[position] for position in row["areas"])
    action.supporting_agencies.set(named.agencies[kind] for kind in row["supporting"])
    Milestone.objects.bulk_create(
        Milestone(
            action=action,
            position=position,
            title=title,
            due_on=named.day(due),
            done_on=None if done is None else named.day(done),
        )
        for position, (title, due, done) in enumerate(row["milestones"], start=1)
    )
    _add_progress(action, row, named)


def _add_progress(action: ImprovementAction, row: Row, named: _Cast) -> None:
    writer = action.owner or action.plan.created_by
    status, percent = ImprovementAction.Status.NOT_STARTED.value, 0
    for days, status_after, percent_after, text, next_step in row["updates"]:
        ProgressUpdate.objects.create(
            action=action,
            text=text,
            next_step=next_step,
            status_before=status,
            status_after=status_after,
            percent_before=percent,
            percent_after=percent_after,
            written_by=writer,
            written_at=named.moment(days),
        )
        status, percent = status_after, percent_after
    if "revised" in row:
        to, on, reason = row["revised"]
        DueDateRevision.objects.create(
            action=action,
            was_on=named.day(row["due"]),
            revised_to=named.day(to),
            reason=reason,
            revised_by=writer,
            revised_at=named.moment(on),
        )
    if "completion" in row:
        _add_completion(action, row, writer, named)


def _add_completion(action: ImprovementAction, row: Row, writer: User, named: _Cast) -> None:
    on, effect = row["completion"]
    verified: dict[str, Any] = {}
    if "verification" in row:
        days, is_adequate, seen, reasons = row["verification"]
        verified = {
            "verified_by": action.plan.lead_officer,
            "verified_at": named.moment(days),
            "is_adequate": is_adequate,
            "effect": seen,
            "reasons": reasons,
        }
    Completion.objects.create(
        action=action,
        effect_on_outcomes=effect,
        completed_by=writer,
        completed_at=named.moment(on),
        **verified,
    )

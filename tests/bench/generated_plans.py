"""A large invented plan: so many actions, each with ten updates and three milestones."""

import datetime

from django.utils import timezone

from findings.models import ActionPlan, Finding, ImprovementAction, Milestone, ProgressUpdate
from inspections.models import Inspection
from portal.accounts.models import User

AREAS, UPDATES, MILESTONES = 30, 10, 3
STATUSES = ("not_started", "in_progress", "in_progress", "complete", "verified")
DAY = datetime.timedelta(days=1)


def generated_plan(
    inspection: Inspection, by: User, *, actions: int, on: datetime.date
) -> ActionPlan:
    """An agreed plan; each action answers one area, every tenth two."""
    now = timezone.now()
    plan = ActionPlan.objects.create(
        reference=f"generated-plan-{actions}",
        partnership=inspection.partnership,
        inspection=inspection,
        title=f"Example plan of {actions} actions",
        state=ActionPlan.State.AGREED,
        agreed_by=by,
        agreed_at=now - 200 * DAY,
        created_by=by,
    )
    rows = ImprovementAction.objects.bulk_create(
        _action(plan, number, by, on) for number in range(actions)
    )
    _answer(rows, _areas(inspection))
    _milestones(rows, on)
    ProgressUpdate.objects.bulk_create(
        (
            ProgressUpdate(
                action=row,
                text="An example of what changed.",
                status_before=row.status,
                status_after=row.status,
                percent_before=row.percent,
                percent_after=row.percent,
                written_by=by,
                written_at=now - (row.position % 50 + 7 * number) * DAY,
            )
            for row in rows
            for number in range(UPDATES)
        ),
        batch_size=2_000,
    )
    return plan


def _action(plan: ActionPlan, number: int, by: User, on: datetime.date) -> ImprovementAction:
    starts_on = on - (number % 300) * DAY
    return ImprovementAction(
        plan=plan,
        reference=f"A{number + 1}",
        position=number + 1,
        title=f"Example action {number + 1}: audit case files and share what they show",
        lead_officer="Service manager",
        owner=by if number % 4 else None,
        starts_on=starts_on,
        due_on=starts_on + (90 + number % 200) * DAY,
        status=STATUSES[number % len(STATUSES)],
        percent=number % 100,
    )


def _areas(inspection: Inspection) -> list[Finding]:
    return Finding.objects.bulk_create(
        Finding(
            inspection=inspection,
            kind=Finding.Kind.AREA_FOR_IMPROVEMENT,
            position=1000 + number,
            text=f"Example area {number + 1}: improve how needs are assessed and acted upon",
        )
        for number in range(AREAS)
    )


def _answer(rows: list[ImprovementAction], areas: list[Finding]) -> None:
    links = ImprovementAction.findings.through
    pairs = [(row.pk, areas[place % AREAS].pk) for place, row in enumerate(rows)]
    pairs += [(row.pk, areas[(place + 1) % AREAS].pk) for place, row in enumerate(rows[::10])]
    links._default_manager.bulk_create(
        links(improvementaction_id=row, finding_id=area) for row, area in dict.fromkeys(pairs)
    )


def _milestones(rows: list[ImprovementAction], on: datetime.date) -> None:
    Milestone.objects.bulk_create(
        Milestone(
            action=row,
            position=number + 1,
            title=f"Example step {number + 1}",
            due_on=row.starts_on + (30 + 30 * number) * DAY if row.starts_on else None,
            done_on=on - DAY if number < row.position % 4 else None,
        )
        for row in rows
        for number in range(MILESTONES)
    )

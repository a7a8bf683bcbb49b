"""Copying an earlier plan: what is to be done comes along, what has been done does not."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate

from findings.models import ActionPlan, Finding, ImprovementAction, Milestone
from findings.operations.action_lock import lock_plan
from findings.operations.action_plan import PlanAgreed, PlanDetails, start_plan
from findings.operations.improvement_action import last_position, next_number, owners
from inspections.models import Inspection
from portal.access.operation import recorded
from portal.accounts.models import User

COPIED = ("title", "description", "outcome", "success_measure", "lead_agency", "lead_officer")


class CircularCopy(Exception):  # noqa: N818 - named as it is said to the person
    """A plan cannot be copied onto itself, nor into one that it was copied from."""


class AnotherPartnership(Exception):  # noqa: N818
    """A plan is copied within its partnership alone."""


@dataclass(frozen=True)
class Copied:
    """What a copy made, and what it had to leave behind."""

    plan: ActionPlan
    actions: int
    without_area: int
    without_owner: int


@recorded
def copy_into_new(
    *,
    source: ActionPlan,
    inspection: Inspection,
    details: PlanDetails,
    starts_on: datetime.date,
    at: datetime.datetime,
    by: User,
) -> Copied:
    """Start a draft with the actions of an earlier plan of the same partnership.

    Raises AnotherPartnership, NotPublished and PersonWithoutAccess.
    """
    if source.partnership_id != inspection.partnership_id:
        raise AnotherPartnership(inspection.reference)
    plan = start_plan(inspection=inspection, details=details, copied_from=source, at=at, by=by)
    return _copied(source, plan, starts_on=starts_on, on=localdate(at))


@recorded
def copy_into_draft(
    *,
    source: ActionPlan,
    target: ActionPlan,
    starts_on: datetime.date,
    at: datetime.datetime,
    by: User,
) -> Copied:
    """Add the actions of a plan behind those of a draft.

    Raises AnotherPartnership, CircularCopy, PlanClosed and PlanAgreed.
    """
    if source.partnership_id != target.partnership_id:
        raise AnotherPartnership(target.reference)
    locked = lock_plan(target)
    if locked.pk in _lineage(source):
        raise CircularCopy(target.reference)
    if locked.state != ActionPlan.State.DRAFT:
        raise PlanAgreed(target.reference)
    if locked.copied_from is None:
        locked.copied_from = source
        locked.save(update_fields=["copied_from", "updated_at"])
    return _copied(source, locked, starts_on=starts_on, on=localdate(at))


def _lineage(plan: ActionPlan) -> set[int]:
    """The plan and every plan that it, or one of its actions, was copied from, however far back."""
    found: set[int] = set()
    newest = {plan.pk}
    while newest:
        found |= newest
        plans = ActionPlan.objects.filter(pk__in=newest).values_list("copied_from", flat=True)
        actions = ImprovementAction.objects.filter(plan__in=newest)
        sources = actions.values_list("copied_from__plan", flat=True).distinct()
        newest = {pk for pk in (*plans, *sources) if pk is not None} - found
    return found


def _copied(
    source: ActionPlan, plan: ActionPlan, *, starts_on: datetime.date, on: datetime.date
) -> Copied:
    """Cancelled actions stay behind; so do owners without access and areas that are closed."""
    rows = source.actions.live().in_order().select_related("owner", "lead_agency")
    actions = list(rows.prefetch_related("findings", "supporting_agencies", "milestones"))
    shift = _shift(actions, starts_on)
    able = set(owners(plan.partnership_id, on=on).values_list("pk", flat=True))
    areas = set(
        Finding.objects.open_areas()
        .filter(inspection__partnership=plan.partnership_id)
        .values_list("pk", flat=True)
    )
    number, position = next_number(plan), last_position(plan) + 1
    without_area = without_owner = 0
    for place, action in enumerate(actions):
        copy = _copy_of(action, plan, shift)
        copy.reference, copy.position = f"A{number + place}", position + place
        copy.owner = action.owner if action.owner_id in able else None
        copy.save()
        answered = [area for area in action.findings.all() if area.pk in areas]
        copy.findings.set(answered)
        copy.supporting_agencies.set(action.supporting_agencies.all())
        _copy_milestones(action, copy, shift)
        without_area += not answered
        without_owner += copy.owner is None
    return Copied(plan, len(actions), without_area, without_owner)


def _copy_of(
    action: ImprovementAction, plan: ActionPlan, shift: datetime.timedelta
) -> ImprovementAction:
    """Not started, by its first due date, without rating and without anything told of it."""
    return ImprovementAction(
        plan=plan,
        copied_from=action,
        starts_on=_moved(action.starts_on, shift),
        due_on=_moved(action.due_on, shift),
        **{name: getattr(action, name) for name in COPIED},
    )


def _copy_milestones(
    action: ImprovementAction, copy: ImprovementAction, shift: datetime.timedelta
) -> None:
    Milestone.objects.bulk_create(
        Milestone(
            action=copy,
            position=row.position,
            title=row.title,
            due_on=_moved(row.due_on, shift),
        )
        for row in action.milestones.all()
    )


def _shift(actions: Sequence[ImprovementAction], starts_on: datetime.date) -> datetime.timedelta:
    """All dates move alike, so that the earliest start falls on the new one."""
    starts = [action.starts_on for action in actions if action.starts_on]
    dues = [action.due_on for action in actions if action.due_on]
    first = min(starts or dues, default=starts_on)
    return starts_on - first


def _moved(day: datetime.date | None, shift: datetime.timedelta) -> datetime.date | None:
    return None if day is None else day + shift

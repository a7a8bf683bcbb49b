"""Adding and changing what an action is; how it goes is told in progress_update.py."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Max, QuerySet
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from findings.models import ActionPlan, Finding, ImprovementAction, Milestone
from findings.operations.action_lock import lock_action, lock_plan, refuse_cancelled
from findings.operations.action_plan import tell_owner
from inspections.models import Agency
from portal.access.clash import Opened, plain, refuse_clash
from portal.access.operation import recorded
from portal.access.roles import Permission
from portal.accounts.models import User

AREA_KINDS = (Finding.Kind.AREA_FOR_IMPROVEMENT, Finding.Kind.PRIORITY_ACTION)
TEXTS = ("title", "description", "outcome", "success_measure")
PLAIN = (*TEXTS, "lead_agency", "lead_officer", "owner", "starts_on", "due_on")


class ForeignArea(Exception):  # noqa: N818 - named as it is said to the person
    """An action answers published areas of its own partnership alone."""


class ForeignAgency(Exception):  # noqa: N818
    """An agency that does not belong to the plan's partnership."""


class OwnerWithoutAccess(Exception):  # noqa: N818
    """Somebody who could not sign in and tell how the action goes."""


class DueBeforeStart(Exception):  # noqa: N818
    """An action, or one of its dates, would end before it starts."""


class DueDateAgreed(Exception):  # noqa: N818
    """The due date of an agreed plan is revised with a reason, and not edited."""


@dataclass(frozen=True)
class MilestoneLine:
    """One milestone as the form has it; `pk` is none for one that is new."""

    title: str
    due_on: datetime.date | None = None
    pk: int | None = None

    def __str__(self) -> str:
        return f"{self.title} | {self.due_on}" if self.due_on else self.title


@dataclass(frozen=True)
class ActionDetails:
    """What the page "Change an action" holds."""

    title: str
    description: str = ""
    outcome: str = ""
    success_measure: str = ""
    areas: frozenset[Finding] = frozenset()
    lead_agency: Agency | None = None
    lead_officer: str = ""
    owner: User | None = None
    supporting_agencies: frozenset[Agency] = frozenset()
    starts_on: datetime.date | None = None
    due_on: datetime.date | None = None
    milestones: tuple[MilestoneLine, ...] = ()

    @classmethod
    def of(cls, action: ImprovementAction) -> "ActionDetails":
        rows = sorted(action.milestones.all(), key=lambda row: (row.position, row.pk))
        return cls(
            **{name: getattr(action, name) for name in PLAIN},
            areas=frozenset(action.findings.all()),
            supporting_agencies=frozenset(action.supporting_agencies.all()),
            milestones=tuple(MilestoneLine(row.title, row.due_on, row.pk) for row in rows),
        )

    def values(self) -> dict[str, object]:
        """By name, as two versions of a page are compared; milestones as lines."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return own | {"milestones": [str(line) for line in self.milestones]}


def owners(partnership_id: int, *, on: datetime.date) -> QuerySet[User]:
    """Those who may own an action: who may tell how it goes, today."""
    people = User.objects.who_may(Permission.UPDATE_ACTION, partnership_id, on=on)
    return people.order_by("display_name", "email")


def areas_to_answer(plan: ActionPlan) -> QuerySet[Finding]:
    """The areas of the plan's own inspection, then those still open from others."""
    published = Finding.objects.current().published().filter(kind__in=AREA_KINDS)
    own = published.filter(inspection=plan.inspection_id).values("pk")
    still = Finding.objects.open_areas().filter(inspection__partnership=plan.partnership_id)
    rows = published.filter(pk__in=own.union(still.order_by().values("pk")))
    return rows.select_related("inspection").order_by(
        "-inspection__published_on", "-inspection_id", "-kind", "position", "pk"
    )


class PlanChoices:
    """What the actions of a plan may name on a day; each list is read when first asked for."""

    def __init__(self, plan: ActionPlan, *, on: datetime.date) -> None:
        self.plan, self.on = plan, on

    @cached_property
    def areas(self) -> frozenset[int]:
        """Published areas of the plan's partnership."""
        areas = Finding.objects.published().filter(kind__in=AREA_KINDS)
        own = areas.filter(inspection__partnership=self.plan.partnership_id)
        return frozenset(own.order_by().values_list("pk", flat=True))

    @cached_property
    def agencies(self) -> frozenset[int]:
        own = Agency.objects.filter(partnership=self.plan.partnership_id)
        return frozenset(own.order_by().values_list("pk", flat=True))

    @cached_property
    def owners(self) -> frozenset[int]:
        able = owners(self.plan.partnership_id, on=self.on)
        return frozenset(able.order_by().values_list("pk", flat=True))


@recorded
def add_action(
    *, plan: ActionPlan, details: ActionDetails, at: datetime.datetime, by: User
) -> ImprovementAction:
    """Add an action as the last of a plan, and tell its owner.

    Raises PlanClosed, ForeignArea, ForeignAgency, OwnerWithoutAccess and DueBeforeStart.
    """
    locked = lock_plan(plan)
    choices = PlanChoices(locked, on=localdate(at))
    action = new_action(
        choices, details, number=next_number(locked), position=last_position(locked) + 1
    )
    action.save()
    _link(action, details)
    tell_owner(action, at=at, by=by)
    return action


@recorded
def edit_action(
    *,
    action: ImprovementAction,
    details: ActionDetails,
    opened: Opened | None = None,
    at: datetime.datetime,
    by: User,
) -> ImprovementAction:
    """Store what an action is; a new owner is told.

    Raises PlanClosed, ActionCancelled, ForeignArea, ForeignAgency, OwnerWithoutAccess,
    DueBeforeStart, DueDateAgreed and Clash.
    """
    locked = lock_action(action)
    refuse_cancelled(locked)
    stored = ActionDetails.of(locked)
    refuse_clash(opened=opened, stored=stored.values(), typed=details.values())
    put_details(locked, details, stored, PlanChoices(locked.plan, on=localdate(at)))
    locked.save()
    _link(locked, details)
    if locked.owner != stored.owner:
        tell_owner(locked, at=at, by=by)
    return locked


def new_action(
    choices: PlanChoices, details: ActionDetails, *, number: int, position: int
) -> ImprovementAction:
    """An action of the plan, not saved yet.

    Raises ForeignArea, ForeignAgency, OwnerWithoutAccess and DueBeforeStart.
    """
    _refuse_misfits(details, choices)
    return ImprovementAction(
        plan=choices.plan,
        reference=f"A{number}",
        position=position,
        **{name: getattr(details, name) for name in PLAIN},
    )


def put_details(
    action: ImprovementAction, details: ActionDetails, stored: ActionDetails, choices: PlanChoices
) -> None:
    """Put its own values into a locked action, not saved yet; `stored` is what it was.

    Raises ForeignArea, ForeignAgency, OwnerWithoutAccess, DueBeforeStart and DueDateAgreed.
    """
    _refuse_misfits(details, choices, stored=stored)
    if choices.plan.is_agreed and stored.due_on not in (None, details.due_on):
        raise DueDateAgreed(action.reference)
    if is_before(action.revised_due_on, details.starts_on):
        raise DueBeforeStart(action.reference)
    for name in PLAIN:
        setattr(action, name, getattr(details, name))


def _refuse_misfits(
    details: ActionDetails, choices: PlanChoices, *, stored: ActionDetails | None = None
) -> None:
    """Raise what is wrong with an action for this plan; an owner who stays is not asked again."""
    if is_before(details.due_on, details.starts_on):
        raise DueBeforeStart(details.title)
    areas = {area.pk for area in details.areas}
    if areas and not areas <= choices.areas:
        raise ForeignArea(choices.plan.reference)
    agencies = {agency.pk for agency in details.supporting_agencies}
    agencies |= {details.lead_agency.pk} if details.lead_agency else set()
    if agencies and not agencies <= choices.agencies:
        raise ForeignAgency(choices.plan.reference)
    if details.owner is None or (stored and stored.owner == details.owner):
        return
    if details.owner.pk not in choices.owners:
        raise OwnerWithoutAccess(details.owner.pk)


def is_before(day: datetime.date | None, start: datetime.date | None) -> bool:
    return day is not None and start is not None and day < start


def last_position(plan: ActionPlan) -> int:
    return plan.actions.aggregate(last=Max("position"))["last"] or 0


def next_number(plan: ActionPlan) -> int:
    """The number of the next reference: numbers of a plan are given out once."""
    given = plan.actions.values_list("reference", flat=True)
    numbers = [int(name[1:]) for name in given if name[1:].isdecimal()]
    return max(numbers, default=0) + 1


def _link(action: ImprovementAction, details: ActionDetails) -> None:
    action.findings.set(details.areas)
    action.supporting_agencies.set(details.supporting_agencies)
    _write_milestones(action, details.milestones)


def _write_milestones(action: ImprovementAction, lines: Iterable[MilestoneLine]) -> None:
    """Those that are gone go; the others keep the day on which they were done."""
    rows = {row.pk: row for row in action.milestones.all()}
    kept = set()
    for position, line in enumerate(lines, start=1):
        row = rows.get(line.pk or 0) or Milestone(action=action)
        wanted = (position, line.title, line.due_on)
        if plain([row.position, row.title, row.due_on]) != plain(list(wanted)):
            row.position, row.title, row.due_on = wanted
            row.save()
        kept.add(row.pk)
    action.milestones.exclude(pk__in=kept).delete()

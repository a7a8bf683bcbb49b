"""Starting a plan, its details, and what it goes through: agreed, closed, reopened, deleted."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import ProtectedError, QuerySet
from django.utils.timezone import localdate

from findings.models import ActionPlan, ImprovementAction, Notice
from findings.operations.action_lock import PlanNotAgreed, lock_plan
from findings.operations.notice import notify_owners
from inspections.models import Inspection, Partnership
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.access.roles import Permission
from portal.accounts.models import Membership, User

State = ActionPlan.State


class NotPublished(Exception):  # noqa: N818 - a state, said to the person as it is
    """A plan answers what inspectors have published."""


class PlanAgreed(Exception):  # noqa: N818
    """A plan that the partnership stands by is no draft any more."""


class PlanUsed(Exception):  # noqa: N818
    """Papers or other records rest on the plan, so it is kept."""


class PlanWithoutActions(Exception):  # noqa: N818
    """There is nothing to agree in a plan in which nobody does anything."""


class PersonWithoutAccess(Exception):  # noqa: N818
    """Somebody who holds no fitting role in the partnership today; its argument: the field."""


@dataclass(frozen=True)
class PlanDetails:
    """What the page "Details of the plan" holds."""

    title: str
    lead_officer: User | None = None
    sponsor: User | None = None
    draft_sent_on: datetime.date | None = None
    sent_on: datetime.date | None = None

    @classmethod
    def of(cls, plan: ActionPlan) -> "PlanDetails":
        return cls(**{field.name: getattr(plan, field.name) for field in fields(cls)})


def lead_officers(partnership_id: int, *, on: datetime.date) -> QuerySet[User]:
    """Those who may lead a plan: who may change it."""
    people = User.objects.who_may(Permission.EDIT_PLAN, partnership_id, on=on)
    return people.order_by("display_name", "email")


def sponsors(partnership_id: int, *, on: datetime.date) -> QuerySet[User]:
    """Those who may sponsor a plan: everybody who belongs to the partnership."""
    here = Membership.objects.current(on=on).filter(partnership=partnership_id)
    people = User.objects.filter(is_active=True, pk__in=here.values("user"))
    return people.order_by("display_name", "email")


@recorded
def start_plan(
    *,
    inspection: Inspection,
    details: PlanDetails,
    copied_from: ActionPlan | None = None,
    at: datetime.datetime,
    by: User,
) -> ActionPlan:
    """Start a draft that answers a published inspection.

    Two that start at once for one partnership wait for each other, so that each gets a reference
    of its own. Raises NotPublished and PersonWithoutAccess.
    """
    if not Inspection.objects.published().filter(pk=inspection.pk).exists():
        raise NotPublished(inspection.reference)
    partnership = Partnership.objects.select_for_update(no_key=True).get(
        pk=inspection.partnership_id
    )
    _refuse_strangers(details, partnership.pk, on=localdate(at))
    year = (inspection.published_on or localdate(at)).year
    return ActionPlan.objects.create(
        reference=_free_reference(f"{partnership.slug[:100]}-plan-{year}"),
        partnership=partnership,
        inspection=inspection,
        copied_from=copied_from,
        created_by=by,
        **_values(details),
    )


@recorded
def save_plan_details(
    *,
    plan: ActionPlan,
    details: PlanDetails,
    opened: Opened | None = None,
    at: datetime.datetime,
    by: User,
) -> ActionPlan:
    """Store a plan's title, people and dates. Raises PlanClosed, PersonWithoutAccess and Clash."""
    locked = lock_plan(plan)
    stored, typed = _values(PlanDetails.of(locked)), _values(details)
    refuse_clash(opened=opened, stored=stored, typed=typed)
    _refuse_strangers(details, locked.partnership_id, on=localdate(at), known=stored)
    for name, value in typed.items():
        setattr(locked, name, value)
    locked.save()
    return locked


@recorded
def agree_plan(*, plan: ActionPlan, at: datetime.datetime, by: User) -> ActionPlan:
    """Make a draft what the partnership stands by; the owners of its actions are told.

    Agreeing twice is agreeing once. Raises PlanClosed and PlanWithoutActions.
    """
    locked = lock_plan(plan)
    if locked.is_agreed:
        return locked
    actions = list(locked.actions.live().select_related("owner"))
    if not actions:
        raise PlanWithoutActions(locked.reference)
    locked.state, locked.agreed_by, locked.agreed_at = State.AGREED, by, at
    locked.save(update_fields=["state", "agreed_by", "agreed_at", "updated_at"])
    tell_owners(actions, at=at, by=by)
    return locked


@recorded
def close_plan(*, plan: ActionPlan, at: datetime.datetime, by: User) -> ActionPlan:
    """Keep a plan as it is: nothing in it changes any more. Raises PlanNotAgreed."""
    locked = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state == State.DRAFT:
        raise PlanNotAgreed(locked.reference)
    if locked.state != State.CLOSED:
        locked.state, locked.closed_at = State.CLOSED, at
        locked.save(update_fields=["state", "closed_at", "updated_at"])
    return locked


@recorded
def reopen_plan(*, plan: ActionPlan, by: User) -> ActionPlan:
    """Go on with a plan that was closed; one that is open stays as it is."""
    locked = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state == State.CLOSED:
        locked.state, locked.closed_at = State.AGREED, None
        locked.save(update_fields=["state", "closed_at", "updated_at"])
    return locked


@recorded
def delete_plan(*, plan: ActionPlan, by: User) -> None:
    """Delete a draft with its actions; copies of it stay. Raises PlanAgreed and PlanUsed."""
    locked = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state != State.DRAFT:
        raise PlanAgreed(locked.reference)
    locked.copies.update(copied_from=None)
    try:
        locked.delete()
    except ProtectedError as error:
        raise PlanUsed(locked.reference) from error


def tell_owner(action: ImprovementAction, *, at: datetime.datetime, by: User) -> list[Notice]:
    """Tell whoever owns an action."""
    return tell_owners([action], at=at, by=by)


def tell_owners(
    actions: Iterable[ImprovementAction], *, at: datetime.datetime, by: User
) -> list[Notice]:
    """Tell those who own the actions; of a draft, which they may not know of, when it is agreed."""
    known = [action for action in actions if action.plan.is_agreed]
    return notify_owners(actions=known, kind=Notice.Kind.ASSIGNED, at=at, by=by)


def _values(details: PlanDetails) -> dict[str, object]:
    """By field; `asdict` would copy the people."""
    return {field.name: getattr(details, field.name) for field in fields(details)}


def _refuse_strangers(
    details: PlanDetails,
    partnership_id: int,
    *,
    on: datetime.date,
    known: dict[str, object] | None = None,
) -> None:
    """Somebody who was named before may stay named, whatever role they hold now."""
    offered = {"lead_officer": lead_officers, "sponsor": sponsors}
    for name, people in offered.items():
        person = getattr(details, name)
        if person is None or (known and known[name] == person):
            continue
        if not people(partnership_id, on=on).filter(pk=person.pk).exists():
            raise PersonWithoutAccess(name)


def _free_reference(wanted: str) -> str:
    """`wanted`, or with the first number behind it that no plan has."""
    begun = ActionPlan.objects.filter(reference__startswith=wanted)
    taken = set(begun.values_list("reference", flat=True))
    reference, number = wanted, 2
    while reference in taken:
        reference, number = f"{wanted}-{number}", number + 1
    return reference

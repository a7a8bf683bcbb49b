"""What is to be told to each of many people, in as many queries as for one."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Max, Min, Prefetch, Q, QuerySet

from findings.models import ActionPlan, Completion, ImprovementAction, Notice
from findings.tables.digest import Counted, DigestCounts, PlanCounted
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.demonstration import is_demonstration_address
from portal.accounts.models import Membership, User

Kind = Notice.Kind


@dataclass
class Tally:
    """What one person has, gathered query by query."""

    own: list[Counted] = field(default_factory=list)
    plans: list[PlanCounted] = field(default_factory=list)
    waiting: int = 0
    escalated: int = 0
    unread: int = 0
    is_fresh: bool = False
    """Whether something unread is newer than the last digest."""

    @property
    def counts(self) -> DigestCounts:
        return DigestCounts(
            own=_sum(self.own),
            plans=tuple(sorted(self.plans, key=lambda plan: plan.reference)),
            waiting=self.waiting,
            escalated=self.escalated,
            unread=self.unread,
        )


def with_memberships(people: QuerySet[User], *, on: datetime.date) -> list[User]:
    """People with the memberships that they hold on a day, in two queries for all of them."""
    held = Membership.objects.current(on=on)
    rows: list[User] = list(people.prefetch_related(Prefetch("memberships", held, to_attr="held")))
    for person in rows:
        person.current_memberships = getattr(person, "held")  # noqa: B009 - set by the prefetch
    return rows


def may_be_told(person: User) -> bool:
    """Whether the person may sign in today and holds a role; reads memberships that are fetched."""
    is_open = settings.DEMONSTRATION or not is_demonstration_address(person.email)
    return bool(person.is_active and is_open and person.current_memberships)


def last_day(on: datetime.date) -> datetime.date:
    """The last day that counts as due soon."""
    return on + datetime.timedelta(days=settings.REMIND_DAYS_AHEAD)


def tallies(people: Sequence[User], *, on: datetime.date) -> dict[int, Tally]:
    """What each person has, by their key: four queries, however many people there are."""
    found: dict[int, Tally] = defaultdict(Tally)
    by_key = {person.pk: person for person in people}
    _count_own(found, by_key, on)
    _count_plans(found, by_key, on)
    _count_waiting(found, people)
    _count_notices(found, by_key)
    return found


def _in_time(on: datetime.date) -> QuerySet[ImprovementAction]:
    """What somebody still has to do of agreed plans, with `due`, by the last day."""
    actions = ImprovementAction.objects.with_due().unfinished().order_by()
    return actions.filter(Q(due__lte=last_day(on)), plan__state=ActionPlan.State.AGREED)


def _counts(on: datetime.date) -> dict[str, Any]:
    return {
        "overdue": Count("pk", filter=Q(due__lt=on)),
        "soon": Count("pk", filter=Q(due__gte=on)),
        "next_due": Min("due", filter=Q(due__gte=on)),
    }


def _count_own(found: dict[int, Tally], people: dict[int, User], on: datetime.date) -> None:
    """Own actions, where the person may still tell of them (UPDATE_ACTION)."""
    actions = _in_time(on).filter(owner__in=people).values("owner", "plan__partnership")
    rows: Iterable[Any] = actions.annotate(**_counts(on))
    for row in rows:
        person = people[row["owner"]]
        if row["plan__partnership"] in scope_of(person, Permission.UPDATE_ACTION):
            found[person.pk].own.append(Counted(row["overdue"], row["soon"], row["next_due"]))


def _count_plans(found: dict[int, Tally], people: dict[int, User], on: datetime.date) -> None:
    """Plans that the person leads or sponsors, and may still read."""
    theirs = Q(plan__lead_officer__in=people) | Q(plan__sponsor__in=people)
    names = ("plan__lead_officer", "plan__sponsor", "plan__partnership", "plan__reference")
    for row in _in_time(on).filter(theirs).values(*names).annotate(**_counts(on)):
        lead, sponsor, partnership, reference = (row[name] for name in names)
        counted = Counted(row["overdue"], row["soon"], row["next_due"])
        for person in {lead, sponsor} & people.keys():
            if partnership in scope_of(people[person], Permission.VIEW_PUBLISHED):
                found[person].plans.append(PlanCounted(reference, partnership, counted))


def _count_waiting(found: dict[int, Tally], people: Iterable[User]) -> None:
    """Completions of others in the person's own partnerships.

    Inspectors may verify everywhere, yet are not reminded of every partnership's work.
    """
    complete = ImprovementAction.Status.COMPLETE
    waiting = Completion.objects.filter(verified_at=None, action__status=complete)
    agreed = waiting.filter(action__plan__state=ActionPlan.State.AGREED).order_by()
    rows = list(
        agreed.values(
            place=F("action__plan__partnership"), by=F("completed_by"), owner=F("action__owner")
        ).annotate(n=Count("pk"))
    )
    if not rows:
        return
    for person in people:
        places = scope_of(person, Permission.VERIFY_ACTION).partnerships
        found[person.pk].waiting = sum(
            row["n"]
            for row in rows
            if row["place"] in places and person.pk not in (row["by"], row["owner"])
        )


def _count_notices(found: dict[int, Tally], people: Iterable[int]) -> None:
    """Unread notices, and whether one came after the last digest."""
    unread = Q(read_at=None) & ~Q(kind=Kind.DIGEST)
    rows = Notice.objects.filter(person__in=people).order_by().values("person")
    for row in rows.annotate(
        escalated=Count("pk", filter=unread & Q(kind=Kind.OVERDUE)),
        others=Count("pk", filter=unread & ~Q(kind=Kind.OVERDUE)),
        newest=Max("created_at", filter=unread),
        told=Max("created_at", filter=Q(kind=Kind.DIGEST)),
    ):
        tally = found[row["person"]]
        tally.escalated, tally.unread = row["escalated"], row["others"]
        newest, told = row["newest"], row["told"]
        tally.is_fresh = newest is not None and (told is None or newest > told)


def _sum(counted: Iterable[Counted]) -> Counted:
    rows = list(counted)
    days = [row.next_due for row in rows if row.next_due]
    return Counted(
        sum(row.overdue for row in rows), sum(row.due for row in rows), min(days, default=None)
    )

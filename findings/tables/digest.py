"""What a digest says: counts, dates and references of plans, and nothing that people wrote.

Titles, comments and drafts stay in the portal, behind the sign-in: a mail is read on telephones,
forwarded and kept by servers that know nothing of roles.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_PLANS = 10
"""Plans that a mail names; what lies beyond is counted."""


@dataclass(frozen=True)
class Counted:
    """Unfinished actions: those that are overdue, those due within the days, and the next day."""

    overdue: int = 0
    due: int = 0
    next_due: datetime.date | None = None

    def __bool__(self) -> bool:
        return bool(self.overdue or self.due)


@dataclass(frozen=True)
class PlanCounted:
    """An agreed plan that the person leads or sponsors."""

    reference: str
    partnership_id: int
    actions: Counted


@dataclass(frozen=True)
class DigestCounts:
    """What there is to tell one person on one day."""

    own: Counted = Counted()
    plans: tuple[PlanCounted, ...] = ()
    waiting: int = 0
    """Completed actions that wait for this person's verification."""
    escalated: int = 0
    """Unread notices of actions that stay overdue."""
    unread: int = 0
    """Other unread notices."""

    @property
    def has_work(self) -> bool:
        """Whether something is to be done, whatever was told before."""
        return bool(self.own or self.plans or self.waiting)

    @property
    def has_notices(self) -> bool:
        return bool(self.escalated or self.unread)


@dataclass(frozen=True)
class DigestLine:
    """One sentence and the page that it leads to, by the name of its address."""

    words: str
    page: str
    argument: str = ""


def digest_lines(counts: DigestCounts, *, until: datetime.date) -> list[DigestLine]:
    """The sentences of a digest, most urgent first; `until` is the last day that counts as soon."""
    lines = list(_own(counts.own, until)) + list(_plans(counts.plans, until))
    if counts.waiting:
        words = ngettext(
            "%d completed action waits for your verification.",
            "%d completed actions wait for your verification.",
            counts.waiting,
        )
        lines.append(DigestLine(words % counts.waiting, "findings:action-waiting"))
    return lines + list(_notices(counts))


def _own(counted: Counted, until: datetime.date) -> Iterator[DigestLine]:
    if counted:
        words = _("Your own actions: %(counts)s") % {"counts": _words(counted, until)}
        yield DigestLine(words, "findings:action-mine")


def _plans(plans: tuple[PlanCounted, ...], until: datetime.date) -> Iterator[DigestLine]:
    for plan in plans[:MOST_PLANS]:
        words = _("Plan %(reference)s: %(counts)s") % {
            "reference": plan.reference,
            "counts": _words(plan.actions, until),
        }
        yield DigestLine(words, "findings:action-plan", plan.reference)
    if (beyond := len(plans) - MOST_PLANS) and beyond > 0:
        words = ngettext(
            "%d more plan with actions that are due or overdue.",
            "%d more plans with actions that are due or overdue.",
            beyond,
        )
        yield DigestLine(words % beyond, "findings:action-list")


def _notices(counts: DigestCounts) -> Iterator[DigestLine]:
    if counts.escalated:
        words = ngettext(
            "%d action that stays overdue was brought to you.",
            "%d actions that stay overdue were brought to you.",
            counts.escalated,
        )
        yield DigestLine(words % counts.escalated, "findings:notice-list")
    if counts.unread:
        words = ngettext(
            "%d notice that you have not read.",
            "%d notices that you have not read.",
            counts.unread,
        )
        yield DigestLine(words % counts.unread, "findings:notice-list")


def _words(counted: Counted, until: datetime.date) -> str:
    """Such as "2 overdue, 3 due by 5 December 2026, the first on 24 November 2026."."""
    parts = []
    if counted.overdue:
        parts.append(ngettext("%d overdue", "%d overdue", counted.overdue) % counted.overdue)
    if counted.due and counted.next_due:
        days = {"n": counted.due, "until": _day(until), "first": _day(counted.next_due)}
        words = ngettext(
            "%(n)d due on %(first)s",
            "%(n)d due by %(until)s, the first on %(first)s",
            counted.due,
        )
        parts.append(words % days)
    return f"{', '.join(parts)}."


def _day(day: datetime.date) -> str:
    return str(date_format(day, "j F Y"))


def subject(counts: DigestCounts) -> str:
    """The mail's subject: how much is overdue and due soon, else that there is something."""
    overdue = counts.own.overdue + sum(plan.actions.overdue for plan in counts.plans)
    due = counts.own.due + sum(plan.actions.due for plan in counts.plans)
    words = {"overdue": overdue, "due": due}
    if overdue and due:
        return _("Improvement actions: %(overdue)d overdue, %(due)d due soon") % words
    if overdue:
        return _("Improvement actions: %(overdue)d overdue") % words
    if due:
        return _("Improvement actions: %(due)d due soon") % words
    if counts.waiting:
        return _("Improvement actions: %(n)d to verify") % {"n": counts.waiting}
    return _("Improvement actions: you have unread notices")


def without_plans(counts: DigestCounts, known: frozenset[str]) -> DigestCounts:
    """The counts with those plans alone that the person may still know of."""
    return replace(counts, plans=tuple(plan for plan in counts.plans if plan.reference in known))


def to_json(counts: DigestCounts, *, until: datetime.date) -> dict[str, Any]:
    """As a notice keeps them."""
    kept = asdict(counts)
    for counted in (kept["own"], *(plan["actions"] for plan in kept["plans"])):
        counted["next_due"] = counted["next_due"] and counted["next_due"].isoformat()
    return {**kept, "plans": list(kept["plans"]), "until": until.isoformat()}


def from_json(kept: Mapping[str, Any]) -> tuple[DigestCounts, datetime.date]:
    """What `to_json` kept: the counts, and the last day that counted as soon."""
    plans = tuple(
        PlanCounted(plan["reference"], plan["partnership_id"], _counted(plan["actions"]))
        for plan in kept["plans"]
    )
    counts = DigestCounts(
        own=_counted(kept["own"]),
        plans=plans,
        waiting=kept["waiting"],
        escalated=kept["escalated"],
        unread=kept["unread"],
    )
    return counts, datetime.date.fromisoformat(kept["until"])


def _counted(kept: Mapping[str, Any]) -> Counted:
    day = kept["next_due"]
    return Counted(kept["overdue"], kept["due"], datetime.date.fromisoformat(day) if day else None)

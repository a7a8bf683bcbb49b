"""What a plan's paper counts and singles out: plain values in, plain values out."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from findings.models import Brag, ImprovementAction
from findings.models.action_gaps import Gap
from findings.models.brag import STALE_DAYS
from findings.reports.plan_facts import ActionFacts, AreaFacts, PlanFacts, RevisionFacts
from findings.tables.plan_tally import Tally

Status = ImprovementAction.Status
RATINGS: tuple[str, ...] = (Brag.RED, Brag.AMBER, Brag.GREEN, Brag.BLUE)
"""What needs attention first; after them, in counts, what has no rating."""
_GOODNESS = {Brag.RED: 0, Brag.AMBER: 1, Brag.GREEN: 2, Brag.BLUE: 3}


def live(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    """The actions that nobody has cancelled."""
    return tuple(row for row in facts.actions if row.status != Status.CANCELLED)


def cancelled(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    return tuple(row for row in facts.actions if row.status == Status.CANCELLED)


def verified(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    return tuple(row for row in facts.actions if row.status == Status.VERIFIED)


def is_unfinished(row: ActionFacts) -> bool:
    return row.status in ImprovementAction.UNFINISHED


def overdue(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    return tuple(row for row in facts.actions if days_over(row, facts.on))


def days_over(row: ActionFacts, on: datetime.date) -> int:
    """How many days an unfinished action is past the date that counts; 0 where it is not."""
    if not is_unfinished(row) or row.due_on is None or row.due_on >= on:
        return 0
    return (on - row.due_on).days


def rated(facts: PlanFacts) -> dict[str, int]:
    """How many live actions have each rating, the empty text for none."""
    counts = dict.fromkeys((*RATINGS, ""), 0)
    for row in live(facts):
        counts[row.brag] += 1
    return counts


def finished(facts: PlanFacts) -> int:
    """How many are complete, those that wait for verification too."""
    return sum(row.status in (Status.COMPLETE, Status.VERIFIED) for row in facts.actions)


@dataclass
class Answered:
    """An area with how many live actions answer it, as the plan's sentence asks for."""

    answers: int


def answered(facts: PlanFacts) -> list[Answered]:
    rows = live(facts)
    return [Answered(sum(area.number in row.areas for row in rows)) for area in facts.areas]


def tally(facts: PlanFacts, rows: Sequence[ActionFacts] | None = None) -> Tally:
    """The counts that the plan's page shows, of all actions or of some."""
    part = facts if rows is None else replace(facts, actions=tuple(rows))
    ratings = rated(part)
    gaps = {
        Gap.OWNER: without_owner(part),
        Gap.DATES: without_dates(part),
        Gap.UPDATE: without_news(part),
    }
    return Tally(
        rows=len(part.actions),
        actions=len(live(part)),
        cancelled=len(cancelled(part)),
        ratings={**{brag: ratings[brag] for brag in RATINGS}, "none": ratings[""]},
        overdue=len(overdue(part)),
        finished=finished(part),
        gaps={gap: len(lacking) for gap, lacking in gaps.items()},
    )


def moved(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    """Actions whose status, rating or per cent is not what the board was told last.

    Those that are worse come first. New actions are not among them, and before the first paper
    nothing was told of ratings, so they do not count.
    """
    changed = [row for row in facts.actions if _has_moved(row, with_brag=facts.since is not None)]
    return tuple(sorted(changed, key=lambda row: not is_worse(row)))


def _has_moved(row: ActionFacts, *, with_brag: bool) -> bool:
    before = row.before
    if before is None:
        return False
    is_rated_anew = with_brag and before.brag != row.brag
    return is_rated_anew or (before.status, before.percent) != (row.status, row.percent)


def is_worse(row: ActionFacts) -> bool:
    """Whether the rating has fallen since the board heard of it."""
    if row.before is None or not row.brag or not row.before.brag:
        return False
    return _GOODNESS[Brag(row.brag)] < _GOODNESS[Brag(row.before.brag)]


def new_actions(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    """Those that the last paper did not have; before the first paper none is new."""
    if facts.since is None:
        return ()
    return tuple(row for row in live(facts) if row.before is None)


def revised(facts: PlanFacts) -> tuple[tuple[ActionFacts, tuple[RevisionFacts, ...]], ...]:
    """Actions with the changes of their due dates that are news to the board."""
    rows = ((row, tuple(told for told in row.revisions if told.is_news)) for row in live(facts))
    return tuple((row, news) for row, news in rows if news)


def newly_overdue(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    """Overdue now, and not so in the last paper; the longest first."""
    rows = [row for row in overdue(facts) if row.before is None or not row.before.is_overdue]
    return tuple(sorted(rows, key=lambda row: -days_over(row, facts.on)))


def actions_under(facts: PlanFacts, area: int) -> tuple[ActionFacts, ...]:
    """The live actions that are printed under an area: those whose first area it is."""
    return tuple(row for row in live(facts) if row.areas and row.areas[0] == area)


def actions_elsewhere(facts: PlanFacts, area: int) -> tuple[ActionFacts, ...]:
    """Live actions that answer the area too, and are printed under another."""
    return tuple(row for row in live(facts) if area in row.areas[1:])


def without_area(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    return tuple(row for row in live(facts) if not row.areas)


def unanswered(facts: PlanFacts) -> tuple[AreaFacts, ...]:
    """Areas that no live action answers."""
    answered = {number for row in live(facts) for number in row.areas}
    return tuple(row for row in facts.areas if row.number not in answered)


def without_owner(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    return tuple(row for row in facts.actions if is_unfinished(row) and not row.is_owned)


def without_dates(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    rows = (row for row in facts.actions if is_unfinished(row))
    return tuple(row for row in rows if row.starts_on is None or row.first_due_on is None)


def without_news(facts: PlanFacts) -> tuple[ActionFacts, ...]:
    """Of which nothing was told for a month; before the start there is nothing to tell."""
    stale = facts.on - datetime.timedelta(days=STALE_DAYS)
    rows = (row for row in facts.actions if is_unfinished(row))
    return tuple(row for row in rows if (day := row.told_on or row.starts_on) and day < stale)


class Urgency(StrEnum):
    """Why something needs attention, the most urgent first."""

    OVERDUE = "overdue"
    RED = "red"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    FALLING = "falling"
    OWNER = "owner"


@dataclass(frozen=True)
class Concern:
    """An action, or an area without one, that needs attention, with every reason."""

    reasons: tuple[Urgency, ...]
    action: ActionFacts | None = None
    area: AreaFacts | None = None


def concerns(facts: PlanFacts) -> tuple[Concern, ...]:
    """What needs attention, the most urgent first; among the overdue the longest."""
    found = [Concern(reasons, action=row) for row in live(facts)
             if (reasons := tuple(_reasons(row, facts.on)))]  # fmt: skip
    found += [Concern((Urgency.UNANSWERED,), area=area) for area in unanswered(facts)]
    order = list(Urgency)

    def urgency(row: Concern) -> tuple[int, int, int]:
        over = days_over(row.action, facts.on) if row.action else 0
        return order.index(row.reasons[0]), -over, -len(row.reasons)

    return tuple(sorted(found, key=urgency))


def _reasons(row: ActionFacts, on: datetime.date) -> Iterator[Urgency]:
    if days_over(row, on):
        yield Urgency.OVERDUE
    if row.brag == Brag.RED:
        yield Urgency.RED
    if is_unfinished(row) and row.completion and row.completion.is_adequate is False:
        yield Urgency.REFUSED
    if row.brag == Brag.AMBER and is_worse(row):
        yield Urgency.FALLING
    if is_unfinished(row) and not row.is_owned:
        yield Urgency.OWNER

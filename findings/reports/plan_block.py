"""What papers on action plans are made of beside the blocks that every paper has."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from findings.models import Brag, ImprovementAction
from findings.reports.brag_picture import brag_picture, brag_said
from findings.reports.plan_facts import ActionFacts, BeforeFacts

Status = ImprovementAction.Status


@dataclass(frozen=True)
class BragCounts:
    """How many actions have each rating: a picture, and words where there is no picture."""

    template: ClassVar[str] = "papers/blocks/brag_counts.html"
    counts: tuple[tuple[str, int], ...]

    @property
    def bars(self) -> str:
        return brag_picture(dict(self.counts))

    @property
    def words(self) -> tuple[str, ...]:
        return brag_said(dict(self.counts))


@dataclass(frozen=True)
class Count:
    """A line of the table of counts: what is counted, now and at the last board."""

    words: str
    brag: str
    now: int
    before: int | None


@dataclass(frozen=True)
class Counts:
    """How the plan stands in numbers; `before_heading` is empty where there was no last board."""

    template: ClassVar[str] = "papers/blocks/plan_counts.html"
    rows: tuple[Count, ...]
    before_heading: str


@dataclass(frozen=True)
class Mark:
    """A rating as a cell has it: the value for its colour and shape, and the word."""

    brag: str
    word: str


@dataclass(frozen=True)
class ActionLine:
    """An action as a row of the plan's table."""

    action: ActionFacts
    status: str
    now: Mark
    before: Mark
    is_overdue: bool

    @property
    def is_revised(self) -> bool:
        return self.action.first_due_on != self.action.due_on


@dataclass(frozen=True)
class ActionTable:
    """The actions of an area with what members follow: dates, status, BRAG then and now."""

    template: ClassVar[str] = "papers/blocks/actions.html"
    caption: str
    rows: tuple[ActionLine, ...]
    before_heading: str


@dataclass(frozen=True)
class Move:
    """An action that is not as the board was told last."""

    action: ActionFacts
    before: str
    before_mark: Mark
    now: str
    now_mark: Mark


@dataclass(frozen=True)
class Moves:
    """Actions that moved, then and now side by side."""

    template: ClassVar[str] = "papers/blocks/plan_moves.html"
    rows: tuple[Move, ...]
    before_heading: str
    with_marks: bool


@dataclass(frozen=True)
class Slip:
    """One revision of a due date."""

    action: ActionFacts
    was_on: datetime.date
    revised_to: datetime.date
    reason: str


@dataclass(frozen=True)
class Slips:
    """Due dates that were revised, each with the first one, the new one and the reason."""

    template: ClassVar[str] = "papers/blocks/plan_slips.html"
    rows: tuple[Slip, ...]


@dataclass(frozen=True)
class Overdue:
    """Actions that became overdue, with the days and what was told last."""

    template: ClassVar[str] = "papers/blocks/plan_overdue.html"
    rows: tuple[tuple[ActionFacts, int], ...]


@dataclass(frozen=True)
class Verified:
    """Actions that somebody else verified, with their effect on outcomes."""

    template: ClassVar[str] = "papers/blocks/plan_verified.html"
    rows: tuple[ActionFacts, ...]


@dataclass(frozen=True)
class Cancelled:
    """Actions that were cancelled, with the reasons."""

    template: ClassVar[str] = "papers/blocks/plan_cancelled.html"
    rows: tuple[ActionFacts, ...]


@dataclass(frozen=True)
class Rule:
    """What the ratings mean."""

    template: ClassVar[str] = "papers/blocks/brag_rule.html"
    rows: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True)
class Line:
    """Something that needs attention: what it is, why, and who leads it."""

    name: str
    mark: Mark
    why: str
    lead: str
    told: str


@dataclass(frozen=True)
class Concerns:
    """What needs attention, the most urgent first; `more` did not fit on the page."""

    template: ClassVar[str] = "papers/blocks/concerns.html"
    rows: tuple[Line, ...]
    more: int = 0

    def cut(self, most: int) -> "Concerns":
        """The first rows alone, with how many are left out."""
        if most >= len(self.rows):
            return self
        return replace(self, rows=self.rows[:most], more=self.more + len(self.rows) - most)


def mark_of(brag: str) -> Mark:
    return Mark(brag or "none", str(Brag(brag).label) if brag else "–")


def status_of(facts: ActionFacts | BeforeFacts) -> str:
    """The status in words, with the per cent where the action is under way."""
    word = str(Status(facts.status).label)
    return f"{word}, {facts.percent}%" if facts.status == Status.IN_PROGRESS else word


def lines_of(block: object) -> Iterator[str]:
    """The beginning of what a block prints, for the preview in the editor."""
    match block:
        case BragCounts():
            yield from block.words
        case Counts():
            yield from (f"{row.words}: {row.now}" for row in block.rows)
        case Moves():
            yield from (f"{name_of(row.action)}: {row.before} → {row.now}" for row in block.rows)
        case Slips():
            yield from (f"{name_of(row.action)}: {row.reason}" for row in block.rows)
        case Overdue():
            yield from (name_of(row) for row, _days in block.rows)
        case Verified() | Cancelled():
            yield from (name_of(row) for row in block.rows)
        case Concerns():
            yield from (f"{row.name}: {row.why}" for row in block.rows)
        case Rule():
            yield from (f"{mark.word}: {meaning}" for mark, meaning in block.rows)


def name_of(row: ActionFacts) -> str:
    return f"{row.reference} {row.title}"

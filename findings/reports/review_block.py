"""What papers on progress reviews are made of beside the blocks that every paper has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from findings.reports.review_facts import StepFacts


@dataclass(frozen=True)
class Outcome:
    """Where an area stands: the value for its sign, and the words."""

    value: str
    words: str


@dataclass(frozen=True)
class OutcomeRow:
    """An area with where it stood before the review and where it stands after it."""

    name: str
    before: str
    after: Outcome


@dataclass(frozen=True)
class Outcomes:
    """Every area of a review, then and now."""

    template: ClassVar[str] = "papers/blocks/outcomes.html"
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True)
class Conclusion:
    """What the inspectors concluded on an area, set apart from what the partnership states."""

    template: ClassVar[str] = "papers/blocks/conclusion.html"
    lead: str
    text: str
    outcome: Outcome


@dataclass(frozen=True)
class Timetable:
    """What must be ready before or during a review, with its days."""

    template: ClassVar[str] = "papers/blocks/timetable.html"
    rows: tuple[StepFacts, ...]


def lines_of(block: object) -> Iterator[str]:
    """The beginning of what a block prints, for the preview in the editor."""
    match block:
        case Outcomes():
            yield from (f"{row.name}: {row.after.words}" for row in block.rows)
        case Timetable():
            yield from (row.title for row in block.rows)

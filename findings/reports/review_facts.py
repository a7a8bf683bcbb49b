"""A progress review as the snapshot of its paper keeps it: plain values alone."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class ConcludedFacts:
    """What an earlier published review concluded on an area; `outcome` is a value."""

    review: str
    published_on: datetime.date | None
    outcome: str


@dataclass(frozen=True)
class ReviewedAreaFacts:
    """An area that was reviewed: what the partnership stated and what the inspectors concluded.

    `evidence` are the titles that members may see; `outcome` is a value, empty before there is a
    conclusion.
    """

    number: int
    text: str
    kind: str
    question: str
    statement: str
    is_signed_off: bool
    evidence: tuple[str, ...]
    outcome: str
    conclusion: str
    earlier: tuple[ConcludedFacts, ...]


@dataclass(frozen=True)
class StepFacts:
    """Something that must be ready before or during the review; `kind` is in words."""

    kind: str
    title: str
    responsible: str
    due_on: datetime.date | None
    done_on: datetime.date | None


@dataclass(frozen=True)
class ReviewFacts:
    """The review with its areas and its timetable.

    Where `is_told` is false, the review is not published and the paper is final: then areas have
    their names alone, and the paper tells how the review is prepared.
    """

    is_told: bool
    followed: str
    followed_on: datetime.date | None
    statements_due_on: datetime.date | None
    submitted_on: datetime.date | None
    areas: tuple[ReviewedAreaFacts, ...]
    steps: tuple[StepFacts, ...]

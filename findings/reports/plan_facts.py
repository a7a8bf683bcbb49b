"""An action plan as the snapshot of its paper keeps it: plain values alone."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class AreaFacts:
    """An area for improvement that the plan answers, as published, with where it stands.

    `state` is in words, and `review` names the review that concluded so.
    """

    number: int
    text: str
    kind: str
    question: str
    inspection: str
    published_on: datetime.date | None
    state: str
    review: str = ""


@dataclass(frozen=True)
class BeforeFacts:
    """How an action stood in the last paper that the board had, as that paper printed it."""

    status: str
    percent: int
    brag: str
    due_on: datetime.date | None
    is_overdue: bool


@dataclass(frozen=True)
class RevisionFacts:
    """A change of the due date; `is_news` where the board has not heard of it."""

    was_on: datetime.date
    revised_to: datetime.date
    reason: str
    is_news: bool


@dataclass(frozen=True)
class CompletionFacts:
    """That somebody said it is complete, and what was found on looking; `effect` in words."""

    said_on: datetime.date
    outcomes: str
    verified_on: datetime.date | None
    is_adequate: bool | None
    effect: str
    reasons: str


@dataclass(frozen=True)
class ActionFacts:
    """An action as it stood on the day of the paper; `areas` are the numbers of its areas.

    `due_on` is the date that counts. `status` and `brag` are values, so that two papers can be
    compared whatever they are called. `before` is none of an action that is new to the board.
    """

    reference: str
    title: str
    outcome: str
    success_measure: str
    lead_agency: str
    lead_officer: str
    supporting: tuple[str, ...]
    is_owned: bool
    areas: tuple[int, ...]
    starts_on: datetime.date | None
    first_due_on: datetime.date | None
    due_on: datetime.date | None
    status: str
    percent: int
    brag: str
    brag_reason: str
    milestones_done: int
    milestones_all: int
    told_on: datetime.date | None
    told: str
    next_step: str
    revisions: tuple[RevisionFacts, ...]
    completion: CompletionFacts | None
    cancelled_reason: str
    before: BeforeFacts | None


@dataclass(frozen=True)
class RatedFacts:
    """How many actions had a rating, the empty text for none."""

    brag: str
    number: int


@dataclass(frozen=True)
class SinceFacts:
    """The last paper on the plan that a board had: its code, its meeting, and what it counted."""

    code: str
    meeting_body: str
    meeting_on: datetime.date | None
    made_on: datetime.date
    rated: tuple[RatedFacts, ...]
    overdue: int


@dataclass(frozen=True)
class PlanFacts:
    """The plan on one day, and what the board was told of it last.

    `since` is none before the first paper: then what happened since the plan was agreed is news.
    `gone` names actions of the last paper that the plan no longer has.
    """

    title: str
    reference: str
    inspection: str
    inspection_published_on: datetime.date | None
    state: str
    agreed_on: datetime.date | None
    on: datetime.date
    since: SinceFacts | None
    areas: tuple[AreaFacts, ...]
    actions: tuple[ActionFacts, ...]
    gone: tuple[str, ...] = ()

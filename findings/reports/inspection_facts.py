"""An inspection as the snapshot of its paper keeps it: plain values alone."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class GradeFacts:
    """An indicator with its grade, or the word for why there is none; `scale` from worst to best.

    `is_checked` and `definition_is_checked` say whether the words were compared with the
    official text.
    """

    code: str
    title: str
    is_checked: bool
    label: str
    rank: int | None = None
    definition: str = ""
    definition_is_checked: bool = True
    scale: tuple[str, ...] = ()
    commentary: str = ""


@dataclass(frozen=True)
class QuestionFacts:
    """A question that the inspection set out to answer."""

    number: int
    text: str
    is_checked: bool


@dataclass(frozen=True)
class EvidenceFacts:
    """What was counted, and the number as readers may see it."""

    measure: str
    count: str


@dataclass(frozen=True)
class FindingFacts:
    """What the inspection found, as published, and in plain words where somebody wrote them."""

    kind: str
    text: str
    summary: str = ""


@dataclass(frozen=True)
class EarlierFacts:
    """An inspection that this one follows up, or an earlier review of it."""

    kind: str
    title: str
    lead_body: str
    published_on: datetime.date | None
    source_url: str
    findings: tuple[FindingFacts, ...]


@dataclass(frozen=True)
class InspectionFacts:
    """The inspection as the records have it."""

    partnership: str
    title: str
    kind: str
    sentence: str
    lead_body: str
    scrutiny_partners: tuple[str, ...]
    framework: str
    framework_is_checked: bool
    programme: str
    announced: str
    fieldwork_from: datetime.date | None
    fieldwork_to: datetime.date | None
    feedback_on: datetime.date | None
    published_on: datetime.date | None
    action_plan_due_on: datetime.date | None
    team: str
    scope: str
    evidence_note: str
    confidence_statement: str
    source_url: str
    grades: tuple[GradeFacts, ...]
    questions: tuple[QuestionFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    findings: tuple[FindingFacts, ...]
    earlier: tuple[EarlierFacts, ...]

"""A programme across partnerships, as the snapshot of its overview keeps it: plain values alone."""

import datetime
from dataclasses import dataclass

from findings.reports.inspection_facts import QuestionFacts


@dataclass(frozen=True)
class LevelFacts:
    """One grade of a scale; the rank counts from 1, the lowest."""

    rank: int
    label: str
    good_or_better: bool
    definition: str
    is_checked: bool


@dataclass(frozen=True)
class ScaleFacts:
    """A scale with its levels, the best first."""

    name: str
    levels: tuple[LevelFacts, ...]


@dataclass(frozen=True)
class ColumnFacts:
    """What was evaluated, in one edition or carried on into the next; its key names it here."""

    key: str
    code: str
    title: str
    is_checked: bool
    scale: str


@dataclass(frozen=True)
class EvaluationFacts:
    """A partnership's grade in one column, or the word for why there is none."""

    column: str
    label: str
    rank: int | None = None
    absence: str = ""


@dataclass(frozen=True)
class InspectedFacts:
    """One partnership's inspection: when, under which framework, with which grades.

    `day` is from which on its grades count; where no nearer date is known, the programme's end.
    """

    partnership: str
    reference: str
    title: str
    framework: str
    day: datetime.date | None
    published_on: datetime.date | None
    source_url: str
    evaluations: tuple[EvaluationFacts, ...]


@dataclass(frozen=True)
class FrameworkFacts:
    """A framework's edition under which partnerships were inspected."""

    name: str
    is_checked: bool


@dataclass(frozen=True)
class EvidenceTotalFacts:
    """What was counted over all inspections, in print, and how many inspections gave a figure.

    Figures that are withheld are not in the total, so nobody can work one out from it.
    """

    measure: str
    total: str
    inspections: int
    withheld: int


@dataclass(frozen=True)
class ExampleFacts:
    """Something that a partnership's inspection held up; the question by its number."""

    partnership: str
    text: str
    summary: str = ""
    question: int | None = None


@dataclass(frozen=True)
class TermFacts:
    """A word for shares, with the whole per cent from which and to which it is used."""

    word: str
    at_least: int
    at_most: int


@dataclass(frozen=True)
class QuantifierFacts:
    """A body's words for shares, where they come from, and whether they were read there."""

    name: str
    source: str
    is_checked: bool
    terms: tuple[TermFacts, ...]


@dataclass(frozen=True)
class ProgrammeFacts:
    """The programme, and everything of its inspections that the overview tells or counts.

    `until` is the day whose position it shows, none where it is that of the making; `left_out`
    names the partnerships that its authors took out.
    """

    name: str
    lead_body: str
    scrutiny_partners: tuple[str, ...]
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    until: datetime.date | None
    frameworks: tuple[FrameworkFacts, ...]
    questions: tuple[QuestionFacts, ...]
    scales: tuple[ScaleFacts, ...]
    columns: tuple[ColumnFacts, ...]
    quantifiers: QuantifierFacts | None
    inspections: tuple[InspectedFacts, ...]
    left_out: tuple[str, ...]
    evidence: tuple[EvidenceTotalFacts, ...]
    good_practice: tuple[ExampleFacts, ...]

"""What was read from a report as answers to the questions of an inspection, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inspections.published_report.document import Box
from inspections.published_report.reading import Passage, Reading

Answers = dict[str, Any]
DATES = (
    ("published_on", "published"),
    ("fieldwork_from", "inspected_from"),
    ("fieldwork_to", "inspected_to"),
)
"""Fields of an inspection, and what a reading calls them."""
MARGIN = 2.0  # points around words that are marked


@dataclass(frozen=True)
class Mark:
    """A rectangle on a page's picture, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Place:
    """Where a value was read: one page, its words, and where they stand on it."""

    field: str
    page: int
    words: str
    marks: tuple[Mark, ...]

    @property
    def answer(self) -> str:
        """The id on the check page of what was read here."""
        if self.field.startswith("finding-"):
            return self.field
        sections = {"warning": "look-at", "fact": "also-says"}
        return sections.get(self.field.split("-")[0], f"answer-{self.field}")


def places(reading: Reading) -> dict[str, list[Place]]:
    """Where each answer was read, by the name of its field; one place for each page."""
    return {
        field: [_place(field, passage) for passage in source] for field, source in _sources(reading)
    }


def _sources(reading: Reading) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for field, name in (
        ("partnership", "partnership"),
        ("lead_inspector", "lead_inspector"),
        *DATES,
    ):
        if value := getattr(reading, name):
            yield field, value.source
    for grade in reading.grades:
        yield grade_field(grade.indicator), grade.source
    for number, finding in enumerate(reading.findings):
        yield finding_field(number), finding.source
    for number, fact in enumerate(reading.facts):
        if fact.source:
            yield fact_field(number), fact.source
    for number, warning in enumerate(reading.warnings):
        if warning.source:
            yield f"warning-{number}", warning.source


def _place(field: str, passage: Passage) -> Place:
    return Place(field, passage.page, passage.text, tuple(_mark(box) for box in passage.boxes))


def _mark(box: Box) -> Mark:
    return Mark(
        round(box.left - MARGIN, 1),
        round(box.top - MARGIN, 1),
        round(box.right - box.left + 2 * MARGIN, 1),
        round(box.bottom - box.top + 2 * MARGIN, 1),
    )


def grade_field(code: str) -> str:
    """The name of the field that asks for an indicator's grade."""
    return f"grade-{code}"


def finding_field(number: int) -> str:
    """The name under which the place of a finding is kept; findings are counted from 0."""
    return f"finding-{number}"


def fact_field(number: int) -> str:
    """The name under which the place of a fact is kept; facts are counted from 0."""
    return f"fact-{number}"


def proposed_details(reading: Reading) -> Answers:
    """The details as read; a question to which nothing was read has no answer."""
    answers: Answers = {"kind": reading.kind}
    for field, name in DATES:
        if value := getattr(reading, name):
            answers[field] = value.value
    if reading.lead_inspector:
        answers["lead_inspector"] = reading.lead_inspector.value
    return answers


def proposed_grades(reading: Reading) -> dict[str, str]:
    """The label read for each indicator's code; the first where the report names two.

    A contradiction is among the warnings, with both places.
    """
    labels: dict[str, str] = {}
    for grade in reading.grades:
        labels.setdefault(grade.indicator, grade.label)
    return labels


def proposed_findings(reading: Reading) -> list[Answers]:
    """The findings in the report's order, with the page that each begins on."""
    return [
        {
            "kind": finding.kind.value,
            "text": _with_bodies(finding.text, finding.bodies),
            "source_page": finding.page,
            "indicator": finding.indicator,
        }
        for finding in reading.findings
    ]


def _with_bodies(text: str, bodies: tuple[str, ...]) -> str:
    missing = [body for body in bodies if body not in text]
    return f"{text} ({', '.join(missing)})" if missing else text

"""What a judgement of an ILACS report is, and the headings of sections that repeat it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from inspections.published_report.document import Document, Line
from inspections.published_report.reading import Passage, passages

HEAD = re.compile(r"judge?ments?\b.{0,20}\bgrades?\b|judge?ments?$|the impact of leaders\b", re.I)
STARTS = re.compile(
    r"(?:\d\.\s*)?(?:the )?(?:impact of leaders|experiences? and progress|overall eff)", re.I
)
GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires improvement to be good": "Requires improvement to be good",
    "requires improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
}
_SECTION = re.compile(
    r"(?:the )?(?:experiences? and progress of|impact of leaders on) [^.:;]{5,90}?"
    r"(?:\s+(?:is|are|remains?))?\s*[:–—-]?\s+"
    r"(outstanding|inadequate|requires improvement to be good|requires improvement|good)\s*\.?",
    re.I,
)
HEADING_LINES = 4


@dataclass
class Judgement:
    """One judgement as printed: its label and its grade, each with its lines."""

    label: list[Line] = field(default_factory=list)
    grade: list[Line] = field(default_factory=list)

    @property
    def indicator(self) -> str:
        return indicator_of(self.words_of_label)

    @property
    def words_of_label(self) -> str:
        return " ".join(line.text for line in self.label)

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.grade)

    @property
    def source(self) -> tuple[Passage, ...]:
        return passages([*self.label, *self.grade])


def indicator_of(label: str) -> str:
    """The indicator code that a label means; nothing when it means none."""
    label = label.lower()
    meanings = (
        ("overall eff", "overall"),
        ("impact of leaders", "leaders"),
        ("help and protection", "help_and_protection"),
        ("need help", "help_and_protection"),
        ("children in care", "in_care"),
        ("looked after", "in_care"),
        ("care leavers", "care_leavers"),
    )
    return next((code for words, code in meanings if words in label), "")


def grade_of(words: str) -> str | None:
    """The grade in full that some words are, whatever their capitals."""
    return GRADES.get(" ".join(words.lower().split()).strip(" .:*"))


def sections_of(document: Document, table: Sequence[Judgement]) -> list[Judgement]:
    """The headings of graded sections behind the table, each with the grade that it ends with."""
    after = (0, 0.0)
    for judgement in table:
        after = max(after, (judgement.label[0].page, judgement.label[0].box.top))
    sections = []
    for place, line in document.numbered():
        if STARTS.match(line.text) and (line.page, line.box.top) > after:
            heading = _heading(document.lines[place : place + HEADING_LINES])
            if heading:
                sections.append(Judgement(heading, heading))
    return sections


def _heading(lines: Sequence[Line]) -> list[Line]:
    """The lines of a heading, up to the one that ends with a grade; none for other text."""
    for count in range(1, len(lines) + 1):
        if _SECTION.fullmatch(" ".join(line.text for line in lines[:count])):
            return list(lines[:count])
    return []


def heading_grade(section: Judgement) -> str:
    """The grade that a section's heading ends with, in full."""
    match = _SECTION.fullmatch(section.words)
    return (grade_of(match.group(1)) or "") if match else ""

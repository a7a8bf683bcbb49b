"""What was read from a report: every value with the page and the words that it was read from."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from inspections.published_report.document import Box, Line

T = TypeVar("T")


@dataclass(frozen=True)
class Passage:
    """Words of one page and the boxes (points from its upper left) that they stand in."""

    page: int
    text: str
    boxes: tuple[Box, ...] = ()


def passages(lines: Sequence[Line]) -> tuple[Passage, ...]:
    """Lines as the passages they make, one for each page that they stand on."""
    pages = sorted({line.page for line in lines})
    return tuple(
        Passage(
            page,
            " ".join(line.text for line in lines if line.page == page),
            tuple(line.box for line in lines if line.page == page),
        )
        for page in pages
    )


@dataclass(frozen=True)
class Value(Generic[T]):
    """One value with the words that gave it, over several pages where they run on."""

    value: T
    source: tuple[Passage, ...]

    @property
    def page(self) -> int:
        return self.source[0].page


@dataclass(frozen=True)
class GradeRead:
    """A grade as the scale prints it in full, on the indicator code of the framework edition."""

    indicator: str
    label: str
    source: tuple[Passage, ...]


class FindingKind(StrEnum):
    """The kinds of `findings.Finding`, which this package must not import."""

    STRENGTH = "strength"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    PRIORITY_ACTION = "priority_action"
    GOOD_PRACTICE = "good_practice"
    KEY_MESSAGE = "key_message"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True)
class FindingRead:
    """One finding, whole. `indicator` is the graded section that it stands in or names."""

    kind: FindingKind
    text: str
    source: tuple[Passage, ...]
    indicator: str = ""
    heading: str = ""
    """The heading that it stands under, where that says more than its kind."""
    bodies: tuple[str, ...] = ()
    """Who is responsible, as printed."""
    references: tuple[str, ...] = ()
    """What it refers to, such as "outcome 1" of the national framework."""

    @property
    def page(self) -> int:
        return self.source[0].page


@dataclass(frozen=True)
class Warning:
    """Something that an officer must look at; `code` names a sentence of `wording.WARNINGS`."""

    code: str
    words: dict[str, str] = field(default_factory=dict)
    source: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Fact:
    """Something that only some families say, such as who is to write a statement, and by when."""

    name: str
    value: str
    source: tuple[Passage, ...]


@dataclass(frozen=True)
class Reading:
    """All that was read from one report. None, and a warning, where nothing was found."""

    family: str
    edition: str | None = None
    """The slug of the framework edition that the grades belong to."""
    kind: str = ""
    """A value of `Inspection.Kind`."""
    partnership: Value[str] | None = None
    """The name as the portal knows it; its source has the name as printed."""
    partnership_slug: str = ""
    published: Value[datetime.date] | None = None
    inspected_from: Value[datetime.date] | None = None
    inspected_to: Value[datetime.date] | None = None
    lead_inspector: Value[str] | None = None
    grades: tuple[GradeRead, ...] = ()
    findings: tuple[FindingRead, ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Warning, ...] = ()
    pages: tuple[tuple[float, float], ...] = ()
    """Width and height of every page in points; zero in text files."""


@dataclass(frozen=True)
class Refusal:
    """Why nothing was read: `code` names a sentence of `wording.REFUSALS`."""

    code: str
    family: str | None = None
    words: dict[str, str] = field(default_factory=dict)

    @property
    def is_unreadable(self) -> bool:
        """Whether the file itself cannot be read, not only its family."""
        return self.family is None and self.code != "not_recognised"


class Refused(Exception):  # noqa: N818
    """Raised by readers and by the reading of files; carries the refusal."""

    def __init__(self, code: str, family: str | None = None, **words: str) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, family, words)

"""What a paper is made of once every record has become words: parts, and blocks within them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Protocol

from findings.reports.inspection_facts import EvidenceFacts, GradeFacts
from findings.reports.picture import PictureRow, grades_picture

ITEM = re.compile(r"^\s*[-*•–]\s+")


@dataclass(frozen=True)
class Paragraph:
    """Words, with the number or the label that they bear; `leads` keeps what follows with it."""

    template: ClassVar[str] = "papers/blocks/paragraph.html"
    text: str
    label: str = ""
    number: str = ""
    leads: bool = False
    is_missing: bool = False
    is_note: bool = False


@dataclass(frozen=True)
class Listing:
    """A real list: with bullets, with numbers, with i), ii), or short items side by side."""

    template: ClassVar[str] = "papers/blocks/list.html"
    items: tuple[str, ...]
    style: str = "bullets"


@dataclass(frozen=True)
class Ticks:
    """The items of a tick list, each with whether it is ticked."""

    template: ClassVar[str] = "papers/blocks/ticks.html"
    rows: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Evidence:
    """What was counted, as a table."""

    template: ClassVar[str] = "papers/blocks/evidence.html"
    rows: tuple[EvidenceFacts, ...]
    withheld: str = ""


@dataclass(frozen=True)
class Grades:
    """Grades as a picture and as a table, with a note where words were never checked."""

    template: ClassVar[str] = "papers/blocks/grades.html"
    rows: tuple[GradeFacts, ...]

    @property
    def picture(self) -> str:
        return grades_picture([picture_row(row) for row in self.rows])

    @property
    def has_definitions(self) -> bool:
        return any(row.definition for row in self.rows)

    @property
    def has_unchecked(self) -> bool:
        return not all(row.is_checked and row.definition_is_checked for row in self.rows)

    @property
    def commented(self) -> tuple[GradeFacts, ...]:
        return tuple(row for row in self.rows if row.commentary)


@dataclass(frozen=True)
class Links:
    """Papers that one can read, each with its address in print."""

    template: ClassVar[str] = "papers/blocks/links.html"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class UncheckedNote:
    """What the sign † beside some words means."""

    template: ClassVar[str] = "papers/blocks/unchecked.html"


class Block(Protocol):
    """Anything that a part is made of: a frozen dataclass that names its template."""

    @property
    def template(self) -> str: ...


@dataclass(frozen=True)
class Part:
    """A heading, where there is one, with what stands below it; level 1 is a section."""

    source: str
    level: int
    number: str
    heading: str
    blocks: tuple[Block, ...]
    anchor: str = ""
    is_listed: bool = False
    """Whether the list of contents has it below its section."""

    @property
    def label(self) -> str:
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True)
class Chapter:
    """A section of the paper with its parts; the first appendix begins a page.

    One that is wide lies across pages of its own. `asks` says what members are to do.
    """

    parts: tuple[Part, ...]
    begins_page: bool = False
    is_wide: bool = False
    asks: bool = False


def picture_row(row: GradeFacts) -> PictureRow:
    title = f"{row.code} {row.title}".strip()
    return PictureRow(title, row.label, row.rank, row.scale)


def blocks_of(text: str) -> Iterator[Block]:
    """What an author typed: paragraphs apart by empty lines, and lines with a dash as a list."""
    for passage in re.split(r"\n\s*\n", text.strip()):
        yield from _blocks_of_passage([line for line in passage.splitlines() if line.strip()])


def items_of(text: str) -> tuple[str, ...]:
    """A list with one item a line, whether or not it was typed with dashes."""
    lines = (ITEM.sub("", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _blocks_of_passage(lines: list[str]) -> Iterator[Block]:
    """Words first, then items; a line after an item goes on with it."""
    words: list[str] = []
    items: list[str] = []
    for line in lines:
        if ITEM.match(line):
            items.append(ITEM.sub("", line).strip())
        elif items:
            items[-1] = f"{items[-1]} {line.strip()}"
        else:
            words.append(line.strip())
    if words:
        yield Paragraph(" ".join(words), leads=bool(items))
    if items:
        yield Listing(tuple(items))

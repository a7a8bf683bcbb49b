"""A published report as its words on its pages; nothing here knows what a report says."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def rounded(self) -> "Box":
        """To a tenth of a point: no eye sees more."""
        return Box(
            round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1)
        )

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them; `is_mark` when they only point at a footnote."""

    text: str
    box: Box
    is_mark: bool = False


Role = Literal["body", "running", "footnote"]
"""What a line is for: running lines are headers, footers and page numbers."""


@dataclass(frozen=True)
class Line:
    """The words of one line of a page, from left to right. Pages are counted from 1."""

    page: int
    words: tuple[Word, ...]
    bold: bool = False
    role: Role = "body"

    @cached_property
    def text(self) -> str:
        """The line's words, without marks that point at footnotes and the space they take."""
        text = ""
        for before, word in zip((None, *self.words), self.words, strict=False):
            follows_mark = before is not None and before.is_mark and word.text in ".,;:"
            if not word.is_mark:
                text += word.text if follows_mark else f" {word.text}"
        return text.lstrip()

    @cached_property
    def box(self) -> Box:
        return around([word.box for word in self.words])

    @cached_property
    def size(self) -> float:
        """The height of most of its words, in points."""
        heights = sorted(word.box.height for word in self.words if not word.is_mark)
        return heights[len(heights) // 2] if heights else self.words[0].box.height

    def cells(self, gap: float = 1.5) -> list["Line"]:
        """The line cut where white space is wider than so many times its height, as in a table."""
        cells: list[list[Word]] = []
        for word in self.words:
            if cells and word.box.left - cells[-1][-1].box.right <= gap * self.size:
                cells[-1].append(word)
            else:
                cells.append([word])
        return [Line(self.page, tuple(words), self.bold, self.role) for words in cells]

    def between(self, left: float, right: float) -> "Line | None":
        """The words of a column: those whose middle lies between two distances from the left."""
        words = tuple(w for w in self.words if left <= (w.box.left + w.box.right) / 2 < right)
        return Line(self.page, words, self.bold, self.role) if words else None


@dataclass(frozen=True)
class Page:
    """One page, counted from 1, with its size in points and its lines from top to bottom.

    `rules` are the ruled lines across it, which part the rows of its tables.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole report. Text files have pages where they have form feeds, and no true boxes."""

    pages: tuple[Page, ...]
    kind: Literal["pdf", "text"] = "pdf"
    made: datetime.date | None = None
    """The day that the file says it was made on, which is not the day of publication."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line in reading order, without running lines and footnotes."""
        return tuple(line for page in self.pages for line in page.lines if line.role == "body")

    @cached_property
    def footnotes(self) -> tuple[Line, ...]:
        return tuple(line for page in self.pages for line in page.lines if line.role == "footnote")

    @cached_property
    def running(self) -> tuple[Line, ...]:
        return tuple(line for page in self.pages for line in page.lines if line.role == "running")

    @cached_property
    def opening(self) -> str:
        """The words of the first two pages in one line, for telling what the document is."""
        return " ".join(line.text for line in self.lines if line.page <= 2)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that stands in the middle of a line, in small letters, hyphens kept."""
        return frozenset(
            found.group().lower()
            for line in self.lines
            for word in line.words[:-1]
            if (found := _LETTERS.search(word.text))
        )

    @cached_property
    def breaks_words(self) -> bool:
        """Whether words are broken at the ends of lines, as most reports never do."""
        pairs = zip(self.lines, self.lines[1:], strict=False)
        broken = (
            f"{first.words[-1].text[:-1]}{second.words[0].text}".lower().strip(",.;:")
            for first, second in pairs
            if first.words[-1].text.endswith("-")
        )
        return sum(word in self.vocabulary for word in broken) > 1

    def from_heading(self, pattern: re.Pattern[str], start: int = 0) -> int | None:
        """The place in `lines` of the first line that matches a whole pattern."""
        places = (
            place
            for place, line in enumerate(self.lines[start:], start)
            if pattern.match(line.text)
        )
        return next(places, None)

    def numbered(self) -> Iterator[tuple[int, Line]]:
        return enumerate(self.lines)


_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")

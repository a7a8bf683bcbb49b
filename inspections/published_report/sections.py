"""Headings, and the paragraphs and points that stand below them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from inspections.published_report.document import Document, Line
from inspections.published_report.prose import joined, starts_point, without_bullet

WIDEST_LEADING = 1.45  # of the height of the letters: reports set no wider within a paragraph
PARAGRAPH_GAP = 1.2  # of the usual distance from line to line: more starts a paragraph
NESTED = 6.0  # points further right than the first bullet: a point within a point
SAME_LEFT = 2.0  # points: how far lines of one margin may differ
SHORT_TITLE = 60  # letters
_FINISHED = re.compile(r"[.!?:;][’'”\")\]]*\d{0,2}$")


@dataclass(frozen=True)
class Section:
    """A heading that a family knows, by the family's own name for it, and what stands below."""

    name: str
    heading: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        return " ".join(line.text for line in self.heading)


def sections(document: Document, headings: Mapping[str, re.Pattern[str]]) -> list[Section]:
    """The report cut at every heading that a family knows, in the report's order."""
    lines = document.lines
    found = [
        (place, name)
        for place, line in enumerate(lines)
        if (name := _name(line, headings)) and stands_alone(place, lines)
    ]
    ends = [*(place for place, _ in found), len(lines)][1:]
    return [
        Section(name, (lines[place],), lines[place + 1 : end])
        for (place, name), end in zip(found, ends, strict=True)
    ]


def _name(line: Line, headings: Mapping[str, re.Pattern[str]]) -> str | None:
    text = line.text.strip().rstrip("?:. ")
    return next((name for name, pattern in headings.items() if pattern.fullmatch(text)), None)


def stands_alone(place: int, lines: Sequence[Line]) -> bool:
    """Whether a line is a heading by its look: bold, or a capital after a finished sentence."""
    line = lines[place]
    if line.bold:
        return True
    before = lines[place - 1] if place else None
    after_sentence = before is None or before.bold or is_finished(before.text)
    return line.text[:1].isupper() and (after_sentence or before_gap(before, line))


def before_gap(before: Line | None, line: Line) -> bool:
    """Whether more than a line's height of white stands above a line."""
    if before is None or before.page != line.page:
        return True
    return line.box.top - before.box.bottom > 0.8 * line.size


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence ends; what runs on over a page does not."""
    return bool(_FINISHED.search(text.strip()))


@dataclass(frozen=True)
class Block:
    """One paragraph, one heading in bold, or one point of a list with the points within it."""

    lines: tuple[Line, ...]
    text: str
    is_point: bool = False
    is_heading: bool = False


def blocks(lines: Sequence[Line], document: Document) -> list[Block]:
    """What stands below a heading, cut into paragraphs, points and headings in bold."""
    shape = _Shape.of(lines, document)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and shape.goes_on(groups[-1], line):
            groups[-1].append(line)
        elif without_bullet(line.text).strip():
            groups.append([line])
    return [_block(group, document, shape) for group in groups]


def _block(group: Sequence[Line], document: Document, shape: "_Shape") -> Block:
    is_point = starts_point(group[0].text)
    is_heading = not is_point and all(line.bold for line in group) and document.kind == "pdf"
    return Block(tuple(group), whole(group, document), is_point, is_heading)


def whole(group: Sequence[Line], document: Document) -> str:
    """A point's text. Points within it stand on lines of their own and begin with a dash."""
    parts: list[list[Line]] = []
    for line in group:
        if not parts or starts_point(line.text) or _leaves_list(parts[-1], line, group[0]):
            parts.append([line])
        else:
            parts[-1].append(line)
    texts = [
        ("– " if starts_point(part[0].text) else "") + joined(part, document) for part in parts
    ]
    return "\n".join(texts).removeprefix("– ")


def _leaves_list(part: Sequence[Line], line: Line, first: Line) -> bool:
    """Whether a line goes back from points within a point to the point's own sentences."""
    if part[0] is first or not starts_point(part[0].text):
        return False
    return line.box.left <= part[0].box.left + SAME_LEFT and is_finished(part[-1].text)


@dataclass(frozen=True)
class _Shape:
    """How far the lines of a document are apart within a paragraph; 0 where that is not known."""

    leading: float
    hangs: bool = False
    """Whether the lines of a point are indented from its bullet."""

    @classmethod
    def of(cls, lines: Sequence[Line], document: Document) -> "_Shape":
        if document.kind == "text" or not lines:
            return cls(0.0)
        return cls(leading_of(lines, document), any(map(_hangs, lines, lines[1:])))

    def goes_on(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph or point that the group has begun."""
        before, is_point = group[-1], starts_point(group[0].text)
        if starts_point(line.text):
            return is_point and line.box.left > group[0].box.left + NESTED
        if not self.leading:
            return not is_finished(before.text) and line.text[:1].islower()
        if line.bold != before.bold and (line.bold or all(one.bold for one in group)):
            return False
        if before.page != line.page:
            return not is_finished(before.text) or (is_point and self._is_inside(group, line))
        near = line.box.bottom - before.box.bottom <= PARAGRAPH_GAP * self.leading
        if is_point:
            is_inside = self._is_inside(group, line) and (near or not _is_title(before, line))
            return is_inside or not is_finished(before.text) or (near and not self.hangs)
        return near

    def _is_inside(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a line is indented as the lines of a point are."""
        return line.box.left > group[0].box.left + SAME_LEFT


def _is_title(before: Line, line: Line) -> bool:
    """Whether a short line that is no sentence follows one: a heading, whatever its look."""
    is_short = len(line.text) <= SHORT_TITLE and line.text[:1].isupper()
    return is_short and is_finished(before.text) and not is_finished(line.text)


def _hangs(line: Line, below: Line) -> bool:
    """Whether a point's second line is indented from its bullet."""
    goes_on = starts_point(line.text) and not starts_point(below.text)
    return goes_on and below.page == line.page and below.box.left > line.box.left + SAME_LEFT


def leading_of(lines: Sequence[Line], document: Document) -> float:
    """How far lines of one paragraph are apart, in points, for lines of this size."""
    steps = list(_steps(document.lines)) or [0.0]
    return min(median(steps), WIDEST_LEADING * median(line.size for line in lines))


def _steps(lines: Sequence[Line]) -> Iterator[float]:
    for before, line in pairwise(lines):
        if before.page == line.page:
            yield line.box.bottom - before.box.bottom

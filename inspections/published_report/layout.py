"""From words to lines, and which lines are headers, footers, page numbers and footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from inspections.published_report.document import Line, Page, Word

SAME_LINE = 0.3  # of the height of the words: how far baselines of one line may differ
MARK = 0.85  # of the height of its line: marks of footnotes are smaller
RAISED = 0.7  # of the height of its line: how far a mark may stand above it
MARGIN = 0.14  # of the page's height, above and below: where headers and footers stand
REPEATED = 0.4  # of the pages: so many have a running line
CLOSE = 0.45  # of a line's height: lines of a paragraph are closer
PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: of \d{1,3})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word with its baseline, in points from the top of the page, and whether it is bold."""

    word: Word
    baseline: float
    bold: bool


Row = list[PlacedWord]


def lines_of(page: int, words: Iterable[PlacedWord]) -> tuple[Line, ...]:
    """The lines of a page from top to bottom, each from left to right."""
    rows: list[Row] = []
    for placed in sorted(words, key=lambda placed: placed.baseline):
        if rows and _on_row(placed, rows[-1]):
            rows[-1].append(placed)
        else:
            rows.append([placed])
    return tuple(_line(page, row) for row in _with_marks(rows))


def _on_row(placed: PlacedWord, row: Row) -> bool:
    height = max(row[0].word.box.height, placed.word.box.height)
    return placed.baseline - row[0].baseline <= SAME_LINE * height


def _with_marks(rows: Sequence[Row]) -> list[Row]:
    """Rows of nothing but raised digits belong to the row just below them."""
    kept: list[Row] = []
    waiting: Row = []
    for row, below in zip_longest(rows, rows[1:]):
        if below and _are_marks(row, below):
            waiting += row
        else:
            kept.append(row + waiting)
            waiting = []
    return kept


def _are_marks(row: Row, below: Row) -> bool:
    height = _height(below)
    near = below[0].baseline - row[0].baseline <= RAISED * height
    return near and all(_is_mark(placed, height) for placed in row)


def _is_mark(placed: PlacedWord, height: float) -> bool:
    return placed.word.text.isdigit() and placed.word.box.height < MARK * height


def _height(row: Row) -> float:
    heights = sorted(placed.word.box.height for placed in row)
    return heights[len(heights) // 2]


def _line(page: int, row: Row) -> Line:
    row = sorted(row, key=lambda placed: placed.word.box.left)
    height = max(placed.word.box.height for placed in row)
    words = [replace(placed.word, is_mark=_is_mark(placed, height)) for placed in row]
    if all(word.is_mark for word in words):
        words = [placed.word for placed in row]
    letters = [placed for placed in row if any(sign.isalnum() for sign in placed.word.text)]
    return Line(page, tuple(words), bold=bool(letters) and all(placed.bold for placed in letters))


def with_roles(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The same pages, headers, footers, page numbers and footnotes told from the report's text."""
    repeated = _repeated(pages)
    size = _body_size(pages)
    return tuple(_with_roles(page, repeated, size) for page in pages)


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """What stands in the margins of two pages in five, whatever its numbers, and in no paragraph.

    Running lines of odd and even pages may differ, and a cover has none.
    """
    counts = Counter(
        found for page in pages for found in {_shape(line) for line in _in_margin(page)}
    )
    enough = max(2, REPEATED * len(pages))
    return frozenset(found for found, count in counts.items() if count >= enough)


def _shape(line: Line) -> str:
    return re.sub(r"\d+|\W+", "#", line.text.lower())


def _in_margin(page: Page) -> list[Line]:
    return [line for line in page.lines if _is_in_margin(line, page)]


def _is_in_margin(line: Line, page: Page) -> bool:
    margin = MARGIN * page.height
    return line.box.bottom < margin or line.box.top > page.height - margin


def _body_size(pages: Sequence[Page]) -> float:
    sizes = Counter(
        round(line.size, 1) for page in pages for line in page.lines for _ in line.words
    )
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _with_roles(page: Page, repeated: frozenset[str], size: float) -> Page:
    lines = [
        replace(line, role="running") if is_running else line
        for group in _paragraphs(page.lines)
        for line, is_running in zip(group, _running(group, page, repeated), strict=True)
    ]
    start = _footnotes_start(lines, page, size)
    notes = [
        line if line.role == "running" else replace(line, role="footnote") for line in lines[start:]
    ]
    return replace(page, lines=(*lines[:start], *notes))


def _is_running(line: Line, page: Page, repeated: frozenset[str]) -> bool:
    if not _is_in_margin(line, page):
        return False
    return _shape(line) in repeated or bool(PAGE_NUMBER.fullmatch(line.text))


def _running(group: Sequence[Line], page: Page, repeated: frozenset[str]) -> list[bool]:
    """Which lines of a paragraph are running lines: all, or page numbers alone."""
    found = [_is_running(line, page, repeated) for line in group]
    if all(found):
        return found
    return [
        bool(PAGE_NUMBER.fullmatch(line.text)) and is_
        for line, is_ in zip(group, found, strict=True)
    ]


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one size that are set as close to each other as in a paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _are_close(line, groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _are_close(line: Line, other: Line) -> bool:
    white = max(line.box.top, other.box.top) - min(line.box.bottom, other.box.bottom)
    return white < CLOSE * line.size and abs(line.size - other.size) < 0.05 * line.size


def _footnotes_start(lines: Sequence[Line], page: Page, size: float) -> int:
    """The place of the first small line that begins with a mark and has only small ones below."""
    start = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.role == "running":
            continue
        if line.size > 0.93 * size or line.box.top < page.height / 3:
            break
        if line.words[0].is_mark or re.match(r"\d{1,2}$", line.words[0].text):
            start = place
    return start

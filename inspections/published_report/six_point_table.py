"""Grades in tables: a title, over one line or several, with a grade beside it, left or right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspections.published_report.document import Box, Document, Line, Page, around
from inspections.published_report.reading import GradeRead, passages
from inspections.published_report.running_text import RunningText
from inspections.published_report.six_point_scale import is_grade_cell, label_of_cell

WHITE = 0.6  # of a line's height: so much white parts a cell from the next
TALLEST = 220.0  # points: the tallest row
EDGE = 1.0  # points
SAME_ROW = 8.0  # points
_ABOVE = re.compile(r"(?:evaluation|grade)\W*|[1-6]\W*|(?:[1-6]\W*)?very", re.IGNORECASE)
_BELOW = re.compile(r"\([1-6]\)")
_POINTS = re.compile(r"[\d.]+|[✓✔☑✗xX●]")


@dataclass(frozen=True)
class GradeCell:
    """A cell that says a grade and nothing else."""

    label: str
    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        return around([line.box for line in self.lines])


@dataclass(frozen=True)
class _Title:
    """A graded indicator's title, and how far down the page its row reaches."""

    code: str
    top: float
    bottom: float


def graded_rows(
    document: Document, titles: Mapping[str, str]
) -> tuple[list[GradeRead], list[GradeCell]]:
    """The grades of a report's tables, and every cell of a grade that was taken for one."""
    grades: list[GradeRead] = []
    taken: list[GradeCell] = []
    for page in document.pages if document.kind == "pdf" else ():
        cells = list(_cells(page))
        for column in _columns(cells):
            found = _of_column(column, cells, page, titles)
            grades += found
            taken += column if found else []
    return grades, taken


def _columns(cells: Sequence[GradeCell]) -> list[list[GradeCell]]:
    """The cells of grades that stand below each other, from left to right."""
    columns: list[list[GradeCell]] = []
    for cell in sorted(cells, key=lambda cell: cell.box.left):
        over = next((one for one in columns if _overlap(one[0].box, cell.box)), None)
        if over is None:
            columns.append([cell])
        else:
            over.append(cell)
    return columns


def _cells(page: Page) -> Iterator[GradeCell]:
    parts = [part for line in page.lines if line.role == "body" for part in line.cells(WHITE)]
    for part in parts:
        if is_grade_cell(part.text):
            whole = [one for one in parts if one is part or _is_of(one, part)]
            if label := label_of_cell(" ".join(one.text for one in whole)):
                yield GradeCell(label, tuple(whole))


def _is_of(other: Line, cell: Line) -> bool:
    """Whether a narrow cell has "Very", the number of points or "Evaluation" on another line."""
    down = cell.box.middle - other.box.middle
    words = _ABOVE if down > 0 else _BELOW
    near = cell.box.height / 2 < abs(down) < 1.6 * cell.box.height
    return near and _overlap(other.box, cell.box) and words.fullmatch(other.text) is not None


def _overlap(first: Box, second: Box) -> bool:
    return first.left < second.right and second.left < first.right


def _of_column(
    column: Sequence[GradeCell],
    cells: Sequence[GradeCell],
    page: Page,
    titles: Mapping[str, str],
) -> list[GradeRead]:
    """Each grade with the one title beside it: to the left of its column, else to the right."""
    for is_left in (True, False):
        pairs = (_beside(cell, _side(cell, cells, page, is_left), page, titles) for cell in column)
        if found := [pair for pair in pairs if pair]:
            return found
    return []


def _side(
    cell: GradeCell, cells: Sequence[GradeCell], page: Page, is_left: bool
) -> tuple[float, float]:
    """How far the row reaches to one side of a grade: to the page's edge, or the next grade."""
    in_row = [other.box for other in cells if abs(other.box.middle - cell.box.middle) < SAME_ROW]
    if is_left:
        ends = [box.right for box in in_row if box.right <= cell.box.left]
        return max(ends, default=0.0), cell.box.left
    starts = [box.left for box in in_row if box.left >= cell.box.right]
    return cell.box.right, min(starts, default=page.width)


def _beside(
    cell: GradeCell, side: tuple[float, float], page: Page, titles: Mapping[str, str]
) -> GradeRead | None:
    found = _titles(page, *side, titles)
    codes = {
        title.code
        for title in found
        for line in cell.lines
        if title.top < line.box.middle < title.bottom
    }
    return GradeRead(codes.pop(), cell.label, passages(cell.lines)) if len(codes) == 1 else None


def _titles(page: Page, left: float, right: float, titles: Mapping[str, str]) -> Iterator[_Title]:
    """The titles printed in a column, without the points of the scale that may stand there."""
    parts = (line.between(left, right) for line in page.lines if line.role == "body")
    text = RunningText([plain for part in parts if part and (plain := _without_points(part))])
    for code, pattern in titles.items():
        for found in re.finditer(rf"\b{pattern}\b", text.text, re.IGNORECASE):
            if not any(_is_inside(found, other, text.text) for other in titles.values()):
                box = around([one.box for one in text.lines_between(*found.span())])
                yield _Title(code, *_row(box, page))


def _without_points(line: Line) -> Line | None:
    words = tuple(word for word in line.words if not _POINTS.fullmatch(word.text))
    return Line(line.page, words, line.bold) if words else None


def _is_inside(found: re.Match[str], other: str, text: str) -> bool:
    """Whether a title is only part of a longer one of another indicator."""
    return any(
        match.start() <= found.start()
        and found.end() <= match.end()
        and match.span() != found.span()
        for match in re.finditer(other, text, re.IGNORECASE)
    )


def _row(title: Box, page: Page) -> tuple[float, float]:
    """From the rule above a title to the rule below it; without rules, the title's own lines."""
    rules = [rule.middle for rule in page.rules if _overlap(rule, title)]
    above = max((rule for rule in rules if rule <= title.top + EDGE), default=None)
    below = min((rule for rule in rules if rule >= title.bottom - EDGE), default=None)
    if above is None or below is None or below - above > TALLEST:
        return title.top - EDGE, title.bottom + EDGE
    return above, below

"""The table of judgements on the first page of Ofsted's reports: labels left, grades right.

Grades may be broken over lines, and may stand above, below or in the middle of their labels.
"""

import re
from collections.abc import Sequence

from inspections.published_report.document import Document, Line
from inspections.published_report.judgement import HEAD, STARTS, Judgement
from inspections.published_report.prose import starts_point

_LIST_HEAD = re.compile(r"what .{0,60}needs? to |areas? for ", re.I)
_TABLE_HEAD = re.compile(r"judge?ments?\b", re.I)
_WORDS = {"outstanding", "good", "requires", "improvement", "to", "be", "inadequate"}
HEAD_SHIFT = 40.0  # points that a grade may begin left of the head of its column
LONGEST_ROW = 75  # letters; the longest label has 62 on a line
LABEL_WIDTH = 100.0  # points, at least
WIDE = 10_000.0  # points; wider than any page
TABLE_LINES = 40  # more than the longest table has


def table_of(
    document: Document, head: re.Pattern[str] = HEAD, starts: re.Pattern[str] = STARTS
) -> list[Judgement]:
    """The judgements of the table, in its order; a grade's cell may be broken over lines."""
    place = document.from_heading(head)
    if place is None:
        return []
    if place and _is_grade_words(document.lines[place - 1]):
        place -= 1
    lines = _until_text(document.lines[place : place + TABLE_LINES])
    column = _grade_column(lines)
    if column is None:
        return []
    judgements, grades = _labels(lines, column, starts)
    blocks = _blocks(grades)
    if len(blocks) == len(judgements):
        for judgement, block in zip(judgements, blocks, strict=True):
            judgement.grade += block
    elif judgements:
        for block in blocks:
            min(judgements, key=lambda judgement: _distance(judgement, block[0])).grade += block
    return judgements


def _until_text(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines before the first one that is longer than any row, or heads a list."""
    for place, line in enumerate(lines):
        if _LIST_HEAD.match(line.text) or starts_point(line.text):
            return lines[:place]
        if len(line.text) > LONGEST_ROW and not _grade_at_end(line):
            return lines[:place]
    return lines


def _grade_column(lines: Sequence[Line]) -> float | None:
    """How far from the left the grades begin: where lines end with nothing but words of grades."""
    labels = min(line.box.left for line in lines)
    ends = [_grade_at_end(line) for line in lines]
    labels = max(labels + LABEL_WIDTH, _head_of_grades(lines) - HEAD_SHIFT)
    lefts = [end.box.left for end in ends if end and end.box.left > labels]
    return min(lefts) - 2 if lefts else None


def _head_of_grades(lines: Sequence[Line]) -> float:
    """How far from the left the word "Grade" stands above the grades; 0 where it is missing."""
    words = (word for word in lines[0].words[1:] if word.text.lower().startswith("grade"))
    return next((word.box.left for word in words), 0.0)


def _grade_at_end(line: Line) -> Line | None:
    """The last words of a line when they begin a grade: after a gap, or with a capital."""
    if _is_grade_words(line.cells()[-1]):
        return line.cells()[-1]
    start = len(line.words)
    while start and line.words[start - 1].text.lower().strip(".:*") in _WORDS:
        start -= 1
    words = line.words[start:]
    begins = bool(words) and words[0].text in ("Outstanding", "Good", "Requires", "Inadequate")
    return Line(line.page, words) if begins else None


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each grade: one begins with a grade's first word, others go on with it."""
    blocks: list[list[Line]] = []
    for line in lines:
        goes_on = line.words[0].text.lower() in ("improvement", "to", "be") or (
            bool(blocks) and blocks[-1][-1].text.lower().endswith(" be")
        )
        if blocks and goes_on:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_grade_words(cell: Line) -> bool:
    return all(word.text.lower().strip(".:*") in _WORDS for word in cell.words)


def _labels(
    lines: Sequence[Line], column: float, starts: re.Pattern[str]
) -> tuple[list[Judgement], list[Line]]:
    """The judgements with their labels, and the grades' lines, until the text begins."""
    judgements: list[Judgement] = []
    grades: list[Line] = []
    for line in lines:
        if _TABLE_HEAD.match(line.text):
            continue
        if _crosses(line, column) or starts_point(line.text):
            break
        label, grade = line.between(0, column), line.between(column, WIDE)
        if label and starts.match(label.text):
            judgements.append(Judgement([label]))
        elif label and judgements and _is_next(label, judgements[-1].label[-1]):
            judgements[-1].label.append(label)
        if grade:
            grades.append(grade)
    return judgements, grades


def _is_next(line: Line, above: Line) -> bool:
    """Whether a line goes on where another ended, close below it."""
    return line.page == above.page and line.box.top - above.box.bottom < 0.8 * line.size


def _crosses(line: Line, column: float) -> bool:
    """Whether a line runs on from the labels into the grades, as text does and no row."""
    if any(word.box.left < column < word.box.right for word in line.words):
        return True
    left, right = line.between(0, column), line.between(column, WIDE)
    return bool(left and right and not _is_grade_words(right))


def _distance(judgement: Judgement, line: Line) -> tuple[float, float]:
    """How far a grade's line is from a label: outside of it, then from its middle."""
    label = [part.box for part in judgement.label if part.page == line.page]
    if not label:
        return (10_000, 0)
    top, bottom = label[0].top, label[-1].bottom
    outside = max(top - line.box.middle, line.box.middle - bottom, 0)
    return (outside, abs((top + bottom) / 2 - line.box.middle))

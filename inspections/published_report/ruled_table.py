"""Rows of a table by the lines ruled across the page; a row that a page cuts in two is one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspections.published_report.document import Box, Document, Line
from inspections.published_report.prose import starts_point
from inspections.published_report.sections import is_finished

REACH = 0.5  # of a column's width: a rule that parts rows reaches over so much of it

BELOW = 2.0  # of a line's height: cells may end with an empty line


@dataclass(frozen=True)
class Column:
    """A column by its left and right edge, in points."""

    left: float
    right: float

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """The parts of lines that stand in the column."""
        return [part for line in lines if (part := line.between(self.left, self.right))]


def rows(lines: Sequence[Line], column: Column, document: Document) -> list[list[Line]]:
    """Whole lines in rows, by the rules across one column.

    Where a page ends within a row, the column's sentence runs on, or points follow its colon.
    """
    groups: list[list[Line]] = []
    bands: list[tuple[int, int]] = []
    for line in lines:
        band = (line.page, _band(line, column, document))
        if groups and (band == bands[-1] or _runs_on(groups[-1], line, column, band, bands[-1])):
            groups[-1].append(line)
        else:
            groups.append([line])
        bands.append(band)
    return groups


def cells_beside(
    row: Sequence[Line], column: Column, lines: Sequence[Line], document: Document
) -> list[Line]:
    """What another column says beside a row, where one of its cells may stand beside many rows."""
    bands = {(line.page, _band(line, column, document)) for line in row}
    return column.of([ln for ln in lines if (ln.page, _band(ln, column, document)) in bands])


def is_ruled(lines: Sequence[Line], column: Column, document: Document) -> bool:
    """Whether a rule stands close below one of these lines; under the head alone parts no rows."""
    return any(
        line.box.middle < rule.middle < line.box.bottom + BELOW * line.size
        for line in lines
        for rule in _rules(line.page, column, document)
    )


def _band(line: Line, column: Column, document: Document) -> int:
    """How many rules of the page stand above the middle of a line."""
    return sum(rule.middle < line.box.middle for rule in _rules(line.page, column, document))


def _rules(page: int, column: Column, document: Document) -> Iterator[Box]:
    for rule in document.pages[page - 1].rules:
        covered = min(rule.right, column.right) - max(rule.left, column.left)
        if covered >= REACH * (column.right - column.left):
            yield rule


def _runs_on(
    group: Sequence[Line],
    line: Line,
    column: Column,
    band: tuple[int, int],
    before: tuple[int, int],
) -> bool:
    """Whether the first line of a page belongs to the row at the end of the page before."""
    if band[0] == before[0]:
        return False
    above, here = column.of(group), column.of([line])
    if not above or not here:
        return not here
    return not _ends(above[-1].text) or starts_point(here[0].text)


def _ends(text: str) -> bool:
    return is_finished(text) and not text.rstrip().endswith((":", ";"))

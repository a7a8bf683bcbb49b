"""The tables of an area SEND report: what is asked for, and of whom."""

import re

from inspections.published_report.document import Document, Line
from inspections.published_report.marked_findings import Found
from inspections.published_report.prose import joined, starts_point, without_bullet
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages
from inspections.published_report.ruled_table import Column, cells_beside, is_ruled, rows
from inspections.published_report.sections import Section, blocks, whole
from inspections.published_report.unruled_table import rows_by_text

_BODY_HEAD = re.compile(r"responsible bod(?:y|ies)\b", re.IGNORECASE)
_AREA_HEAD = re.compile(r"areas? for (?:priority action|improvement)", re.IGNORECASE)
PAGE = 10_000.0  # points: right of everything


def priority_actions(part: Section, document: Document) -> Found:
    """Each row with the bodies that are responsible; without a table, each point, and a warning."""
    head = next((line for line in part.lines if _BODY_HEAD.match(line.text)), None)
    lines = _without_heads(part)
    if head is None or len(cells := head.cells()) < 2 or not lines:
        return _untabled(FindingKind.PRIORITY_ACTION, lines, document)
    edge = cells[1].box.left - 2
    bodies, areas = (_printed(each, lines) for each in (Column(0, edge), Column(edge, PAGE)))
    if not is_ruled(lines, areas, document):
        return _unruled_actions(lines, areas, bodies, document)
    found = Found()
    for row in rows(lines, areas, document):
        names = joined(cells_beside(row, bodies, lines, document), document)
        found.add(_row(FindingKind.PRIORITY_ACTION, areas.of(row), document, names))
    return found


def _unruled_actions(lines: list[Line], areas: Column, bodies: Column, document: Document) -> Found:
    """Rows told by their words; one with nothing beside it shares the bodies of the row above."""
    found = Found([], [_no_table(FindingKind.PRIORITY_ACTION, lines)])
    names = ""
    for row in rows_by_text(lines, areas, bodies, document):
        names = joined(bodies.of(row), document) or names
        found.add(_row(FindingKind.PRIORITY_ACTION, areas.of(row), document, names))
    return found


def areas_for_improvement(part: Section, document: Document) -> Found:
    """Each row of the table of one column; where nothing is ruled, each area or point."""
    kind = FindingKind.AREA_FOR_IMPROVEMENT
    lines = _without_heads(part)
    column = _printed(Column(0, PAGE), lines)
    if is_ruled(lines, column, document):
        parted, doubts = rows(lines, column, document), []
    elif not lines or starts_point(lines[0].text):
        return _untabled(kind, lines, document)
    else:
        parted, doubts = rows_by_text(lines, column, None, document), [_no_table(kind, lines)]
    found = Found([], doubts)
    for row in parted:
        found.add(_row(kind, row, document))
    return found


def _without_heads(part: Section) -> list[Line]:
    """A section's lines without the heads of its table, which pages repeat, and lone bullets."""
    return [
        line
        for line in part.lines
        if without_bullet(line.text).strip()
        and not _BODY_HEAD.match(line.text)
        and not _AREA_HEAD.fullmatch(line.text.strip())
    ]


def _printed(column: Column, lines: list[Line]) -> Column:
    """A column as wide as what is printed in it."""
    parts = column.of(lines)
    if not parts:
        return column
    return Column(min(p.box.left for p in parts), max(p.box.right for p in parts))


def _row(kind: FindingKind, lines: list[Line], document: Document, names: str = "") -> Found:
    if not lines:
        return Found()
    text = whole(lines, document)
    return Found([FindingRead(kind, text, passages(lines), bodies=(names,) if names else ())])


def _untabled(kind: FindingKind, lines: list[Line], document: Document) -> Found:
    parts = [part for part in blocks(lines, document) if not part.is_heading]
    found = Found([FindingRead(kind, part.text, passages(part.lines)) for part in parts])
    if parts:
        found.warnings.append(_no_table(kind, lines))
    return found


def _no_table(kind: FindingKind, lines: list[Line]) -> Warning:
    return Warning("table_missing", {"kind": kind.value}, passages(lines))

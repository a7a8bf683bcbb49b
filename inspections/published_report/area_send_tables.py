"""The tables of an area SEND report: what is asked for, and of whom."""

import re

from inspections.published_report.document import Document, Line
from inspections.published_report.marked_findings import Found
from inspections.published_report.prose import joined, starts_point, without_bullet
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages
from inspections.published_report.ruled_table import Column, cells_beside, is_ruled, rows
from inspections.published_report.sections import Section, blocks, whole
from inspections.published_report.unruled_table import rows_by_text

_BODY_HEAD = re.compile(
    r"responsible(?: (?:bod(?:y|ies)|organisations?|partners?|agenc(?:y|ies))\b.{0,12})?",
    re.IGNORECASE,
)
_REST_OF_HEAD = re.compile(r"(?:bod(?:y|ies)\W*)+", re.IGNORECASE)
_AREA_HEAD = re.compile(r"areas? for (?:priority action|improvement)s?:?", re.IGNORECASE)
PAGE = 10_000.0  # points: right of everything
BESIDE = 2.0  # points: a column begins so much left of its head


def asked_in(kind: FindingKind, part: Section, document: Document) -> Found:
    """Each row of the table below "Areas for …", with the bodies that are responsible, where they
    have a column; without a table, each area or point, and a warning.
    """
    lines = _without_heads(part)
    if not lines:
        return Found()
    bodies, areas = _columns(part, lines)
    if not is_ruled(lines, areas, document):
        is_list = kind is FindingKind.PRIORITY_ACTION or starts_point(lines[0].text)
        if bodies is None and is_list:
            return _untabled(kind, lines, document)
        return _unruled(kind, lines, areas, bodies, document)
    found = Found()
    for row in rows(lines, areas, document):
        beside = cells_beside(row, bodies, lines, document) if bodies else []
        found.add(_row(kind, areas.of(row), document, joined(beside, document)))
    return found


def _columns(part: Section, lines: list[Line]) -> tuple[Column | None, Column]:
    """The column of the bodies, on whichever side its head stands, and the column of the areas."""
    for line in part.lines:
        cells = line.cells()
        if len(cells) == 2 and any(_BODY_HEAD.fullmatch(cell.text) for cell in cells):
            edge = cells[1].box.left - BESIDE
            left, right = _printed(Column(0, edge), lines), _printed(Column(edge, PAGE), lines)
            return (left, right) if _BODY_HEAD.fullmatch(cells[0].text) else (right, left)
    return None, _printed(Column(0, PAGE), lines)


def _unruled(
    kind: FindingKind, lines: list[Line], areas: Column, bodies: Column | None, document: Document
) -> Found:
    """Rows told by their words; one with nothing beside it shares the bodies of the row above."""
    found = Found([], [_no_table(kind, lines)])
    names = ""
    for row in rows_by_text(lines, areas, bodies, document):
        names = joined(bodies.of(row), document) or names if bodies else ""
        found.add(_row(kind, areas.of(row), document, names))
    return found


def _without_heads(part: Section) -> list[Line]:
    """A section's lines without the heads of its table, which pages repeat, and lone bullets."""
    return [line for line in part.lines if without_bullet(line.text).strip() and not _is_head(line)]


def _is_head(line: Line) -> bool:
    heads = (_BODY_HEAD, _AREA_HEAD, _REST_OF_HEAD)
    cells = line.cells()
    return all(any(head.fullmatch(cell.text) for head in heads) for cell in cells)


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

"""What an Ofsted report wants improved: the points under its heading, whole and in order."""

import re
from collections.abc import Sequence

from inspections.published_report.document import Document, Line
from inspections.published_report.judgement import STARTS
from inspections.published_report.prose import Point, paragraphs, points
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages

HEADINGS = {
    FindingKind.AREA_FOR_IMPROVEMENT: re.compile(
        r"what (?:needs|do(?:es)? .{1,60} need) to (?:be )?improved?\b[^.;]{0,40}$|"
        r"areas? for improvement\s*:?$",
        re.I,
    ),
    FindingKind.PRIORITY_ACTION: re.compile(r"areas? for priority action\s*:?$", re.I),
}
_REFERENCE = re.compile(r"\(([^()]*(?:outcome|enabler|principle)[^()]*)\)", re.I)
LONGEST = 90  # lines that a list of points may take


def findings_of(document: Document) -> tuple[tuple[FindingRead, ...], tuple[Warning, ...]]:
    """Every point under the headings, in the order of the report."""
    findings: list[FindingRead] = []
    warnings: list[Warning] = []
    for place, line in document.numbered():
        kind = _kind_of(line)
        if kind is not None:
            lines = _list_lines(document.lines[place + 1 :])
            found, doubts = _points(line, lines, document)
            findings += [_finding(kind, point) for point in found]
            warnings += doubts
    if not findings and not warnings:
        warnings.append(Warning("findings_missing"))
    return tuple(findings), tuple(warnings)


def _points(
    heading: Line, lines: Sequence[Line], document: Document
) -> tuple[list[Point], list[Warning]]:
    """The bulleted points; where there are no bullets, the paragraphs, with a warning."""
    words = {"heading": heading.text}
    if not lines:
        return [], [Warning("points_missing", words, passages([heading]))]
    found = points(lines, document)
    if not found:
        warning = Warning("points_without_bullets", words, passages(lines))
        return paragraphs(lines, document), [warning]
    taken = {id(line) for point in found for line in point.lines}
    left = [line for line in lines if id(line) not in taken]
    return found, [_beside(left)] if left else []


def _beside(left: Sequence[Line]) -> Warning:
    return Warning("beside_points", {"text": " ".join(line.text for line in left)}, passages(left))


def _kind_of(line: Line) -> FindingKind | None:
    for kind, pattern in HEADINGS.items():
        if pattern.match(line.text):
            return kind
    return None


def _list_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines up to the next heading."""
    kept = []
    for line in lines[:LONGEST]:
        if STARTS.match(line.text) or _kind_of(line) or _is_heading(line):
            break
        kept.append(line)
    return kept


def _is_heading(line: Line) -> bool:
    return line.bold and line.text[:1].isupper()


def _finding(kind: FindingKind, point: Point) -> FindingRead:
    references = tuple(" ".join(found.split()) for found in _REFERENCE.findall(point.text))
    return FindingRead(kind, point.text, passages(point.lines), references=references)

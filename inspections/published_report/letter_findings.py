"""The findings of a joint targeted area inspection's letter, under the headings of its edition."""

import re
from collections.abc import Sequence
from dataclasses import replace

from inspections.published_report.document import Document, Line
from inspections.published_report.letter_summary import summary_of
from inspections.published_report.marked_findings import Found, findings_under, nothing_under
from inspections.published_report.prose import starts_point
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages
from inspections.published_report.sections import SAME_LEFT, Section, blocks, sections

_STUDY = r"(?:case|practice) stud(?:y|ies)"
HEADINGS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "key_message": r"(?:key |summary of )?headline findings",
        "strength": r"(?:key |areas of )?strengths?(?: in .{3,60})?|"
        r"what is (?:working|done|going) well",
        "area_for_improvement": r"(?:key )?areas? for (?:further )?(?:improvement|development)|"
        r"what needs to (?:improve|be improved|be better|get better)(?: in .{3,60})?",
        "priority_action": r"areas? for priority actions?",
        "good_practice": rf"{_STUDY}\W+(?:\w+\W+){{0,3}}?(?:effective|good|strong|best) practice.*",
        "case_study": rf"{_STUDY}\b.{{0,60}}",
        "main_findings": r"(?:main |detailed )?findings",
        "next_steps": r"next steps",
        "other": r"(?:what|how) (?:is|are|does|do|has|have|can|must|should|well) \S.{8,90}",
        "end": r"yours (?:sincerely|faithfully),?",
    }.items()
}
_KINDS = {kind.value: kind for kind in FindingKind}
_REQUIRED = {
    FindingKind.STRENGTH: "Strengths",
    FindingKind.AREA_FOR_IMPROVEMENT: "What needs to improve?",
}
_STUDIES = ("good_practice", "case_study")


def found_in(document: Document) -> Found:
    """The findings in the letter's order. Case studies of good practice are findings, whole;
    those of what went wrong tell of one child and stand in a warning alone.
    """
    found = Found()
    parts = _without_ends_of_studies(sections(document, HEADINGS))
    if parts and "key_message" not in {part.name for part in parts}:
        found.add(summary_of(parts, document))
    for part in parts:
        found.add(_findings(part, document))
    found.add(nothing_under(_REQUIRED, found))
    return found


def _findings(part: Section, document: Document) -> Found:
    if part.name == "good_practice":
        return Found([_study(part, document)] if part.lines else [])
    if part.name == "case_study":
        source = passages((*part.heading, *part.lines))
        return Found([], [Warning("study_left_out", {"title": part.title}, source)])
    kind = _KINDS.get(part.name)
    if kind is FindingKind.PRIORITY_ACTION:
        return _priority_actions(part, document)
    return findings_under(kind, part, document) if kind else Found()


def _priority_actions(part: Section, document: Document) -> Found:
    """Only up to the next heading of any kind: what stands below one that is not known may be
    anything, and is told of in a warning.
    """
    end = next(
        (place for place, line in enumerate(part.lines) if place and line.bold), len(part.lines)
    )
    found = findings_under(
        FindingKind.PRIORITY_ACTION, replace(part, lines=part.lines[:end]), document
    )
    if left := part.lines[end:]:
        words = {"text": " ".join(line.text for line in left)}
        found.warnings.append(Warning("beside_points", words, passages(left)))
    return found


def _study(part: Section, document: Document) -> FindingRead:
    text = "\n".join(block.text for block in blocks(part.lines, document))
    return FindingRead(FindingKind.GOOD_PRACTICE, text, passages(part.lines), heading=part.title)


def _without_ends_of_studies(parts: Sequence[Section]) -> list[Section]:
    """Case studies are boxes; points that go on below one belong to the section around it."""
    kept: list[Section] = []
    around: Section | None = None
    for part in parts:
        end = _end_of_study(part, around) if part.name in _STUDIES else len(part.lines)
        kept.append(replace(part, lines=part.lines[:end]))
        if end < len(part.lines) and around:
            kept.append(replace(around, lines=part.lines[end:]))
        if part.name not in _STUDIES:
            around = part
    return kept


def _end_of_study(part: Section, around: Section | None) -> int:
    """The place of the first point that stands as far left as those of the section around it."""
    outer = [line.box.left for line in around.lines if starts_point(line.text)] if around else []
    for place, line in enumerate(part.lines):
        if outer and starts_point(line.text) and _is_at(line, min(outer)):
            return place
    return len(part.lines)


def _is_at(line: Line, left: float) -> bool:
    return abs(line.box.left - left) <= SAME_LEFT

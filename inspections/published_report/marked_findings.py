"""Findings that stand under a heading which says what they are: points, or paragraphs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from inspections.published_report.document import Document
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages
from inspections.published_report.sections import Block, Section, blocks, is_finished

NOTHING = re.compile(
    r"(?:there (?:are|were) no|no|none|not applicable)\b[^.]{0,80}\.?", re.IGNORECASE
)

LONGEST_TITLE = 90  # letters
_IN_POINTS = (FindingKind.STRENGTH, FindingKind.AREA_FOR_IMPROVEMENT)


@dataclass
class Found:
    """Findings in the report's order, and what an officer must look at."""

    findings: list[FindingRead] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.findings += other.findings
        self.warnings += other.warnings


def findings_under(kind: FindingKind, part: Section, document: Document) -> Found:
    """Each point under a heading; where there are no points, each paragraph.

    A sentence that leads to points is their heading. Other sentences beside points are told of in
    a warning; under priority actions they are findings too, for none of those may be lost.
    """
    found = Found()
    parts = blocks(part.lines, document)
    has_points = any(block.is_point for block in parts)
    heading = ""
    for block in parts:
        if block.is_heading or _is_title(block) or (has_points and _leads_on(block)):
            heading = block.text
        elif block.is_point or not has_points or kind is FindingKind.PRIORITY_ACTION:
            found.add(_finding(kind, block, heading))
        else:
            words = {"text": block.text}
            found.warnings.append(Warning("beside_points", words, passages(block.lines)))
    if found.findings and not has_points and kind in _IN_POINTS:
        words = {"heading": part.title}
        found.warnings.append(Warning("points_without_bullets", words, passages(part.heading)))
    return found


def nothing_under(required: Mapping[FindingKind, str], found: Found) -> Found:
    """A warning for each heading that reports of a family have and that gave no finding."""
    kinds = {finding.kind for finding in found.findings}
    missing = [heading for kind, heading in required.items() if kind not in kinds]
    return Found([], [Warning("points_missing", {"heading": heading}) for heading in missing])


def _is_title(block: Block) -> bool:
    """Whether a paragraph is short and no sentence: a heading that is not set in bold."""
    return not block.is_point and len(block.text) <= LONGEST_TITLE and not is_finished(block.text)


def _leads_on(block: Block) -> bool:
    """Whether a paragraph only leads to the points below it."""
    return not block.is_point and block.text.endswith(":")


def _finding(kind: FindingKind, block: Block, heading: str) -> Found:
    if kind is FindingKind.PRIORITY_ACTION and NOTHING.fullmatch(block.text):
        return Found()
    return Found([FindingRead(kind, block.text, passages(block.lines), heading=heading)])

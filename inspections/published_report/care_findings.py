"""Findings of Care Inspectorate reports, and of council papers that repeat them, as lists."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from inspections.published_report.marked_findings import Found
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages
from inspections.published_report.sections import Block, is_finished

_LEADS = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        FindingKind.STRENGTH: r"(?:summary of )?(?:key )?strengths|"
        r".*\b(?:key|number of|following) (?:areas of )?strengths?\b.*[:;]\W*",
        FindingKind.AREA_FOR_IMPROVEMENT: r"(?:priority |key )?areas? (?:for|of) improvement|"
        r".*\b(?:priority|key|following) areas (?:for|of) improvement\b.*[:;]\W*",
        FindingKind.KEY_MESSAGE: r"key messages|"
        r".*\b(?:care inspectorate|progress review) (?:found|reported|concluded)\W*",
    }.items()
}
_GOOD_PRACTICE = re.compile(
    r"(?:example of good practice|good practice example)\b.*", re.IGNORECASE
)
_NUMBER = re.compile(r"^\d{1,2}\.\s+")
_PARAGRAPH = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})+\.?\W+")
LONGEST_LEAD = 200  # letters
LEADING_PARAGRAPHS = 1  # sentences that may stand between a heading and its list


def findings_in(parts: Sequence[Block]) -> Found:
    """Every point of every list that says what it lists, and how good practice examples begin."""
    found = Found()
    for place, part in enumerate(parts):
        kind = _kind(part)
        if kind:
            found.findings += _points(kind, part, parts[place + 1 :])
        elif _is_example(part):
            found.add(_example(part, parts[place + 1 :]))
    return found


def _is_point(part: Block) -> bool:
    """Whether it is a point, and not a numbered paragraph ("3.4") that a text file marks as one."""
    return part.is_point and not _PARAGRAPH.match(part.text)


def _kind(part: Block) -> FindingKind | None:
    if _is_point(part) or len(part.text) > LONGEST_LEAD:
        return None
    text = _PARAGRAPH.sub("", part.text).strip(" *")
    return next((kind for kind, pattern in _LEADS.items() if pattern.fullmatch(text)), None)


def _points(kind: FindingKind, lead: Block, below: Sequence[Block]) -> Iterator[FindingRead]:
    """The points that follow a heading, or a sentence that leads to them, until the list ends."""
    first = next((at for at, part in enumerate(below) if _is_point(part)), len(below))
    if first > LEADING_PARAGRAPHS or any(_kind(part) for part in below[:first]):
        return
    for part in takewhile(_is_point, below[first:]):
        yield FindingRead(kind, _plain(part), passages(part.lines), heading=lead.text)


def _plain(part: Block) -> str:
    """A point without its number and without the stars that text files set words in bold with."""
    return _NUMBER.sub("", part.text.replace("**", ""))


def _is_example(part: Block) -> bool:
    return not _is_point(part) and len(part.text) < 80 and bool(_GOOD_PRACTICE.fullmatch(part.text))


def _example(heading: Block, below: Sequence[Block]) -> Found:
    """The first paragraph below "Good practice example": where such a box ends is not told."""
    first = next(takewhile(_is_prose, below), None)
    if first is None:
        return Found()
    source = passages(first.lines)
    finding = FindingRead(FindingKind.GOOD_PRACTICE, _plain(first), source, heading=heading.text)
    return Found([finding], [Warning("example_begins", {"heading": heading.text}, source)])


def _is_prose(part: Block) -> bool:
    return not part.is_heading and not _is_point(part) and is_finished(part.text)

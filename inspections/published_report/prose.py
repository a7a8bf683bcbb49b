"""From lines to sentences: joining over line and page breaks, and cutting lists into points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspections.published_report.document import Document, Line

BULLETS = "•◼■▪●◦○‣∙·\uf06e\uf0b7\uf0a7\uf02d\uf0d8\uf076➢➤►▶"
DEEPER = 8.0  # points: a list within a list is indented by more
INDENTED = 4.0  # points: the lines of a point are indented by more than its bullet
NEAR = 0.55  # of a line's height: paragraphs are further apart
_BULLET = re.compile(rf"^(?:[{BULLETS}]|[-–—*](?=\s))\s*")
_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
_BROKEN_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u2011\u00ad\ufffe]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = "-\u2010\u2011\u00ad\ufffe"
_SUSPENDED = re.compile(r"^(?:and|or|to|as well as)\b")


def starts_point(text: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    return _BULLET.sub("", text)


def joined(lines: Iterable[Line], document: Document) -> str:
    """Lines as running text, words broken at a line's end made whole, without a first bullet.

    Points below the first one begin with a dash.
    """
    text = ""
    for line in lines:
        following = line.text.strip()
        if text and following and following[0] in BULLETS:
            following = f"– {without_bullet(following)}"
        text = _join(text, following, document) if text else following
    return re.sub(r"\s+", " ", without_bullet(text)).strip()


def _join(text: str, following: str, document: Document) -> str:
    if text[-1:] not in _HYPHENS:
        return f"{text} {following}"
    if text[-2:-1].isspace() or not text[:-1]:
        return f"{text[:-1]}– {following}"
    if _SUSPENDED.match(following):
        return f"{text[:-1]}- {following}"
    return text[:-1] + _hyphen(text, following, document) + following


def _hyphen(text: str, following: str, document: Document) -> str:
    """The hyphen that belongs between two halves: none where the whole word is known.

    A word seen nowhere else is a compound, unless the document breaks words into pieces.
    """
    first, second = _BROKEN_WORD.search(text), _WORD.match(following)
    if text[-1] == "\u00ad":
        return ""
    if not first or not second:
        return "-"
    halves = first.group(1).lower(), second.group().lower()
    if "-".join(halves) in document.vocabulary:
        return "-"
    if "".join(halves) in document.vocabulary:
        return ""
    are_words = all(half.split("-")[-1] in document.vocabulary for half in halves)
    return "" if document.breaks_words and not are_words else "-"


@dataclass(frozen=True)
class Point:
    """One bullet of a list, or one numbered paragraph: its lines, and its text whole."""

    lines: tuple[Line, ...]
    text: str


def points(lines: Sequence[Line], document: Document) -> list[Point]:
    """The bulleted points of a list, in order, each with the points below it.

    Lines that belong to no point are in none: what stands before the first bullet, and
    paragraphs between points.
    """
    groups: list[list[Line]] = []
    goes_on = False
    for line in lines:
        if starts_point(line.text) and (not groups or _is_beside(line, groups[0][0])):
            groups.append([line])
            goes_on = True
        elif groups:
            goes_on = goes_on and _goes_on(line, groups[-1])
            if goes_on:
                groups[-1].append(line)
    return [Point(tuple(group), joined(group, document)) for group in groups]


def paragraphs(lines: Sequence[Line], document: Document) -> list[Point]:
    """Lines cut at numbers, and where there is more space than inside a paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _is_near(line, groups[-1][-1]) and not _NUMBER.match(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Point(tuple(group), _NUMBER.sub("", joined(group, document), count=1)) for group in groups
    ]


def _is_beside(line: Line, first: Line) -> bool:
    """Whether a bullet is of the list's own kind and not of a list within it, nor a dash."""
    if line.text[0] in BULLETS and line.text[0] != first.text[0]:
        return line.box.left <= first.box.left + DEEPER
    same_kind = (line.text[0] in BULLETS) == (first.text[0] in BULLETS)
    return same_kind and line.box.left <= first.box.left + DEEPER


def _goes_on(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line belongs to the point above it: indented like it, or in mid-sentence."""
    bullet, above = group[0], group[-1]
    if line.box.left > bullet.box.left + INDENTED:
        return True
    return _is_near(line, above) and not above.text.rstrip().endswith((".", ";", ":", "?"))


def _is_near(line: Line, above: Line) -> bool:
    """Whether two lines are neighbours; over a page's end, when the sentence is not at its end."""
    if line.page != above.page:
        return not above.text.rstrip().endswith((".", ";", ":", "?"))
    return line.box.top - above.box.bottom < NEAR * max(line.size, 1)

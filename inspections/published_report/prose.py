"""From lines to sentences: joining over line and page breaks, and cutting lists into points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspections.published_report.document import Document, Line

BULLETS = "•◼■▪●◦○‣∙·\uf06e\uf0b7\uf0a7\uf02d\uf0d8\uf076➢➤►▶"
_BULLET = re.compile(rf"^(?:[{BULLETS}]|[-–—*](?=\s))\s*")
_BROKEN_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u2011\u00ad\ufffe]$")
_HYPHENS = "-\u2010\u2011\u00ad\ufffe"
_SUSPENDED = re.compile(r"^(?:and|or|to|as well as)\b")


def starts_point(text: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    return _BULLET.sub("", text)


def joined(lines: Iterable[Line], document: Document) -> str:
    """Lines as running text, words broken at a line's end made whole, without a first bullet."""
    text = ""
    for line in lines:
        following = line.text.strip()
        text = _join(text, following, document.vocabulary) if text else following
    return re.sub(r"\s+", " ", without_bullet(text)).strip()


def _join(text: str, following: str, vocabulary: frozenset[str]) -> str:
    if text[-1:] not in _HYPHENS:
        return f"{text} {following}"
    if text[-2:-1].isspace() or not text[:-1]:
        return f"{text[:-1]}– {following}"
    if _SUSPENDED.match(following):
        return f"{text[:-1]}- {following}"
    return text[:-1] + _hyphen(text, following, vocabulary) + following


def _hyphen(text: str, following: str, vocabulary: frozenset[str]) -> str:
    """The hyphen that belongs between two halves: none where the whole word is known."""
    first, second = _BROKEN_WORD.search(text), re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", following)
    if text[-1] == "\u00ad":
        return ""
    if not first or not second:
        return "-"
    halves = first.group(1).lower(), second.group().lower()
    if "-".join(halves) in vocabulary:
        return "-"
    return "" if "".join(halves) in vocabulary else _unknown(halves, vocabulary)


def _unknown(halves: tuple[str, str], vocabulary: frozenset[str]) -> str:
    """A word seen nowhere else: a compound keeps its hyphen, pieces of a word lose it."""
    return "-" if halves[1] in vocabulary or halves[0].split("-")[-1] in vocabulary else ""


@dataclass(frozen=True)
class Point:
    """One bullet of a list, or one numbered paragraph: its lines, and its text whole."""

    lines: tuple[Line, ...]
    text: str


def points(lines: Sequence[Line], document: Document) -> list[Point]:
    """The bulleted points of a list, in order; lines before the first bullet are not in it."""
    groups: list[list[Line]] = []
    for line in lines:
        if starts_point(line.text):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return [Point(tuple(group), joined(group, document)) for group in groups]

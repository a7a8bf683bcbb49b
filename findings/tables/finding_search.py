"""Findings as results of a search: what matched is marked, and long texts are cut around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import Finding
from findings.models.finding_words import START, STOP
from inspections.models import QualityIndicator

LONGEST = 320
BEFORE = 90
"""So many signs of a text are shown, and so many of them before its first match."""


@dataclass(frozen=True)
class Piece:
    """A part of a text that matches, or the part between two matches."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Result:
    """One finding in a list of results."""

    finding: Finding
    text: tuple[Piece, ...]
    summary: tuple[Piece, ...]
    """The plain words, where they match and the text as published does not."""
    indicators: tuple[str, ...]
    themes: tuple[str, ...]


def results(findings: Iterable[Any], ids: Sequence[int]) -> list[Result]:
    """Findings with `for_results`, in the order of their keys."""
    found = {finding.pk: finding for finding in findings}
    return [_result(found[pk]) for pk in ids if pk in found]


def _result(finding: Any) -> Result:  # noqa: ANN401 - a finding with what for_results adds
    text, summary = marked_pieces(finding)
    only_there = not _matches(text) and _matches(summary)
    return Result(
        finding=finding,
        text=excerpt(text),
        summary=excerpt(summary) if only_there else (),
        indicators=tuple(str(QualityIndicator(**each)) for each in finding.indicator_names),
        themes=tuple(finding.theme_names),
    )


def marked_pieces(finding: Any) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:  # noqa: ANN401
    """The text and the plain words of a finding, with what matched where words were looked for."""
    text = getattr(finding, "marked_text", finding.text)
    return pieces(text), pieces(getattr(finding, "marked_summary", finding.summary))


def _matches(parts: Iterable[Piece]) -> bool:
    return any(part.is_match for part in parts)


def pieces(marked: str) -> tuple[Piece, ...]:
    """A text with signs around its matches, as its parts."""
    parts = []
    for number, part in enumerate(marked.split(START)):
        match, stop, rest = part.partition(STOP)
        if number and stop:
            parts += [Piece(match, is_match=True), Piece(rest)]
        else:
            parts.append(Piece(part.replace(STOP, "")))
    return tuple(part for part in parts if part.text)


def excerpt(parts: Sequence[Piece], *, longest: int = LONGEST) -> tuple[Piece, ...]:
    """The part of a long text around its first match, cut between words, with … where it is cut."""
    whole = "".join(part.text for part in parts)
    if len(whole) <= longest:
        return tuple(parts)
    first = _first_match(parts)
    before = min(BEFORE, longest // 3)
    start = whole.rfind(" ", 0, first - before) + 1 if first > before else 0
    end = start + longest
    end = whole.rfind(" ", start + longest // 2, end) if end < len(whole) else len(whole)
    end = end if end > start else min(start + longest, len(whole))
    shown = list(_within(parts, start, end))
    ends = Piece("… " if start else ""), Piece(" …" if end < len(whole) else "")
    return tuple(piece for piece in (ends[0], *shown, ends[1]) if piece.text)


def _first_match(parts: Sequence[Piece]) -> int:
    place = 0
    for part in parts:
        if part.is_match:
            return place
        place += len(part.text)
    return 0


def _within(parts: Sequence[Piece], start: int, end: int) -> Iterable[Piece]:
    place = 0
    for part in parts:
        shown = part.text[max(0, start - place) : max(0, end - place)]
        if shown:
            yield Piece(shown, part.is_match)
        place += len(part.text)


def count_in_words(count: int, *, is_more: bool) -> str:
    """ "1 finding", "2,345 findings", "More than 10,000 findings"."""
    number = number_format(count, force_grouping=True)
    if is_more:
        return _("More than %(number)s findings") % {"number": number}
    return ngettext("%(number)s finding", "%(number)s findings", count) % {"number": number}


@dataclass(frozen=True)
class Advice:
    """What to look for instead, where nothing was found."""

    text: str
    words: str = ""
    """Other words that may find something, offered as a link."""


def advice(words: str, *, are_looked_for: bool) -> Advice | None:
    """Too common words are not looked for; of others, the beginnings may be found."""
    if not words:
        return None
    if not are_looked_for:
        return Advice(_("These words are in nearly every text, so they are not looked for."))
    if not all(word.isalnum() for word in words.split()):
        return None
    return Advice(
        _("Whole words are looked for, in any form."), " ".join(f"{w}*" for w in words.split())
    )

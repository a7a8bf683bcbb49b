"""A list pasted from a report, read into one text for each finding."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from findings.tables.broken_lines import ends_a_sentence, goes_on, joined, tidied
from findings.tables.list_marker import Marker, follows, possible_markers

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_LINE_DASHES = ("–", "—")
_FULL_LINE = 0.95
_LONGEST_HEADING = 90


@dataclass(frozen=True)
class PastedList:
    """What was read: one text for each finding, and the lines that looked like none."""

    texts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A line with words in it, its marker taken off."""

    words: str
    indent: int
    after_gap: bool
    marker: Marker | None = None


@dataclass
class _Item:
    """A finding being put together: paragraphs, each of broken lines."""

    first: _Line
    paragraphs: list[list[str]] = field(default_factory=list)

    @property
    def last_words(self) -> str:
        return self.paragraphs[-1][-1]


def read_pasted_list(pasted: str) -> PastedList:
    """Read bullets, numbers or, where there are none, paragraphs.

    The lines of an item are joined and words broken at a line's end mended; a bulleted list
    within an item that ends with a colon stays in it; a heading, a lead-in and a page number are
    left out and reported, never dropped in silence.
    """
    text = tidied(pasted)
    lines, page_numbers = _without_page_numbers(_lines_of(text))
    read = _items if any(line.marker for line in lines) else _paragraphs
    items, headings = read(lines)
    return PastedList(
        texts=tuple(found for item in items if (found := _text_of(item, text))),
        left_out=(*headings, *page_numbers),
    )


def _lines_of(text: str) -> list[_Line]:
    """The lines that have words, each told whether an empty line stands before it."""
    lines: list[_Line] = []
    after_gap = True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            lines.append(_Line(words, len(raw) - len(raw.lstrip()), after_gap))
        after_gap = not words
    return list(_with_markers(lines))


def _with_markers(lines: list[_Line]) -> Iterator[_Line]:
    last: dict[str, int] = {}
    lone_dashes = {
        dash for dash in _LINE_DASHES if sum(line.words.startswith(dash) for line in lines) == 1
    }
    for line in lines:
        marker = _marker_of(line, last)
        if marker is None or (marker.style in lone_dashes and not line.after_gap):
            yield line
            continue
        if marker.ordinal is not None:
            last[marker.style] = marker.ordinal
        yield replace(line, words=line.words[marker.length :], marker=marker)


def _marker_of(line: _Line, last: dict[str, int]) -> Marker | None:
    """The marker that continues a sequence, else one that starts one; any number after a gap."""
    possible = possible_markers(line.words)
    going_on = [marker for marker in possible if marker.style in last]
    for marker in (*going_on, *possible):
        if follows(marker, last.get(marker.style)):
            return marker
    return possible[-1] if possible and line.after_gap else None


def _without_page_numbers(lines: list[_Line]) -> tuple[list[_Line], list[str]]:
    """Page numbers come along when a list runs over a page; the gap around them is not a gap."""
    kept: list[_Line] = []
    numbers: list[str] = []
    for line in lines:
        if line.marker is None and _PAGE_NUMBER.fullmatch(line.words):
            numbers.append(line.words)
        else:
            kept.append(line)
    return kept, numbers


def _items(lines: list[_Line]) -> tuple[list[_Item], list[str]]:
    items: list[_Item] = []
    headings: list[str] = []
    for block in _blocks(lines):
        current = items[-1] if items else None
        if current is not None and _belongs_within(block, current):
            current.paragraphs.append([f"• {block[0].words}", *_words(block[1:])])
        elif block[0].marker is not None:
            items.append(_Item(block[0], [_words(block)]))
        elif current is not None and _continues(block, current):
            _continue(current, block)
        elif _is_heading(block):
            headings.append(joined(_words(block)))
        else:
            items.append(_Item(block[0], [_words(block)]))
    return items, headings


def _blocks(lines: list[_Line]) -> list[list[_Line]]:
    """Lines that stand together: a new block starts at a marker and after an empty line."""
    blocks: list[list[_Line]] = []
    for line in lines:
        if not blocks or line.marker is not None or line.after_gap:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _belongs_within(block: list[_Line], item: _Item) -> bool:
    """Whether a marked block is an inner list of an item that introduces one with a colon."""
    marker, outer = block[0].marker, item.first.marker
    if marker is None or outer is None or not item.paragraphs[0][-1].endswith(":"):
        return False
    return marker.style != outer.style or block[0].indent > item.first.indent


def _continues(block: list[_Line], item: _Item) -> bool:
    """Whether an unmarked block is more of the item above: indented, or mid-sentence."""
    if not item.last_words or goes_on(block[0].words):
        return True
    if _is_heading(block):
        return False
    return block[0].indent > item.first.indent or not ends_a_sentence(item.last_words)


def _continue(item: _Item, block: list[_Line]) -> None:
    if ends_a_sentence(item.last_words) and not goes_on(block[0].words):
        item.paragraphs.append(_words(block))
    else:
        item.paragraphs[-1] += _words(block)


def _is_heading(block: list[_Line]) -> bool:
    """Whether unmarked lines lead in to a list: "Key strengths", "identified as follows:"."""
    words = joined(_words(block))
    if words.endswith((":", ";")):
        return True
    return len(words) <= _LONGEST_HEADING and not ends_a_sentence(words)


def _paragraphs(lines: list[_Line]) -> tuple[list[_Item], list[str]]:
    """The findings of a text without marks: parted by empty lines, else by its line ends."""
    blocks = _blocks(lines)
    parts = _parted(blocks[0]) if len(blocks) == 1 else _mended(blocks)
    found = [(part[0], _words(part)) for part in parts]
    items = [_Item(first, [words]) for first, words in found if not words[-1].endswith(":")]
    return items, [joined(words) for _, words in found if words[-1].endswith(":")]


def _mended(blocks: list[list[_Line]]) -> list[list[_Line]]:
    """Blocks between empty lines, those that a page's end cut in two made one again."""
    merged: list[list[_Line]] = []
    for block in blocks:
        if merged and goes_on(block[0].words) and not ends_a_sentence(merged[-1][-1].words):
            merged[-1] += block
        else:
            merged.append(block)
    return merged


def _parted(block: list[_Line]) -> list[list[_Line]]:
    """Each line is a finding unless lines start in mid-sentence, as in text copied from a PDF."""
    is_broken = any(goes_on(line.words) for line in block[1:])
    width = max(len(line.words) for line in block)
    parts = [[block[0]]]
    for before, line in pairwise(block):
        if is_broken and not _ends_a_paragraph(before.words, line.words, width):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _ends_a_paragraph(words: str, following: str, width: int) -> bool:
    """Whether a sentence ends here though the next word would still have fitted on the line."""
    if goes_on(following) or not ends_a_sentence(words):
        return False
    return len(f"{words} {following.split()[0]}") <= width * _FULL_LINE


def _words(block: Sequence[_Line]) -> list[str]:
    return [line.words for line in block]


def _text_of(item: _Item, elsewhere: str) -> str:
    paragraphs = (joined(lines, elsewhere=elsewhere) for lines in item.paragraphs)
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)

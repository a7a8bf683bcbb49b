"""Distributions as a picture: a bar for each indicator, the best grade at its left end.

Every grade is also a word with its number below the bar, in the order of the bar, so that nothing
hangs on the colour. What has no grade is an outline at the right end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext as _

from findings.reports.picture import (
    FONT,
    INK,
    LINE,
    LINE_HEIGHT,
    RAMP,
    WIDTH,
    svg_lines,
    svg_text,
)
from inspections.tables.counted import each_counted
from inspections.tables.distribution import Distribution, Part

BAR, BELOW, PADDING = 24, 16, 12
WORD_SIZE, LETTER = 12, 6.4
"""The size of words below and within a bar, and about how wide a letter of it is."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """What a bar is about, and what it shows."""

    title: str
    distribution: Distribution


def distribution_picture(rows: Sequence[BarRow]) -> str:
    """The picture as an SVG element, with its title and description for those who hear it."""
    height, parts = 0, list[str]()
    for row in rows:
        drawing, tall = _row(row)
        parts.append(f'<g transform="translate(0 {height})">{drawing}</g>')
        height += tall
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="paper-picture" role="img" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">'
        f"<title>{escape(_('How the grades fall, as bars.'))}</title>"
        f"<desc>{escape(' '.join(said(row) for row in rows))}</desc>{''.join(parts)}</svg>"
    )


def said(row: BarRow) -> str:
    """A bar in words, such as "2.2 Impact on families: 1 very good, 6 good, 1 adequate."."""
    return f"{row.title}: {each_counted(row.distribution)}."


def _row(row: BarRow) -> tuple[str, int]:
    """One bar with its title and its words, and how high all that is."""
    title = svg_lines(row.title, WIDTH, 13)
    top = len(title) * LINE_HEIGHT + 4
    words = svg_lines(_words(row.distribution), WIDTH, WORD_SIZE)
    below = top + BAR + BELOW
    drawing = (
        svg_text(title, 0, 12, anchor="start", bold=True)
        + _bar(row.distribution, top)
        + svg_text(words, 0, below, anchor="start", size=WORD_SIZE)
    )
    return drawing, below + (len(words) - 1) * LINE_HEIGHT + PADDING


def _words(counts: Distribution) -> str:
    given = [f"{part.label} {part.count}" for part in _given(counts)]
    return " · ".join(given) or _("Nothing is known here")


def _given(counts: Distribution) -> list[Part]:
    return [part for part in (*counts.parts, *counts.absent) if part.count]


def _bar(counts: Distribution, top: int) -> str:
    left, boxes = 0.0, ""
    for part in _given(counts):
        width = WIDTH * part.count / counts.total
        boxes += _box(part, left, top, width)
        left += width
    return boxes


def _box(part: Part, left: float, top: int, width: float) -> str:
    ground, ink = RAMP[part.step - 1] if part.step else ("none", INK)
    paint = f'fill="{ground}" stroke="{INK}"' if part.step else _outline()
    size = f'width="{max(width - 2, 1):.1f}" height="{BAR}"'
    box = f'<rect x="{left + 1:.1f}" y="{top}" {size} {paint}/>'
    words = _fitting(part, width)
    if not words:
        return box
    middle = left + width / 2
    return box + svg_text([words], middle, top + 16, ink=ink, bold=bool(part.step), size=WORD_SIZE)


def _outline() -> str:
    return f'fill="none" stroke="{LINE}" stroke-dasharray="4 3"'


def _fitting(part: Part, width: float) -> str:
    """The word with its number where the box has room for both, else the number, else nothing."""
    for words in (f"{part.label} {part.count}", str(part.count)):
        if len(words) * LETTER + 8 <= width:
            return words
    return ""

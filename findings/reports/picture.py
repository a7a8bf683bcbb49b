"""Grades as a picture: an SVG that needs no stylesheet, no script and no colour to be read.

Each indicator has a row, each level of its scale a column from worst to best. The awarded level
is filled and bears its word, so that the position tells the grade where the colour is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from django.utils.html import escape
from django.utils.translation import gettext as _

# Ground and ink of the seven steps, worst to best; the same as $grade-ramp in static/src.
RAMP = (
    ("#8f3a00", "#ffffff"),
    ("#b4560f", "#ffffff"),
    ("#f5cfa4", "#3d1c00"),
    ("#f1efe9", "#22211e"),
    ("#bdd7ee", "#0b2038"),
    ("#2d6ca8", "#ffffff"),
    ("#12304f", "#ffffff"),
)
INK, LINE, FAINT = "#0b0c0c", "#5b6570", "#b7c6d6"
FONT = "Source Sans 3, Source Sans 3 Extended, Arial, sans-serif"

WIDTH, LABELS, GAP = 680, 238, 4
SIZE, SMALL = 13, 10.5
LINE_HEIGHT, ROW_PADDING = 16, 8


@dataclass(frozen=True, slots=True)
class PictureRow:
    """An indicator with its grade; a rank of None is not graded, and the word says why.

    The scale holds its levels' words from worst to best; the rank counts from 1.
    """

    indicator: str
    word: str
    rank: int | None
    scale: tuple[str, ...]


def step_of(rank: int, levels: int) -> int:
    """The step of the seven-step ramp for a rank on a scale, both counted from 1, worst first."""
    return 4 if levels < 2 else 1 + round((rank - 1) * 6 / (levels - 1))


def grades_picture(rows: Sequence[PictureRow]) -> str:
    """The picture as an SVG element, with its title and description for those who hear it."""
    height, parts = 0, list[str]()
    for scale, group in groupby(rows, key=lambda row: row.scale):
        for part in _scale_parts(scale, list(group)):
            parts.append(f'<g transform="translate(0 {height})">{part.drawing}</g>')
            height += part.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="paper-picture" role="img" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">'
        f"<title>{escape(_('Grades as a picture.'))}</title>"
        f"<desc>{escape(_description(rows))}</desc>{''.join(parts)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Part:
    drawing: str
    height: int


def _scale_parts(scale: tuple[str, ...], rows: list[PictureRow]) -> Iterator[_Part]:
    yield _heading(scale)
    for row in rows:
        yield _row(row)


def _heading(scale: tuple[str, ...]) -> _Part:
    width = _column_width(len(scale))
    names = [svg_lines(name, width, SMALL) for name in scale]
    deepest = max(len(lines) for lines in names)
    drawing = "".join(
        svg_text(
            lines, LABELS + width * (index + 0.5), 18 + (deepest - len(lines)) * 13, size=SMALL
        )
        for index, lines in enumerate(names)
    )
    return _Part(drawing, deepest * 13 + 12)


def _row(row: PictureRow) -> _Part:
    label = svg_lines(row.indicator, LABELS, SIZE)
    word = svg_lines(row.word, _word_width(row) - 2 * GAP, _word_size(row))
    height = max(len(label), len(word)) * LINE_HEIGHT + 2 * ROW_PADDING
    rule = f'<path d="M0 .5H{WIDTH}" stroke="{FAINT}"/>'
    name = svg_text(label, 0, _first_baseline(len(label), height), anchor="start")
    return _Part(rule + name + _levels(row, word, height), height)


def _levels(row: PictureRow, word: list[str], height: int) -> str:
    baseline = _first_baseline(len(word), height)
    width = _word_width(row)
    if row.rank is None:
        outline = f'fill="none" stroke="{LINE}" stroke-dasharray="4 3"'
        return _box(LABELS, width, height, outline) + svg_text(word, LABELS + width / 2, baseline)
    boxes = [
        _box(LABELS + width * level, width, height, f'fill="none" stroke="{FAINT}"')
        for level in range(len(row.scale))
    ]
    ground, ink = RAMP[step_of(row.rank, len(row.scale)) - 1]
    left, paint = LABELS + width * (row.rank - 1), f'fill="{ground}" stroke="{INK}"'
    boxes[row.rank - 1] = _box(left, width, height, f'{paint} stroke-width="1.5"')
    size = _word_size(row)
    return "".join(boxes) + svg_text(
        word, left + width / 2, baseline, ink=ink, bold=True, size=size
    )


def _box(left: float, width: float, height: int, paint: str) -> str:
    return (
        f'<rect x="{left + GAP / 2:g}" y="4.5" width="{width - GAP:g}" height="{height - 8}" '
        f"{paint}/>"
    )


def svg_text(
    lines: list[str],
    x: float,
    baseline: float,
    *,
    anchor: str = "middle",
    ink: str = INK,
    bold: bool = False,
    size: float = SIZE,
) -> str:
    leading = 13 if size == SMALL else LINE_HEIGHT
    weight = ' font-weight="600"' if bold else ""
    return "".join(
        f'<text x="{x:g}" y="{baseline + number * leading:g}" text-anchor="{anchor}" '
        f'font-size="{size:g}" fill="{ink}"{weight}>{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def svg_lines(text: str, width: float, size: float) -> list[str]:
    """The text in lines that fit the width; a letter is about half as wide as it is high."""
    return wrap(text, max(int(width / (size * 0.5)), 4), break_long_words=False) or [""]


def _word_width(row: PictureRow) -> float:
    return WIDTH - LABELS if row.rank is None else _column_width(len(row.scale))


def _word_size(row: PictureRow) -> float:
    """Smaller where the longest word would touch the sides of its box."""
    longest = max(len(word) for word in row.word.split()) if row.word else 0
    return SIZE if longest * SIZE * 0.56 < _word_width(row) - 2 * GAP else SMALL


def _column_width(levels: int) -> float:
    return (WIDTH - LABELS) / levels


def _first_baseline(lines: int, height: int) -> float:
    return (height - lines * LINE_HEIGHT) / 2 + 12


def _description(rows: Sequence[PictureRow]) -> str:
    return " ".join(_sentence(row) for row in rows)


def _sentence(row: PictureRow) -> str:
    if row.rank is None:
        return f"{row.indicator}: {row.word}."
    return _("%(indicator)s: %(grade)s, level %(rank)s of %(levels)s.") % {
        "indicator": row.indicator,
        "grade": row.word,
        "rank": row.rank,
        "levels": len(row.scale),
    }

"""BRAG ratings as a picture: a bar for each, with its word, its shape and its number.

The words and the shapes (tick, circle, triangle, diamond) are those of the screen, so that the
picture says the same where its colours are lost.
"""

from collections.abc import Mapping

from django.utils.html import escape
from django.utils.translation import gettext as _

from findings.models import Brag
from findings.models.brag import BRAG_MEANINGS
from findings.reports.picture import FONT, INK, LINE, WIDTH, svg_text

GROUNDS = {
    Brag.RED: "#b3261e",
    Brag.AMBER: "#ffc04d",
    Brag.GREEN: "#1b6e3c",
    Brag.BLUE: "#1d4f91",
}
"""The same as $brag-colours in static/src/_brag_colours.scss."""
SHAPES = {
    Brag.RED: '<path d="M6 0 12 6 6 12 0 6Z" fill="{ground}" stroke="{ink}"/>',
    Brag.AMBER: '<path d="M6 .6 11.8 11H.2Z" fill="{ground}" stroke="{ink}"/>',
    Brag.GREEN: '<circle cx="6" cy="6" r="5.2" fill="{ground}" stroke="{ink}"/>',
    Brag.BLUE: '<path d="M1 6.4 4.4 10 11 2.4" fill="none" stroke="{ground}" stroke-width="2.6"/>',
}
ROW, TOP = 23, 2
WORDS, NUMBERS = 238, 70
"""How wide the words at the left are, and the numbers at the right."""


def brag_words(brag: str) -> str:
    """The word of a rating with what it means, such as "Red: off track"."""
    if not brag:
        return _("No rating")
    meaning = str(BRAG_MEANINGS[Brag(brag)])
    return f"{Brag(brag).label}: {meaning[:1].lower()}{meaning[1:]}"


def brag_picture(counts: Mapping[str, int]) -> str:
    """The picture as an SVG element, with its title and description for those who hear it.

    `counts` are by rating in the order of the bars; one without a rating is the empty text.
    """
    total = sum(counts.values())
    bars = "".join(_bar(row, brag, counts[brag], total) for row, brag in enumerate(counts))
    height = TOP + ROW * len(counts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="paper-picture" role="img" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">'
        f"<title>{escape(_('Actions by BRAG rating, as bars.'))}</title>"
        f"<desc>{escape('; '.join(brag_said(counts)))}.</desc>{bars}</svg>"
    )


def brag_said(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The picture in words, such as "Red: off track: 3 of 40"."""
    total = sum(counts.values())
    return tuple(f"{brag_words(brag)}: {_of(counts[brag], total)}" for brag in counts)


def _of(number: int, total: int) -> str:
    return _("%(number)d of %(total)d") % {"number": number, "total": total}


def _bar(row: int, brag: str, number: int, total: int) -> str:
    top = TOP + ROW * row
    room = WIDTH - WORDS - NUMBERS
    width = room * number / total if total else 0
    paint = f'fill="{GROUNDS[Brag(brag)]}" stroke="{INK}"' if brag else _outline()
    shape = SHAPES[Brag(brag)].format(ground=GROUNDS[Brag(brag)], ink=INK) if brag else ""
    bar = f'<rect x="{WORDS}" y="{top + 3}" width="{max(width, 0.5):.1f}" height="15" {paint}/>'
    return (
        f'<g transform="translate(0 {top + 5})">{shape}</g>'
        + svg_text([brag_words(brag)], 20, top + 15, anchor="start")
        + (bar if number else "")
        + svg_text([_of(number, total)], WORDS + width + 8, top + 15, anchor="start", bold=True)
    )


def _outline() -> str:
    return f'fill="none" stroke="{LINE}" stroke-dasharray="4 3"'

"""Rows of a table that has no ruled lines, by what is printed: where one area ends and another
begins. Where that cannot be told the row goes on, and the reader's warning stays.
"""

import re
from collections.abc import Sequence

from inspections.published_report.document import Document, Line
from inspections.published_report.prose import starts_point
from inspections.published_report.ruled_table import Column
from inspections.published_report.sections import SAME_LEFT, is_finished, leading_of

WIDER = 0.3  # points: a row is set off from the next by so much more than its lines are
_GOES_ON = re.compile(
    r"(?:they|their|this|these|those|it|its|such|here|in (?:particular|addition|doing so)|"
    r"as a result|consequently|additionally|furthermore|specifically|for example|and|"
    r"(?:\S+ ){1,4}?(?:also|then))\b",
    re.IGNORECASE,
)


def rows_by_text(
    lines: Sequence[Line], areas: Column, bodies: Column | None, document: Document
) -> list[list[Line]]:
    """Whole lines in rows; `bodies` is the column to the left of the areas, where there is one."""
    leading = leading_of(lines, document)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, areas, bodies, leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _begins(
    group: Sequence[Line], line: Line, areas: Column, bodies: Column | None, leading: float
) -> bool:
    """Whether a line begins a row: an area that could be one, after one that is at its end."""
    above, here = areas.of(group), line.between(areas.left, areas.right)
    if not above or here is None or not _could_begin(above[-1], here, areas):
        return False
    if here.page != above[-1].page:
        return True
    gap = here.box.bottom - above[-1].box.bottom
    beside = bodies is not None and _body_begins(group[-1], line, bodies)
    return gap > leading + WIDER or beside or _had_room(above[-1], here, areas)


def _could_begin(above: Line, here: Line, areas: Column) -> bool:
    if starts_point(here.text) or not here.text[:1].isupper() or _GOES_ON.match(here.text):
        return False
    at_edge = here.box.left <= areas.left + SAME_LEFT
    return at_edge and is_finished(above.text) and not above.text.rstrip().endswith((":", ";", ","))


def _body_begins(above: Line, line: Line, bodies: Column) -> bool:
    """Whether the column of bodies begins here, after lines that it left empty."""
    return bool(bodies.of([line])) and not bodies.of([above])


def _had_room(above: Line, here: Line, areas: Column) -> bool:
    """Whether the first word would have fitted on the line above: then a paragraph ended there."""
    first = here.words[0].box
    return above.box.right + (first.right - first.left) + 0.4 * first.height < areas.right

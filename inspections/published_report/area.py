"""Which area a letter or report is about: the council that its title names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspections.published_report.document import Document, Line
from inspections.published_report.partnership_name import KnownPartnership, as_printed, named_in
from inspections.published_report.reading import Value, Warning, passages


@dataclass(frozen=True)
class Area:
    """The partnership as the portal knows it, else as printed, with warnings."""

    partnership: Value[str] | None = None
    slug: str = ""
    warnings: tuple[Warning, ...] = ()


def area_of(name: str, lines: Sequence[Line], nation: str) -> Area:
    """The one council that a title's name means; none, or several, are told of in a warning."""
    known = named_in(name, nation)
    source = passages(lines)
    if not name.strip() or not lines:
        return Area(warnings=(Warning("partnership_missing"),))
    if len(known) == 1:
        return Area(Value(known[0].name, source), known[0].slug)
    if known:
        return Area(warnings=(several(known, lines),))
    printed = as_printed(name)
    unknown = Warning("partnership_unknown", {"name": printed}, source)
    return Area(Value(printed, source) if printed else None, warnings=(unknown,))


def several(known: Sequence[KnownPartnership], lines: Sequence[Line]) -> Warning:
    names = ", ".join(partnership.name for partnership in known)
    return Warning("several_partnerships", {"names": names}, passages(lines))


def differing(area: Area, lines: Sequence[Line], nation: str) -> list[Warning]:
    """A warning for the first greeting that names another council."""
    for line in lines:
        others = [known for known in named_in(line.text, nation) if known.slug != area.slug]
        if area.slug and area.partnership and others:
            words = {"name": area.partnership.value, "other": others[0].name}
            return [Warning("greeting_differs", words, passages([line]))]
    return []


def title_from(document: Document, start: re.Pattern[str]) -> list[Line]:
    """The line that begins with a title, and the lines that it runs on to."""
    lines = document.lines
    place = next((place for place, line in enumerate(lines) if start.match(line.text)), None)
    if place is None:
        return []
    title = [lines[place]]
    for line in lines[place + 1 : place + 6]:
        if not _runs_on(title[-1], line):
            break
        title.append(line)
    return title


def _runs_on(above: Line, line: Line) -> bool:
    same_look = line.bold == above.bold and abs(line.size - above.size) < 0.1 * above.size
    return same_look and line.page == above.page and line.box.top - above.box.bottom < above.size

"""What Ofsted prints above its judgements: the title with the council, the dates, the inspector."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from inspections.published_report.dates import Period, periods, visits
from inspections.published_report.document import Document, Line
from inspections.published_report.partnership_name import as_printed, named_in
from inspections.published_report.reading import Fact, Value, Warning, passages

DATES = re.compile(r"(?:inspection|fieldwork|visit) dates?\b|dates? of (?:the )?inspection\b", re.I)
PUBLISHED = re.compile(r"(?:report )?(?:published|publication date|date of publication)\b", re.I)
LEAD = re.compile(r"(?:co-?)?lead (?:hm )?inspectors?\b\s*[:–-]?", re.I)
_NO_NAME = re.compile(
    r"\b(?:inspectors?|majesty|ofsted|social|care|regulatory|senior|principal|director|regional|"
    r"hmi|shmi|education|team|lead|report|published)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:(?:senior\s+)?(?:her|his|hm)\s+majesty.?s\s+(?:senior\s+)?inspectors?"
    r"(?:\s+of\s+[\w’' ]+)?|"
    r"s?hmi|senior hmi|hm inspector|ofsted inspector|(?:social care )?regulatory inspector)\b\.?",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w’'.\-]*(?: [^\W\d_][\w’'.\-]*){1,4}")
ONE_DAY, LONGEST = datetime.timedelta(days=1), datetime.timedelta(days=40)
SEARCHED = 60  # lines from the start in which a heading stands


@dataclass(frozen=True)
class Heading:
    """What was found above the judgements, with warnings for what was not."""

    partnership: Value[str] | None
    partnership_slug: str
    inspected_from: Value[datetime.date] | None
    inspected_to: Value[datetime.date] | None
    lead_inspector: Value[str] | None
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())


def heading_of(document: Document, stop: re.Pattern[str]) -> Heading:
    """What stands before the first line that matches `stop`, the head of the judgements."""
    lines = _before(document, stop)
    warnings: list[Warning] = []
    facts: list[Fact] = []
    partnership, slug = _partnership(lines, document, warnings)
    start, end = _dates(lines, facts, warnings)
    inspector = _lead_inspector(lines, warnings)
    return Heading(partnership, slug, start, end, inspector, tuple(facts), tuple(warnings))


def _before(document: Document, stop: re.Pattern[str]) -> Sequence[Line]:
    lines = document.lines[:SEARCHED]
    place = next((place for place, line in enumerate(lines) if stop.match(line.text)), None)
    return lines if place is None else lines[:place]


def title_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first label, such as "Inspection dates"."""
    for place, line in enumerate(lines):
        if DATES.match(line.text) or LEAD.match(line.text) or PUBLISHED.match(line.text):
            return lines[:place]
    return lines[:8]


def _partnership(
    lines: Sequence[Line], document: Document, warnings: list[Warning]
) -> tuple[Value[str] | None, str]:
    title = title_lines(lines)
    if not title:
        warnings.append(Warning("partnership_missing"))
        return None, ""
    text = " ".join(line.text for line in title)
    known = named_in(text, "england")
    source = passages(title)
    if not known:
        warnings.append(Warning("partnership_unknown", {"name": as_printed(text)}, source))
        return Value(as_printed(text), source), ""
    if len(known) > 1:
        names = ", ".join(partnership.name for partnership in known)
        warnings.append(Warning("several_partnerships", {"names": names}, source))
    _check_footer(known[0].name, document, warnings)
    return Value(known[0].name, source), known[0].slug


def _check_footer(name: str, document: Document, warnings: list[Warning]) -> None:
    for line in document.running:
        others = named_in(line.text, "england") if "nspection of" in line.text else []
        if others and others[0].name != name:
            words = {"name": name, "other": others[0].name}
            warnings.append(Warning("partnership_differs", words, passages([line])))
            return


def _dates(
    lines: Sequence[Line], facts: list[Fact], warnings: list[Warning]
) -> tuple[Value[datetime.date] | None, Value[datetime.date] | None]:
    labelled = block(lines, DATES)
    found = visits(" ".join(line.text for line in labelled))
    if not labelled:
        labelled = [line for line in lines if periods(line.text) and not PUBLISHED.match(line.text)]
        labelled = labelled[:1]
        found = [
            found for line in labelled for found in periods(line.text) if found.start < found.end
        ]
    if not found:
        warnings.append(Warning("dates_missing", source=passages(labelled)))
        return None, None
    source = passages(labelled)
    if len(found) > 1:
        warnings.append(Warning("several_periods", {"others": _others(found[1:])}, source))
        facts += [Fact("inspected_also", other.words, source) for other in found[1:]]
    if not ONE_DAY <= found[0].end - found[0].start <= LONGEST:
        warnings.append(Warning("dates_unlikely", {"words": found[0].words}, source))
    return Value(found[0].start, source), Value(found[0].end, source)


def _others(found: Sequence[Period]) -> str:
    return "; ".join(period.words for period in found)


def block(lines: Sequence[Line], label: re.Pattern[str]) -> list[Line]:
    """The line with a label and those that its value runs on to."""
    place = next((place for place, line in enumerate(lines) if label.match(line.text)), None)
    if place is None:
        return []
    return [lines[place], *_following(lines[place], lines[place + 1 :])]


def _following(first: Line, rest: Sequence[Line]) -> list[Line]:
    """Lines of one value: close below each other, and none of them a label."""
    kept: list[Line] = []
    above = first
    for line in rest:
        near = line.page == above.page and line.box.top - above.box.bottom < 0.6 * max(
            above.size, 1
        )
        if not near or LABEL.match(line.text):
            break
        kept.append(line)
        above = line
    return kept


LABEL = re.compile(
    r"(?:inspection|fieldwork|visit|published|publication|report published|date|"
    r"(?:deputy |co-?)?lead|judge?ment|team|the )\b",
    re.I,
)


def _lead_inspector(lines: Sequence[Line], warnings: list[Warning]) -> Value[str] | None:
    found = block(lines, LEAD)
    names = names_in(LEAD.sub("", " ".join(line.text for line in found), count=1)) if found else []
    if not names:
        warnings.append(Warning("lead_inspector_missing", source=passages(found)))
        return None
    source = passages(found)
    if len(names) > 1:
        warnings.append(Warning("several_lead_inspectors", {"names": ", ".join(names)}, source))
    return Value(" and ".join(names), source)


def names_in(text: str) -> list[str]:
    """The persons' names of a label's value, their offices left out."""
    parts = re.split(r"[,;/&|()]|\band\b", _OFFICE.sub(",", text))
    tidy = [" ".join(part.split()).strip(" .:–-") for part in parts]
    return [
        part
        for part in tidy
        if _NAME.fullmatch(part) and part[0].isupper() and not _NO_NAME.search(part)
    ]

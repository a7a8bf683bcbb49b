"""Letters after joint targeted area inspections (JTAI), of 2016 and after: no grades.

Until 2020 they have key strengths, areas for improvement and case studies; since 2022 headline
findings, what needs to improve, strengths, and main findings in prose, which are not cut up.
"""

import datetime
import re
from collections.abc import Sequence

from inspections.published_report.area import Area, area_of, differing, title_from
from inspections.published_report.dates import day, periods
from inspections.published_report.document import Document, Line
from inspections.published_report.letter_answer import answer_of, inspectorates_in
from inspections.published_report.letter_findings import HEADINGS, found_in
from inspections.published_report.reading import Fact, Reading, Value, Warning, passages
from inspections.published_report.running_text import RunningText
from inspections.published_report.sections import sections

FAMILY = "ofsted_jtai"
EDITION = "ofsted_jtai"
KIND = "targeted_area"
NATION = "england"

_TITLE = re.compile(r"joint targeted area inspection\b", re.IGNORECASE)
_GREETING = re.compile(r"dear\b", re.IGNORECASE)
_THEME = re.compile(r".*\b(?:response to|deep dive)\b.*\bin\b(?P<area>.+)", re.IGNORECASE)
_WHOLE = re.compile(r"joint targeted area inspections?\b(?: of| in|:)?(?P<area>.*)", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(?:\w+day|(?:report )?published|(?:publication )?date)\b[:,]?\s+)*"
    r"\d{1,2}\s?(?:st|nd|rd|th)?,? [A-Z][a-z]+,? \d{4}\.?",
    re.IGNORECASE,
)
_SURE = {"key_message", "area_for_improvement"}
Day = Value[datetime.date]


def recognises(document: Document) -> bool:
    """Whether it is headed as such an inspection, and is a letter or has a letter's headings."""
    if not any(_TITLE.match(line.text) for line in document.lines if line.page <= 2):
        return False
    opening = document.opening.lower()
    is_letter = "this letter" in opening or re.search(r"\bdear\b", opening) is not None
    return is_letter or {part.name for part in sections(document, HEADINGS)} >= _SURE


def read(document: Document) -> Reading:
    """The letter's dates, area, findings, and who must answer by when; there are no grades."""
    title = title_from(document, _TITLE)
    published = _published(document)
    first, last, doubts = _inspected(document, title, published)
    area = _area(title, document)
    found = found_in(document)
    answer = answer_of(document)
    return Reading(
        FAMILY,
        edition=EDITION,
        kind=KIND,
        partnership=area.partnership,
        partnership_slug=area.slug,
        published=published,
        inspected_from=first,
        inspected_to=last,
        findings=tuple(found.findings),
        facts=(*answer.facts, *_inspectorates(document, title)),
        warnings=(
            *area.warnings,
            *([] if published else [Warning("published_missing")]),
            *doubts,
            Warning("no_lead_inspector"),
            *found.warnings,
            *answer.warnings,
        ),
    )


def _area(title: Sequence[Line], document: Document) -> Area:
    """The area of the title, which for a theme stands after its last "in"."""
    text = " ".join(line.text for line in title)
    found = _THEME.fullmatch(text) or _WHOLE.match(text)
    name = found["area"] if found else ""
    area = area_of(name, title, NATION)
    greeting = [line for line in document.lines if line.page <= 2 and _GREETING.match(line.text)]
    return Area(area.partnership, area.slug, (*area.warnings, *differing(area, greeting, NATION)))


def _published(document: Document) -> Day | None:
    """The letter's date: the first line that is a date and nothing else, above the greeting."""
    for line in document.lines:
        if line.page > 2 or _GREETING.match(line.text):
            return None
        found = day(line.text) if _DATE.fullmatch(line.text.strip()) else None
        if found:
            return Value(found, passages([line]))
    return None


def _inspected(
    document: Document, title: Sequence[Line], published: Day | None
) -> tuple[Day | None, Day | None, list[Warning]]:
    """The first stretch of days from the title on. A year that is not printed is the letter's."""
    below = _below(document, title)
    year = published.value.year if published else None
    found = next((found for found in periods(below.text, year) if found.start < found.end), None)
    if found is None:
        return None, None, [Warning("dates_missing")]
    start = below.text.find(found.words)
    source = below.source(start, start + len(found.words))
    first, last, warnings = found.start, found.end, []
    if re.search(r"\d{4}", found.words):
        if published and last > published.value:
            warnings.append(Warning("dates_unlikely", {"words": found.words}, source))
    else:
        warnings.append(Warning("year_from_letter", {"words": found.words}, source))
        if published and last > published.value:
            first, last = first.replace(year=first.year - 1), last.replace(year=last.year - 1)
    return Value(first, source), Value(last, source), warnings


def _below(document: Document, title: Sequence[Line]) -> RunningText:
    """The letter's title and first sentences."""
    lines = document.lines
    start = lines.index(title[0]) if title else 0
    return RunningText(lines[start : start + 30])


def _inspectorates(document: Document, title: Sequence[Line]) -> list[Fact]:
    return inspectorates_in(_below(document, title))

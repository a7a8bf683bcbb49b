"""Care Inspectorate joint inspections of services for children, and council papers about them.

Grades stand in lists and sentences, six points each. A review of several partnerships has a table
of them; it is read, yet it is not one inspection.
"""

import datetime
import re
from collections.abc import Sequence

from inspections.published_report import grades_table
from inspections.published_report.area import Area
from inspections.published_report.care_findings import findings_in
from inspections.published_report.dates import Period, day, periods
from inspections.published_report.document import Document
from inspections.published_report.partnership_name import named_in
from inspections.published_report.reading import Passage, Reading, Value, Warning
from inspections.published_report.running_text import RunningText
from inspections.published_report.sections import Block, blocks
from inspections.published_report.six_point import Grades, grades_in

FAMILY = "care_inspectorate"
NATION = "scotland"
OPENING_LINES = 60
NEAR = 160  # letters behind the name of the inspection in which its place and subject stand

_SUBJECT = re.compile(
    r"joint inspections? of (?:the )?(?:delivery of )?services (?:for|to) children|"
    r"joint (?:inspection of )?children[’']?s[’']? services|"
    r"progress review (?:of|following|after)\b.{0,80}?\bchildren|"
    r"(?:review of (?:the )?)?findings (?:from|of) (?:the|our) inspection programme",
    re.IGNORECASE,
)
_EDITIONS = {
    "ci_children_risk_of_harm_2021": "at risk of harm",
    "ci_children_care_protection_2019": "in need of care and protection",
    "ci_children_how_well_2014": "how well are we improving the lives of children",
}
_PROGRESS = re.compile(r"progress review (?:of|following|after)", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"\binspection\b.*\b(?:took place|carried out|conducted|undertaken|completed|between|from)\b|"
    r"\b(?:carried out|conducted|undertaken|completed|between|from)\b.*\binspection\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\breport\b[^.]{0,80}\bpublished(?: on)?(?: the)? (?P<day>\d[^.;]{4,30})", re.IGNORECASE
)
Day = Value[datetime.date]


def recognises(document: Document) -> bool:
    """Whether it speaks of such an inspection in its opening, and soon of the Care Inspectorate."""
    begins = RunningText(document.lines[: 3 * OPENING_LINES]).text.lower()
    return "care inspectorate" in begins and bool(_SUBJECT.search(_opening(document).text))


def read(document: Document) -> Reading:
    """Grades, dates, partnership, and the points of every list that says what it lists."""
    opening = _opening(document)
    parts = blocks(document.lines, document)
    rows = grades_table.rows_of(document)
    is_progress = bool(_PROGRESS.search(opening.text[:1500])) and not rows
    area = _area(opening) if not rows else Area()
    edition = _edition(opening.text)
    facts, told = grades_table.several(rows) if rows else ([], [])
    grades = _grades(document, edition, asked=not rows and not is_progress)
    found = findings_in(parts)
    published, inspected = _published(parts), _inspected(parts)
    return Reading(
        FAMILY,
        edition=edition,
        kind="" if rows else "progress_review" if is_progress else "joint",
        partnership=area.partnership,
        partnership_slug=area.slug,
        published=published,
        inspected_from=inspected and Value(inspected[0].start, inspected[1]),
        inspected_to=inspected and Value(inspected[0].end, inspected[1]),
        grades=grades.grades,
        findings=tuple(found.findings),
        facts=tuple(facts),
        warnings=(
            *area.warnings,
            *told,
            *([] if published else [Warning("published_missing")]),
            *([] if inspected or rows else [Warning("dates_missing")]),
            Warning("no_lead_inspector"),
            *grades.warnings,
            *found.warnings,
        ),
    )


def _opening(document: Document) -> RunningText:
    return RunningText(document.lines[:OPENING_LINES])


def _near_subject(text: str) -> list[re.Match[str]]:
    """Where the inspection is named, and what stands just behind it."""
    near = re.compile(rf"(?:{_SUBJECT.pattern}).{{0,{NEAR}}}", re.IGNORECASE)
    return list(near.finditer(text))


def _area(opening: RunningText) -> Area:
    """The one Scottish partnership that is named with the inspection, else in the opening."""
    for match in [*_near_subject(opening.text), re.compile(r".+").match(opening.text)]:
        known = named_in(match.group(), NATION) if match else []
        if match and len(known) == 1:
            source = _source_of_name(opening, known[0].name, match)
            return Area(Value(known[0].name, source), known[0].slug)
    names = ", ".join(found.name for found in named_in(opening.text, NATION))
    code, words = (
        ("several_partnerships", {"names": names}) if names else ("partnership_missing", {})
    )
    return Area(warnings=(Warning(code, words),))


def _source_of_name(opening: RunningText, name: str, match: re.Match[str]) -> tuple[Passage, ...]:
    """The words of the name where they stand as the portal has them, else all that was searched."""
    found = re.compile(re.escape(name), re.IGNORECASE).search(opening.text, match.start())
    return opening.source_of(found or match)


def _edition(text: str) -> str | None:
    """The framework edition that the words for the children's need belong to, if only one does."""
    near = " ".join(match.group() for match in _near_subject(text)).lower()
    for where in (near, text.lower()):
        found = [edition for edition, words in _EDITIONS.items() if words in where]
        if len(found) == 1:
            return found[0]
    return None


def _grades(document: Document, edition: str | None, *, asked: bool) -> Grades:
    """No grades where the report has none of its own; a warning where its edition is unknown."""
    if not asked:
        return Grades((), ())
    if edition is None:
        return Grades((), (Warning("edition_unknown"),))
    return grades_in(document, edition)


def _inspected(parts: Sequence[Block]) -> tuple[Period, tuple[Passage, ...]] | None:
    """The first stretch of days in a sentence that says when the inspection took place."""
    for part in parts:
        text = RunningText(part.lines)
        for sentence in text.sentences():
            said = sentence.group()
            if _TOOK_PLACE.search(said) and " will " not in said:
                for found in periods(said):
                    if found.start < found.end:
                        return found, text.source_of(sentence)
    return None


def _published(parts: Sequence[Block]) -> Day | None:
    """The day in a sentence that says when the report was published; a month alone is no day."""
    for part in parts:
        text = RunningText(part.lines)
        for match in _PUBLISHED.finditer(text.text):
            found = day(match["day"])
            if found:
                return Value(found, text.source_of(match))
    return None

"""Ofsted's inspections of local authority children's services (ILACS), standard and short.

Three editions: four judgements (2018 to 2022), five (2023 to March 2026), and four without
overall effectiveness, with references to the national framework (from April 2026).
"""

import datetime
import re

from inspections.published_report import heading, improvement, judgement, judgement_table
from inspections.published_report.document import Document
from inspections.published_report.heading import DATES, LEAD, SEARCHED
from inspections.published_report.judgement import Judgement
from inspections.published_report.reading import Fact, GradeRead, Reading, Warning

FAMILY = "ofsted_ilacs"
EDITIONS = {
    "ilacs_2018": ("leaders", "help_and_protection", "in_care", "overall"),
    "ilacs_2023": ("leaders", "help_and_protection", "in_care", "care_leavers", "overall"),
    "ilacs_2026": ("leaders", "help_and_protection", "in_care", "care_leavers"),
}
EDITIONS_FROM = {
    datetime.date(2018, 1, 1): "ilacs_2018",
    datetime.date(2023, 1, 1): "ilacs_2023",
    datetime.date(2026, 4, 1): "ilacs_2026",
}
SHORT = datetime.timedelta(days=6)  # short inspections take one week on site, standard ones two
_JUDGEMENT = re.compile(r"the (?:impact of leaders on|experiences? and progress of)")


def recognises(document: Document) -> bool:
    """Whether it calls itself an inspection and has the judgements of ILACS on its first pages."""
    opening = document.opening.lower()
    return (
        "inspection of" in opening
        and "the impact of leaders on" in opening
        and len(_JUDGEMENT.findall(opening)) >= 3
        and any(
            LEAD.match(line.text) or DATES.match(line.text) for line in document.lines[:SEARCHED]
        )
    )


def read(document: Document) -> Reading:
    """Read what the heading, the table of judgements and "What needs to improve" say."""
    above = heading.heading_of(document, judgement.HEAD)
    table = judgement_table.table_of(document)
    sections = judgement.sections_of(document, table)
    grades, warnings = _grades(table, sections)
    edition, doubts = _edition(table, grades, above)
    findings, gaps = improvement.findings_of(document)
    return Reading(
        FAMILY,
        edition=edition,
        kind=_kind(above),
        partnership=above.partnership,
        partnership_slug=above.partnership_slug,
        inspected_from=above.inspected_from,
        inspected_to=above.inspected_to,
        lead_inspector=above.lead_inspector,
        grades=grades,
        findings=findings,
        facts=(*above.facts, *_made(document)),
        warnings=(*above.warnings, _unpublished(document), *warnings, *doubts, *gaps),
    )


def _grades(
    table: list[Judgement], sections: list[Judgement]
) -> tuple[tuple[GradeRead, ...], tuple[Warning, ...]]:
    """Each judgement's grade: from the table, else from the section's heading, with warnings."""
    grades: dict[str, GradeRead] = {}
    warnings = []
    for row in table:
        grade, indicator = judgement.grade_of(row.words), row.indicator
        if not indicator:
            continue
        if grade is None:
            words = {"indicator": indicator, "words": row.words}
            warnings.append(Warning("grade_unclear", words, row.source))
        elif indicator in grades and grades[indicator].label != grade:
            warnings.append(_contradiction(grades[indicator], grade, row))
        else:
            grades.setdefault(indicator, GradeRead(indicator, grade, row.source))
    for section in sections:
        warnings += _compared(section, grades)
    return tuple(grades.values()), tuple(warnings)


def _compared(section: Judgement, grades: dict[str, GradeRead]) -> list[Warning]:
    """What a section's heading adds to the grades of the table: a grade, a doubt, or nothing."""
    grade, indicator = judgement.heading_grade(section), section.indicator
    if not indicator:
        return []
    if indicator in grades:
        same = grades[indicator].label == grade
        return [] if same else [_contradiction(grades[indicator], grade, section)]
    grades[indicator] = GradeRead(indicator, grade, section.source)
    return [Warning("grade_from_heading", {"indicator": indicator}, section.source)]


def _contradiction(first: GradeRead, grade: str, other: Judgement) -> Warning:
    words = {"indicator": first.indicator, "first": first.label, "second": grade}
    return Warning("grades_contradict", words, (*first.source, *other.source))


def _edition(
    table: list[Judgement], grades: tuple[GradeRead, ...], above: heading.Heading
) -> tuple[str | None, list[Warning]]:
    """The edition by its judgements, with warnings: another was in force, grades are missing."""
    found = {grade.indicator for grade in grades} | {row.indicator for row in table} - {""}
    if not found:
        return None, [Warning("grades_missing")]
    edition = "ilacs_2018"
    if "care_leavers" in found:
        edition = "ilacs_2023" if "overall" in found else "ilacs_2026"
    missing = [code for code in EDITIONS[edition] if code not in {g.indicator for g in grades}]
    warnings = [Warning("grade_missing", {"indicator": code}) for code in missing]
    if above.inspected_from and _in_force(above.inspected_from.value) != edition:
        warnings.append(Warning("edition_differs", {"edition": edition}))
    return edition, warnings


def _in_force(day: datetime.date) -> str | None:
    return next(
        (EDITIONS_FROM[start] for start in sorted(EDITIONS_FROM, reverse=True) if start <= day),
        None,
    )


def _kind(above: heading.Heading) -> str:
    """Short or standard, by the days on site; reports do not say which they are."""
    if above.inspected_from is None or above.inspected_to is None:
        return ""
    return "short" if above.inspected_to.value - above.inspected_from.value <= SHORT else "standard"


def _made(document: Document) -> list[Fact]:
    return [Fact("file_made", document.made.isoformat(), ())] if document.made else []


def _unpublished(document: Document) -> Warning:
    """Reports of this family do not print when they were published; the file's own date helps."""
    if document.made is None:
        return Warning("published_missing")
    return Warning("published_not_printed", {"made": document.made.isoformat()})

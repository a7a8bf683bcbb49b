"""Taking over from a report what an inspection that was entered before does not have."""

from collections.abc import Collection, Mapping
from typing import Any

from findings.models import Finding
from findings.operations.published_report import (
    ConfirmedFinding,
    attach_report,
    enter_findings,
)
from findings.tables.proposal import DATES, finding_field, grade_field, proposed_grades
from findings.tables.report_difference import Entered
from inspections.models import Evaluation, Grade, Inspection, PublishedReport
from inspections.operations.inspection import lock_editable
from inspections.published_report.reading import Reading
from inspections.published_report.wire import reading_from_wire
from portal.access.operation import recorded
from portal.accounts.models import User


def entered(inspection: Inspection) -> Entered:
    """What an inspection holds, to be compared with a report; three queries."""
    evaluations = inspection.evaluations.select_related("indicator", "grade__scale")
    findings = Finding.objects.current().filter(inspection=inspection)
    return Entered(inspection, list(evaluations), list(findings))


@recorded
def take_differences(
    *, report: PublishedReport, inspection: Inspection, fields: Collection[str], by: User
) -> None:
    """Enter the chosen differences, and keep the report as the inspection's source.

    What is not chosen stays as it is. Raises NotEditable while nothing may be entered, and
    AlreadyEntered when the report is a source already.
    """
    locked = lock_editable(inspection)
    reading = reading_from_wire(report.reading or {})
    for field, name in DATES:
        if field in fields and (value := getattr(reading, name)):
            setattr(locked, field, value.value)
    locked.save()
    _take_grades(locked, reading, fields)
    enter_findings(locked, _chosen(reading, fields), by=by)
    attach_report(report=report, inspection=locked, by=by)


def _take_grades(inspection: Inspection, reading: Reading, fields: Collection[str]) -> None:
    indicators = {row.code: row for row in inspection.edition.indicators.all()}
    scale = inspection.edition.scale
    by_label = {grade.label.lower(): grade for grade in scale.grades.all()} if scale else {}
    pages = {grade.indicator: grade.source[0].page for grade in reading.grades}
    for code, label in proposed_grades(reading).items():
        grade = by_label.get(label.lower())
        if grade_field(code) in fields and code in indicators and grade:
            Evaluation.objects.update_or_create(
                inspection=inspection,
                indicator=indicators[code],
                defaults=_said(grade, pages[code]),
            )


def _said(grade: Grade, page: int) -> Mapping[str, Any]:
    return {"grade": grade, "without_grade": "", "source_page": page}


def _chosen(reading: Reading, fields: Collection[str]) -> list[ConfirmedFinding]:
    return [
        ConfirmedFinding(Finding.Kind(found.kind), found.text, found.page, found.indicator)
        for number, found in enumerate(reading.findings)
        if finding_field(number) in fields
    ]

"""Published reports as the tests need them: with a reading, and the file of a made report."""

import datetime
from functools import cache

from django.core.files.base import ContentFile
from django.utils import timezone
from weasyprint import HTML

from inspections.models import Partnership, PublishedReport
from inspections.published_report.document import Box
from inspections.published_report.reading import (
    FindingKind,
    FindingRead,
    GradeRead,
    Passage,
    Reading,
    Value,
    Warning,
)
from inspections.published_report.wire import reading_to_wire
from portal.accounts.models import User

PUBLISHED = datetime.date(2020, 9, 1)


@cache
def made_pdf(text: str = "A report of two pages.") -> bytes:
    """A PDF of two pages."""
    pages = (
        f"<html lang=en><p>{text * 10}</p><p style='break-before: page'>The second page.</p></html>"
    )
    content: bytes = HTML(string=pages).write_pdf()
    return content


def at(page: int, text: str) -> tuple[Passage, ...]:
    """Words on a page, with a place to mark."""
    return (Passage(page, text, (Box(50, 100, 250, 112),)),)


def reading_of(partnership: Partnership | None) -> Reading:
    """A joint inspection: two grades, a strength and an area for improvement, one doubt."""
    return Reading(
        family="care_inspectorate",
        edition="ci_children_care_protection_2019",
        kind="joint",
        partnership=Value(partnership.name, at(1, partnership.name)) if partnership else None,
        partnership_slug=partnership.slug if partnership else "",
        published=Value(PUBLISHED, at(1, "1 September 2020")),
        inspected_from=Value(datetime.date(2020, 2, 3), at(1, "3 February 2020")),
        lead_inspector=Value("A. N. Inspector", at(1, "A. N. Inspector")),
        grades=(
            GradeRead("2.1", "Good", at(2, "Good")),
            GradeRead("2.2", "Very good", at(2, "Very good")),
        ),
        findings=(
            FindingRead(FindingKind.STRENGTH, "Staff knew families well.", at(2, "Staff"), "2.1"),
            FindingRead(FindingKind.AREA_FOR_IMPROVEMENT, "Plans must be sharper.", at(2, "Plans")),
        ),
        warnings=(Warning("lead_inspector_missing", {}, at(1, "by")),),
        pages=((595.0, 842.0), (595.0, 842.0)),
    )


def sent_report(
    by: User, partnership: Partnership | None = None, **fields: object
) -> PublishedReport:
    """A report that was read; other `fields` say how it differs."""
    now = timezone.now()
    report = PublishedReport(
        name="report.pdf",
        sha256="0" * 64,
        size=len(made_pdf()),
        pages=2,
        state=PublishedReport.State.READ,
        family="care_inspectorate",
        partnership=partnership,
        reading=reading_to_wire(reading_of(partnership))["reading"],
        sent_by=by,
        sent_at=now,
        queued_at=now,
    )
    for name, value in fields.items():
        setattr(report, name, value)
    report.file.save("reports/made.pdf", ContentFile(made_pdf()), save=True)
    return report

"""What the parts of an overview that nobody writes will contain: a few lines of each."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import Finding, Paper, PaperSection
from findings.tables.paper_preview import Preview, lines_to_preview
from inspections.models import Evaluation, Inspection, InspectionQuestion
from inspections.tables.evaluation import grade_rows

Source = PaperSection.Source


@dataclass(frozen=True)
class ProgrammeRecords:
    """What an overview is made from; the inspections with their evaluations."""

    paper: Paper
    inspections: tuple[Inspection, ...]
    questions: tuple[InspectionQuestion, ...]
    good_practice: tuple[Finding, ...]


def overview_preview(section: PaperSection, records: ProgrammeRecords) -> Preview:
    """The beginning of what the overview will print."""
    reader = _READERS.get(Source(section.source))
    return lines_to_preview(reader(records) if reader else [])


def _title(records: ProgrammeRecords) -> list[str]:
    return [records.paper.title]


def _programme(records: ProgrammeRecords) -> list[str]:
    return [row.partnership.name for row in records.inspections]


def _questions(records: ProgrammeRecords) -> list[str]:
    return [row.text for row in records.questions]


def _indicators(records: ProgrammeRecords) -> list[str]:
    return list(_by_indicator(records))


def _distributions(records: ProgrammeRecords) -> list[str]:
    return [f"{name}: {_counted(rows)}" for name, rows in _by_indicator(records).items()]


def _evaluations(records: ProgrammeRecords) -> list[str]:
    return [
        f"{inspection.partnership.name}: {_grades(inspection)}"
        for inspection in records.inspections
    ]


def _good_practice(records: ProgrammeRecords) -> list[str]:
    return [
        f"{row.inspection.partnership.name}: {Truncator(row.summary or row.text).chars(140)}"
        for row in records.good_practice
    ]


def _evidence(records: ProgrammeRecords) -> list[str]:
    given = sum(getattr(row, "figures", 0) > 0 for row in records.inspections)
    words = ngettext(
        "Totals of the figures that %(given)s of %(whole)s inspections gives",
        "Totals of the figures that %(given)s of %(whole)s inspections give",
        given,
    )
    return [words % {"given": given, "whole": len(records.inspections)}] if given else []


def _scale(records: ProgrammeRecords) -> list[str]:
    scales = (row.edition.scale for row in records.inspections)
    return list(dict.fromkeys(scale.name for scale in scales if scale))


def _quantifiers(records: ProgrammeRecords) -> list[str]:
    tables = (row.edition.framework.quantifiers for row in records.inspections)
    return list(dict.fromkeys(table.name for table in tables if table))


def _papers(records: ProgrammeRecords) -> list[str]:
    return [row.title for row in records.inspections if row.source_url]


def _by_indicator(records: ProgrammeRecords) -> dict[str, list[Evaluation]]:
    """The evaluations by the name of their indicator, in the order of the edition."""
    found: dict[str, list[Evaluation]] = {}
    rows = [said for inspection in records.inspections for said in inspection.evaluations.all()]
    for said in sorted(rows, key=lambda row: row.indicator.position):
        found.setdefault(str(said.indicator), []).append(said)
    return found


def _counted(rows: Sequence[Evaluation]) -> str:
    ordered = sorted(rows, key=lambda row: -(row.grade.rank if row.grade else 0))
    counts = Counter(row.said for row in ordered)
    return ", ".join(f"{label} {count}" for label, count in counts.items())


def _grades(inspection: Inspection) -> str:
    rows = grade_rows(inspection.evaluations.all())
    said = (f"{row.code or row.indicator} {row.label}" for row in rows)
    return ", ".join(said) or _("no grades")


_READERS: dict[Source, Callable[[ProgrammeRecords], list[str]]] = {
    Source.TITLE: _title,
    Source.MEETING_BODY: lambda records: list(filter(None, [records.paper.meeting_body])),
    Source.PROGRAMME: _programme,
    Source.QUESTIONS: _questions,
    Source.INDICATORS: _indicators,
    Source.DISTRIBUTIONS: _distributions,
    Source.EVALUATIONS: _evaluations,
    Source.GOOD_PRACTICE: _good_practice,
    Source.EVIDENCE: _evidence,
    Source.SCALE: _scale,
    Source.QUANTIFIERS: _quantifiers,
    Source.BACKGROUND_PAPERS: _papers,
}

"""A report beside the inspection that was entered before: what only one of them has."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import Finding
from findings.tables.proposal import DATES, finding_field, grade_field, proposed_grades
from inspections.models import Evaluation, Inspection
from inspections.published_report.reading import Reading


@dataclass(frozen=True)
class Difference:
    """One answer that the report gives otherwise than the record, or that the record lacks."""

    field: str
    """Its key: the field's name, or the place of a finding in the report."""
    what: str
    here: str
    """As the record has it; nothing where it has none."""
    read: str
    page: int | None


@dataclass(frozen=True)
class Entered:
    """An inspection as it stands, with what a report can be compared with."""

    inspection: Inspection
    evaluations: Sequence[Evaluation]
    findings: Sequence[Finding]


def differences(entered: Entered, reading: Reading) -> list[Difference]:
    """What the report says that the record does not, in the order of the report's own page."""
    return [
        *_dates(entered.inspection, reading),
        *_grades(entered.evaluations, reading),
        *_findings(entered.findings, reading),
    ]


def only_entered(entered: Entered, reading: Reading) -> list[Finding]:
    """Findings of the record that were not read in the report."""
    read = {(str(finding.kind), plain(finding.text)) for finding in reading.findings}
    return [row for row in entered.findings if (row.kind, plain(row.text)) not in read]


def plain(text: str) -> str:
    """A text as it is compared: letters and digits alone, so that dashes and quotes differ not."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _dates(inspection: Inspection, reading: Reading) -> Iterator[Difference]:
    labels = {
        "published_on": _("Report published"),
        "fieldwork_from": _("Fieldwork began"),
        "fieldwork_to": _("Fieldwork ended"),
    }
    for field, name in DATES:
        value, here = getattr(reading, name), getattr(inspection, field)
        if value and value.value != here:
            yield Difference(field, labels[field], _day(here), _day(value.value), value.page)


def _day(day: datetime.date | None) -> str:
    return date_format(day) if day else ""


def _grades(evaluations: Sequence[Evaluation], reading: Reading) -> Iterator[Difference]:
    here: Mapping[str, Evaluation] = {row.indicator.code: row for row in evaluations}
    pages = {grade.indicator: grade.source[0].page for grade in reading.grades}
    for code, label in proposed_grades(reading).items():
        entered = here.get(code)
        said = entered.said if entered else ""
        if said.casefold() != label.casefold():
            what = str(entered.indicator) if entered else code
            yield Difference(grade_field(code), what, said, label, pages[code])


def _findings(findings: Sequence[Finding], reading: Reading) -> Iterator[Difference]:
    here = {(row.kind, plain(row.text)) for row in findings}
    for number, finding in enumerate(reading.findings):
        if (str(finding.kind), plain(finding.text)) not in here:
            kind = Finding.Kind(finding.kind)
            yield Difference(finding_field(number), str(kind.label), "", finding.text, finding.page)

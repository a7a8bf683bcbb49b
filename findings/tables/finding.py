"""A finding as a line of a list or of a file."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Finding
from portal.pages.csv_download import Cell

CSV_HEADINGS = [
    gettext_lazy("Partnership"),
    gettext_lazy("Inspection"),
    gettext_lazy("Reference"),
    gettext_lazy("Framework"),
    gettext_lazy("Report published"),
    gettext_lazy("State"),
    gettext_lazy("Kind"),
    gettext_lazy("Number"),
    gettext_lazy("Text as published"),
    gettext_lazy("In plain words"),
    gettext_lazy("Inspection question"),
    gettext_lazy("Indicators"),
    gettext_lazy("Themes"),
    gettext_lazy("Page of the report"),
]


def csv_rows(findings: Iterable[Finding]) -> Iterator[tuple[Cell, ...]]:
    for finding in findings:
        yield csv_row(finding)


def csv_row(finding: Finding) -> tuple[Cell, ...]:
    """One line; several indicators or themes are parted by semicolons."""
    inspection = finding.inspection
    return (
        inspection.partnership.name,
        inspection.title,
        inspection.reference,
        str(inspection.edition),
        inspection.published_on,
        inspection.get_state_display(),
        finding.get_kind_display(),
        finding.position,
        finding.text,
        finding.summary,
        str(finding.question) if finding.question else None,
        "; ".join(str(indicator) for indicator in finding.indicators.all()),
        "; ".join(theme.name for theme in finding.themes.all()),
        finding.source_page,
    )


def facts(finding: Finding) -> list[str]:
    """What is known about a finding beside its words, each fact in a few words."""
    said = []
    if finding.source_page:
        said.append(_("Page %(number)d") % {"number": finding.source_page})
    if finding.question:
        said.append(_("Question %(number)d") % {"number": finding.question.number})
    said += [str(indicator) for indicator in finding.indicators.all()]
    return said + [theme.name for theme in finding.themes.all()]

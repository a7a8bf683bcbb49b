"""A finding as a line of a list or of a file."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Finding
from findings.models.area_state import AreaState
from portal.pages.sheet import Cell, Column, Kind

COLUMNS = [
    Column(gettext_lazy("Partnership")),
    Column(gettext_lazy("Inspection"), width=40),
    Column(gettext_lazy("Reference"), width=32),
    Column(gettext_lazy("Framework"), width=40),
    Column(gettext_lazy("Report published"), Kind.DATE),
    Column(gettext_lazy("State")),
    Column(gettext_lazy("Kind")),
    Column(gettext_lazy("Number"), Kind.NUMBER),
    Column(gettext_lazy("Text as published"), width=80),
    Column(gettext_lazy("In plain words"), width=60),
    Column(gettext_lazy("Inspection question")),
    Column(gettext_lazy("Indicators")),
    Column(gettext_lazy("Themes")),
    Column(gettext_lazy("Page of the report"), Kind.NUMBER),
    Column(gettext_lazy("Area is")),
    Column(gettext_lazy("Area is so by the review"), width=32),
]


def file_rows(findings: Iterable[Any]) -> Iterator[tuple[Cell, ...]]:
    for finding in findings:
        yield file_row(finding)


def file_row(finding: Any) -> tuple[Cell, ...]:  # noqa: ANN401 - with its area_state
    """One line; several indicators or themes are parted by semicolons."""
    inspection = finding.inspection
    state, review = finding.area_state, finding.area_review
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
        str(AreaState(state).label) if state else None,
        review["reference"] if review else None,
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

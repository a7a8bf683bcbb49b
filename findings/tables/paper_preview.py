"""What the parts of a paper that nobody writes will contain: a few lines of each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import Finding, Paper, PaperSection
from inspections.models import Inspection
from inspections.tables.evaluation import grade_rows
from inspections.tables.inspection import sentence, told_of

Source = PaperSection.Source
LONGEST = 4
"""How many lines a preview shows before it only counts."""


@dataclass(frozen=True)
class Preview:
    """The first lines of a part, and how many more there are."""

    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True)
class Records:
    """What a paper is made from: the inspection with its evaluations and counts, and findings."""

    paper: Paper
    inspection: Inspection
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Origin:
    """Where a part's content is kept: in words, the page that changes it and its step."""

    words: str
    url: str
    step: str = ""


def preview(section: PaperSection, records: Records) -> Preview:
    """The beginning of what the paper will print; no lines where there is nothing yet."""
    return lines_to_preview(_READERS[Source(section.source)](records))


def lines_to_preview(lines: list[str]) -> Preview:
    return Preview(tuple(lines[:LONGEST]), more=max(len(lines) - LONGEST, 0))


def origin(section: PaperSection) -> Origin:
    """Where the content of a part that nobody writes comes from."""
    source = Source(section.source)
    if source in (Source.TITLE, Source.MEETING_BODY, Source.MEETING_DATE):
        return Origin(_("From the title and meeting of this paper"), "findings:paper-edit")
    if source in _STEPS:
        return Origin(_("From the inspection"), "findings:finding-entry", _STEPS[source])
    return Origin(_("From the inspection"), _PAGES.get(source, "findings:inspection"))


def _title(records: Records) -> list[str]:
    return [records.paper.title]


def _meeting_body(records: Records) -> list[str]:
    return _said(records.paper.meeting_body)


def _meeting_date(records: Records) -> list[str]:
    day = records.paper.meeting_on
    return [date_format(day)] if day else []


def _introduction(records: Records) -> list[str]:
    inspection = records.inspection
    day = inspection.published_on or inspection.fieldwork_to
    return [sentence(told_of(inspection), on=day or records.paper.created_at.date())]


def _questions(records: Records) -> list[str]:
    return [_("The inspection questions of %(edition)s") % {"edition": records.inspection.edition}]


def _evidence(records: Records) -> list[str]:
    return [f"{row.measured}: {row.count}" for row in records.inspection.evidence_counts.all()]


def _grades(records: Records) -> list[str]:
    rows = grade_rows(records.inspection.evaluations.all())
    return [f"{row.code} {row.indicator}: {row.label}".strip() for row in rows]


def _indicators(records: Records) -> list[str]:
    rows = grade_rows(records.inspection.evaluations.all())
    return [f"{row.code} {row.indicator}".strip() for row in rows]


def _findings(*kinds: Finding.Kind) -> Callable[[Records], list[str]]:
    return lambda records: [row.text for row in records.findings if row.kind in kinds]


def _conclusions(records: Records) -> list[str]:
    messages = _findings(Finding.Kind.KEY_MESSAGE)(records)
    return _said(records.inspection.confidence_statement) + messages


def _followed(records: Records) -> list[str]:
    follows = records.inspection.follows
    return [follows.title] if follows else []


def _background(records: Records) -> list[str]:
    return _said(records.inspection.source_url)


def _said(text: str) -> list[str]:
    return [text] if text.strip() else []


def _nothing(_records: Records) -> list[str]:
    return []


_READERS: dict[Source, Callable[[Records], list[str]]] = {
    **dict.fromkeys(Source, _nothing),
    Source.TITLE: _title,
    Source.MEETING_BODY: _meeting_body,
    Source.MEETING_DATE: _meeting_date,
    Source.INTRODUCTION: _introduction,
    Source.INDICATORS: _indicators,
    Source.QUESTIONS: _questions,
    Source.EVIDENCE: _evidence,
    Source.GRADES: _grades,
    Source.STRENGTHS: _findings(Finding.Kind.STRENGTH),
    Source.AREAS: _findings(Finding.Kind.AREA_FOR_IMPROVEMENT, Finding.Kind.PRIORITY_ACTION),
    Source.GOOD_PRACTICE: _findings(Finding.Kind.GOOD_PRACTICE),
    Source.CONCLUSIONS: _conclusions,
    Source.FOLLOWED_REVIEWS: _followed,
    Source.BACKGROUND_PAPERS: _background,
}
_STEPS = {
    Source.STRENGTHS: "strengths",
    Source.AREAS: "areas-for-improvement",
    Source.GOOD_PRACTICE: "good-practice",
}
_PAGES = {
    Source.INTRODUCTION: "inspections:inspection-details",
    Source.BACKGROUND_PAPERS: "inspections:inspection-details",
    Source.FOLLOWED_REVIEWS: "inspections:inspection-details",
    Source.INDICATORS: "inspections:inspection-grades",
    Source.GRADES: "inspections:inspection-grades",
    Source.EVIDENCE: "inspections:inspection-evidence",
    Source.CONCLUSIONS: "inspections:inspection-conclusions",
}

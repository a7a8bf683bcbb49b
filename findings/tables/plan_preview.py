"""What the parts of a paper on a plan or a review will contain: a few lines of each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import Brag, Finding, PaperSection, PositionStatement, Report
from findings.models.action_gaps import GAP_HEADINGS
from findings.models.brag import BRAG_MEANINGS
from findings.tables.paper_preview import Preview, lines_to_preview
from findings.tables.plan_tally import Tally, standing

Source = PaperSection.Source


@dataclass(frozen=True)
class PlanRecords:
    """A plan as it stands today: its counts, its areas and the last final paper on it."""

    title: str
    tally: Tally
    areas: tuple[Finding, ...]
    last: Report | None


def plan_preview(section: PaperSection, records: PlanRecords) -> Preview | None:
    """The beginning of what the paper will print; None for a part that is not of the plan."""
    reader = _READERS.get(Source(section.source))
    return lines_to_preview(reader(records)) if reader else None


def review_preview(
    section: PaperSection, statements: tuple[PositionStatement, ...]
) -> Preview | None:
    """Each area with its outcome; None for a part that is not of the review."""
    if section.source not in (Source.REVIEW_OUTCOMES, Source.REVIEW_AREAS, Source.REVIEW_REMAINS):
        return None
    return lines_to_preview([_reviewed(row) for row in statements])


def _reviewed(row: PositionStatement) -> str:
    outcome = row.get_outcome_display() if row.outcome else _("Not concluded")
    return f"{row.area.text}: {outcome}"


def _plan(records: PlanRecords) -> list[str]:
    return [records.title]


def _counts(records: PlanRecords) -> list[str]:
    return [standing(records.tally)] if records.tally.actions else []


def _since(records: PlanRecords) -> list[str]:
    if records.last is None:
        return [_("Everything since the plan was agreed: no final paper on it was made before")]
    day = records.last.paper.meeting_on or records.last.requested_at
    words = _("What is different from the final paper of %(day)s, “%(title)s”")
    return [words % {"day": date_format(day), "title": records.last.paper.title}]


def _areas(records: PlanRecords) -> list[str]:
    return [area.text for area in records.areas]


def _cancelled(records: PlanRecords) -> list[str]:
    number = records.tally.cancelled
    return [_("Actions cancelled: %(number)d") % {"number": number}] if number else []


def _verified(records: PlanRecords) -> list[str]:
    number = records.tally.ratings[Brag.BLUE]
    words = _("Actions rated blue: %(number)d")
    return [words % {"number": number}] if number else []


def _gaps(records: PlanRecords) -> list[str]:
    return [f"{GAP_HEADINGS[gap]}: {n}" for gap, n in records.tally.gaps.items() if n]


def _rule(_records: PlanRecords) -> list[str]:
    return [f"{brag.label}: {BRAG_MEANINGS[brag]}" for brag in Brag]


_READERS: dict[Source, Callable[[PlanRecords], list[str]]] = {
    Source.PLAN: _plan,
    Source.PLAN_COUNTS: _counts,
    Source.PLAN_CHANGES: _since,
    Source.PLAN_SLIPPED: _since,
    Source.PLAN_AREAS: _areas,
    Source.PLAN_VERIFIED: _verified,
    Source.PLAN_CANCELLED: _cancelled,
    Source.PLAN_GAPS: _gaps,
    Source.PLAN_RULE: _rule,
    Source.PLAN_ATTENTION: _counts,
}

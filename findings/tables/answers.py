"""Everything entered for an inspection, section by section, as "check your answers" shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Finding
from findings.tables.entry import EntryRecords, Step, StepGroup
from findings.tables.section import SECTION_OF_SLUG
from inspections.models import Evaluation, Inspection

DATES = {
    "notified_on": gettext_lazy("Notified"),
    "fieldwork_from": gettext_lazy("Fieldwork began"),
    "fieldwork_to": gettext_lazy("Fieldwork ended"),
    "feedback_on": gettext_lazy("Formal feedback"),
    "published_on": gettext_lazy("Report published"),
    "action_plan_due_on": gettext_lazy("Action plan due"),
}


@dataclass(frozen=True)
class AnswerRow:
    """One answer: what was asked, and what was entered; a grade is drawn as one."""

    key: str
    value: str = ""
    evaluation: Evaluation | None = None


@dataclass(frozen=True)
class AnswerSection:
    """One step of the task list with what was entered there."""

    step: Step
    rows: list[AnswerRow] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not self.items and not any(row.value or row.evaluation for row in self.rows)


def answer_sections(records: EntryRecords, groups: list[StepGroup]) -> list[AnswerSection]:
    """A section for each step; those that a report rarely has only where they hold something."""
    sections = [_section(records, step) for group in groups for step in group.steps]
    return [section for section in sections if section.items or not section.step.is_optional]


def _section(records: EntryRecords, step: Step) -> AnswerSection:
    if step.key in SECTION_OF_SLUG:
        kind = SECTION_OF_SLUG[step.key].kind
        return AnswerSection(step, items=[finding.text for finding in records.of_kind(kind)])
    rows = {
        "details": _details,
        "team": _team,
        "evidence": _evidence,
        "grades": _grades,
        "conclusions": _conclusions,
    }[step.key]
    return AnswerSection(
        step,
        rows=list(rows(records)),
        items=_key_messages(records) if step.key == "conclusions" else [],
    )


def _details(records: EntryRecords) -> Iterator[AnswerRow]:
    inspection = records.inspection
    yield AnswerRow(_("Title"), inspection.title)
    yield AnswerRow(_("Partnership"), inspection.partnership.name)
    yield AnswerRow(_("Kind"), inspection.get_kind_display())
    yield AnswerRow(_("Framework"), str(inspection.edition))
    yield AnswerRow(_("Announced"), inspection.get_announced_display())
    for name, label in DATES.items():
        yield AnswerRow(str(label), _date(inspection, name))
    yield AnswerRow(_("Programme"), str(inspection.programme or ""))
    yield AnswerRow(_("Follows up"), str(inspection.follows or ""))
    yield AnswerRow(_("Published report"), inspection.source_url)


def _team(records: EntryRecords) -> Iterator[AnswerRow]:
    yield AnswerRow(_("Lead inspectorate"), records.inspection.lead_body.name)
    yield AnswerRow(_("Scrutiny partners"), "\n".join(map(str, records.partners)))
    yield AnswerRow(_("Inspection team"), records.inspection.team)
    yield AnswerRow(_("Scope"), records.inspection.scope)


def _evidence(records: EntryRecords) -> Iterator[AnswerRow]:
    for row in records.evidence_counts:
        yield AnswerRow(row.measured, formats.number_format(row.count, use_l10n=True))
    yield AnswerRow(_("How it was gathered"), records.inspection.evidence_note)


def _grades(records: EntryRecords) -> Iterator[AnswerRow]:
    evaluations = {row.indicator_id: row for row in records.evaluations}
    for indicator in records.indicators if records.is_graded else ():
        evaluation = evaluations.get(indicator.pk)
        if evaluation or indicator.formally_graded:
            commentary = evaluation.commentary if evaluation else ""
            yield AnswerRow(str(indicator), commentary, evaluation)


def _conclusions(records: EntryRecords) -> Iterator[AnswerRow]:
    yield AnswerRow(_("Confidence statement"), records.inspection.confidence_statement)


def _key_messages(records: EntryRecords) -> list[str]:
    return [finding.text for finding in records.of_kind(Finding.Kind.KEY_MESSAGE)]


def _date(inspection: Inspection, name: str) -> str:
    value = getattr(inspection, name)
    return formats.date_format(value) if value else ""

"""The task list of entering an inspection: each step, its state and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from findings.models import Finding
from findings.tables.section import SECTIONS, Section
from inspections.models import (
    Evaluation,
    EvidenceCount,
    Inspection,
    Inspectorate,
    QualityIndicator,
)
from inspections.operations.inspection import CONCLUSIONS, EVIDENCE, TEAM

Kind = Finding.Kind

MISSING = {
    Kind.STRENGTH: gettext_lazy("Enter the strengths"),
    Kind.AREA_FOR_IMPROVEMENT: gettext_lazy("Enter the areas for improvement"),
    Kind.GOOD_PRACTICE: gettext_lazy("Enter good practice, or say that the report has none"),
}
"""The kinds of finding that every report is asked for; others are entered where it has them."""


class StepState(Enum):
    """How far a step is, in the words and colours of the task list component."""

    NOT_STARTED = (gettext_lazy("Not started"), "blue")
    IN_PROGRESS = (gettext_lazy("In progress"), "teal")
    COMPLETED = (gettext_lazy("Completed"), "")
    NOT_NEEDED = (gettext_lazy("Not needed"), "")
    OPTIONAL = (gettext_lazy("If the report has any"), "")
    CANNOT_START = (gettext_lazy("Cannot start yet"), "")

    @property
    def words(self) -> str:
        return str(self.value[0])

    @property
    def colour(self) -> str:
        return self.value[1]

    @property
    def is_done(self) -> bool:
        return self in (StepState.COMPLETED, StepState.NOT_NEEDED, StepState.OPTIONAL)


@dataclass(frozen=True)
class EntryRecords:
    """Everything that has been entered for one inspection, read once for a page."""

    inspection: Inspection
    partners: Sequence[Inspectorate]
    evidence_counts: Sequence[EvidenceCount]
    indicators: Sequence[QualityIndicator]
    evaluations: Sequence[Evaluation]
    findings: Sequence[Finding]

    @property
    def is_graded(self) -> bool:
        return self.inspection.is_graded and bool(self.indicators)

    @property
    def to_grade(self) -> int:
        """How many indicators the inspection must grade."""
        return sum(indicator.formally_graded for indicator in self.indicators)

    @property
    def graded(self) -> int:
        """How many of those have an evaluation; where none must be graded, how many have any."""
        must = {indicator.pk for indicator in self.indicators if indicator.formally_graded}
        return sum(row.indicator_id in must or not must for row in self.evaluations)

    def has_none(self, section: str) -> bool:
        return section in self.inspection.empty_sections

    def of_kind(self, kind: Finding.Kind) -> list[Finding]:
        return [finding for finding in self.findings if finding.kind == kind]


@dataclass(frozen=True)
class Step:
    """One line of the task list; `missing` is what the report still needs, or nothing."""

    key: str
    name: str
    address: str
    state: StepState
    hint: str = ""
    missing: str = ""

    @property
    def is_optional(self) -> bool:
        return self.state is StepState.OPTIONAL


@dataclass(frozen=True)
class StepGroup:
    """A heading of the task list with its steps."""

    title: str
    steps: list[Step]


def entry_steps(records: EntryRecords) -> list[StepGroup]:
    """The whole task list, but for its last group, which sends it."""
    return [
        StepGroup(
            _("About the inspection"), [_details(records), _team(records), _evidence(records)]
        ),
        StepGroup(
            _("What inspectors concluded"),
            [_grades(records), *_findings(records), _conclusions(records)],
        ),
    ]


def missing_steps(groups: list[StepGroup]) -> list[Step]:
    """The steps that keep the inspection from being sent."""
    return [step for group in groups for step in group.steps if not step.state.is_done]


def entered(records: EntryRecords) -> list[str]:
    """How much of each thing has been entered, in words; what nobody entered is not named."""
    grades, numbers = len(records.evaluations), len(records.evidence_counts)
    findings = len(records.findings)
    counted = [
        (grades, ngettext("%d grade", "%d grades", grades)),
        (numbers, ngettext("%d number of evidence", "%d numbers of evidence", numbers)),
        (findings, ngettext("%d finding", "%d findings", findings)),
    ]
    return [words % number for number, words in counted if number]


def _details(records: EntryRecords) -> Step:
    inspection = records.inspection
    began = inspection.fieldwork_from or inspection.published_on
    ended = inspection.fieldwork_to or inspection.published_on
    self_evaluation = inspection.kind == Inspection.Kind.SELF_EVALUATION
    complete = bool(began and (ended or self_evaluation))
    return Step(
        key="details",
        name=_("Details and dates"),
        address=reverse("inspections:inspection-details", args=[inspection.reference]),
        state=StepState.COMPLETED if complete else StepState.IN_PROGRESS,
        missing="" if complete else _("Enter when fieldwork ended or the report was published"),
    )


def _team(records: EntryRecords) -> Step:
    inspection = records.inspection
    given = records.partners or inspection.team or inspection.scope
    return _step(
        records,
        key=TEAM,
        name=_("Inspection team and partners"),
        given=bool(given),
        url_name="inspections:inspection-team",
        missing=_("Say who took part and what was in scope"),
    )


def _evidence(records: EntryRecords) -> Step:
    count = len(records.evidence_counts)
    return _step(
        records,
        key=EVIDENCE,
        name=_("Evidence base"),
        given=bool(count or records.inspection.evidence_note),
        url_name="inspections:inspection-evidence",
        hint=ngettext("%d number entered", "%d numbers entered", count) % count if count else "",
        missing=_("Enter how much evidence was gathered"),
    )


def _grades(records: EntryRecords) -> Step:
    inspection = records.inspection
    done, all_of_them = records.graded, records.to_grade
    counts = {"done": done, "all": all_of_them}
    return Step(
        key="grades",
        name=_("Grades"),
        address=reverse("inspections:inspection-grades", args=[inspection.reference]),
        state=_grading_state(records),
        hint=(
            _("%(done)d of %(all)d indicators") % counts
            if records.is_graded
            else _("This kind of inspection gives no grades")
        ),
        missing=_("Grade %(left)d more of %(all)d indicators")
        % {**counts, "left": all_of_them - done}
        if all_of_them
        else _("Record at least one evaluation"),
    )


def _grading_state(records: EntryRecords) -> StepState:
    if not records.is_graded:
        return StepState.NOT_NEEDED
    if not records.graded:
        return StepState.NOT_STARTED
    complete = records.graded >= records.to_grade
    return StepState.COMPLETED if complete else StepState.IN_PROGRESS


def _findings(records: EntryRecords) -> list[Step]:
    """A step for each kind of finding; key messages belong to the conclusions."""
    return [
        _required_findings(records, section)
        if section.kind in MISSING
        else _optional_findings(records, section)
        for section in SECTIONS
        if section.kind is not Kind.KEY_MESSAGE
    ]


def _required_findings(records: EntryRecords, section: Section) -> Step:
    count = len(records.of_kind(section.kind))
    return _step(
        records,
        key=section.slug,
        name=str(section.title),
        given=bool(count),
        hint=section.count(count) if count else "",
        missing=str(MISSING[section.kind]),
        address=_findings_address(records, section),
    )


def _optional_findings(records: EntryRecords, section: Section) -> Step:
    count = len(records.of_kind(section.kind))
    return Step(
        key=section.slug,
        name=str(section.title),
        address=_findings_address(records, section),
        state=StepState.COMPLETED if count else StepState.OPTIONAL,
        hint=section.count(count) if count else "",
    )


def _findings_address(records: EntryRecords, section: Section) -> str:
    return reverse("findings:finding-entry", args=[records.inspection.reference, section.slug])


def _conclusions(records: EntryRecords) -> Step:
    given = records.inspection.confidence_statement or records.of_kind(Kind.KEY_MESSAGE)
    return _step(
        records,
        key=CONCLUSIONS,
        name=_("Conclusions"),
        given=bool(given),
        url_name="inspections:inspection-conclusions",
        missing=_("Enter the confidence statement or the key messages"),
    )


def _step(
    records: EntryRecords,
    *,
    key: str,
    name: str,
    given: bool,
    missing: str,
    url_name: str = "",
    address: str = "",
    hint: str = "",
) -> Step:
    """A step that is done once something is given, or the report is said to have nothing."""
    none = records.has_none(key) and not given
    complete = given or none
    return Step(
        key=key,
        name=name,
        address=address or reverse(url_name, args=[records.inspection.reference]),
        state=StepState.COMPLETED if complete else StepState.NOT_STARTED,
        hint=_("The report has none") if none else hint,
        missing="" if complete else missing,
    )

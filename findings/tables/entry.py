"""The task list of entering an inspection: each step, its state and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy, ngettext

from findings.models import Finding
from inspections.models import (
    Evaluation,
    EvidenceCount,
    Inspection,
    Inspectorate,
    QualityIndicator,
)


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

"""Entering the evidence base: what was counted, and how it was gathered."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspections.models import EvidenceCount, Inspection
from inspections.operations.inspection import EVIDENCE, lock_editable, mark
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

Measured = tuple[str, str]
"""A usual measure and no words, or "other" and the words."""
OTHER = EvidenceCount.Measure.OTHER.value


@dataclass(frozen=True)
class EvidenceBase:
    """What the step "Evidence base" holds."""

    counts: Mapping[Measured, int]
    note: str
    is_empty: bool

    @classmethod
    def of(cls, inspection: Inspection) -> "EvidenceBase":
        rows = inspection.evidence_counts.all()
        return cls(
            counts={(row.measure, row.other_measure): row.count for row in rows},
            note=inspection.evidence_note,
            is_empty=EVIDENCE in inspection.empty_sections,
        )

    @property
    def values(self) -> dict[str, object]:
        """As the page asks for it: a number for each usual measure, then all others in words."""
        usual = {
            measure: self.counts.get((measure, ""))
            for measure in EvidenceCount.Measure.values
            if measure != OTHER
        }
        others = [f"{words}: {count}" for (measure, words), count in self.others]
        return {**usual, "other": others, "evidence_note": self.note, "is_empty": self.is_empty}

    @property
    def others(self) -> list[tuple[Measured, int]]:
        return sorted(item for item in self.counts.items() if item[0][0] == OTHER)


@recorded
def save_evidence(
    *, inspection: Inspection, evidence: EvidenceBase, opened: Opened | None, by: User | None
) -> Inspection:
    """Store the evidence base; a measure that is not named is not counted any more.

    Raises NotEditable and Clash.
    """
    locked = lock_editable(inspection)
    refuse_clash(opened=opened, stored=EvidenceBase.of(locked).values, typed=evidence.values)
    _store_counts(locked, evidence.counts)
    locked.evidence_note = evidence.note
    mark(locked, EVIDENCE, empty=evidence.is_empty)
    locked.save()
    return locked


def _store_counts(inspection: Inspection, counts: Mapping[Measured, int]) -> None:
    """Only rows that differ are written, so that the history tells real changes alone."""
    stored = {(row.measure, row.other_measure): row for row in inspection.evidence_counts.all()}
    for measured, row in stored.items():
        if measured not in counts:
            row.delete()
    for measured, count in counts.items():
        row = stored.get(measured) or EvidenceCount(
            inspection=inspection, measure=measured[0], other_measure=measured[1]
        )
        if row.count != count:
            row.count = count
            row.save()

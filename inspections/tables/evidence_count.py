"""The evidence base as a reader outside the entering team may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from inspections.models import EvidenceCount

Measure = EvidenceCount.Measure
SUMS = {
    str(Measure.CHILDREN_PARENT_SURVEYS): {
        str(Measure.CHILDREN_SURVEYS),
        str(Measure.PARENT_SURVEYS),
    }
}
"""Measures that count several others together: what they hold, less the rest, is the last one."""


@dataclass(frozen=True)
class EvidenceRow:
    """What was counted, and its number in print."""

    measure: str
    count: str


def shown_count(count: int, *, threshold: int | None) -> str:
    """A count in print: one below the threshold could point at a person, so it is not told.

    Nothing counted is 0, since that points at nobody. Without a threshold every count is told.
    """
    if is_small(count, threshold=threshold):
        return _("fewer than %(number)s") % {"number": threshold}
    return number_format(count, force_grouping=True)


def is_small(count: int, *, threshold: int | None) -> bool:
    return threshold is not None and 0 < count < threshold


def withheld(counts: Sequence[EvidenceCount], *, threshold: int | None) -> frozenset[str]:
    """The measures of one inspection that are not told, by their key.

    Small ones, and a measure that counts a small one together with others, since whoever knows
    the others could work it out.
    """
    small = {key_of(row) for row in counts if is_small(row.count, threshold=threshold)}
    given = {key_of(row) for row in counts}
    return frozenset(
        small | {whole for whole, parts in SUMS.items() if parts <= given and parts & small}
    )


def key_of(counted: EvidenceCount) -> str:
    """What tells measures apart; one of the team's own is its words."""
    return counted.other_measure or counted.measure


def evidence_rows(
    counts: Iterable[EvidenceCount], *, threshold: int | None
) -> tuple[EvidenceRow, ...]:
    """The counts of one inspection, in their order."""
    rows = list(counts)
    hidden = withheld(rows, threshold=threshold)
    return tuple(EvidenceRow(row.measured, _shown(row, hidden, threshold)) for row in rows)


def _shown(row: EvidenceCount, hidden: frozenset[str], threshold: int | None) -> str:
    if key_of(row) in hidden and not is_small(row.count, threshold=threshold):
        return _("not given")
    return shown_count(row.count, threshold=threshold)

"""The evidence base as a reader outside the entering team may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from inspections.models import EvidenceCount


@dataclass(frozen=True)
class EvidenceRow:
    """What was counted, and its number in print."""

    measure: str
    count: str


def shown_count(count: int, *, threshold: int | None) -> str:
    """A count in print: one below the threshold could point at a person, so it is not told.

    Nothing counted is 0, since that points at nobody. Without a threshold every count is told.
    The counts of an inspection have no total, so no second one needs to be withheld.
    """
    if threshold is not None and 0 < count < threshold:
        return _("fewer than %(number)s") % {"number": threshold}
    return number_format(count, force_grouping=True)


def evidence_rows(
    counts: Iterable[EvidenceCount], *, threshold: int | None
) -> tuple[EvidenceRow, ...]:
    """The counts of one inspection, in their order."""
    return tuple(
        EvidenceRow(measure=counted.measured, count=shown_count(counted.count, threshold=threshold))
        for counted in counts
    )

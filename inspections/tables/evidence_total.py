"""What the inspections of a programme rest on together, so that no total tells a small count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from inspections.models import EvidenceCount
from inspections.tables.evidence_count import key_of, withheld

MEASURES = [str(measure) for measure in EvidenceCount.Measure]


@dataclass(frozen=True)
class EvidenceTotal:
    """One measure over all inspections; what is withheld in one of them is not in the total.

    So the total holds nothing but figures that are told beside their own inspections, and nobody
    can work a small one out by taking the others from it.
    """

    measure: str
    told: int
    inspections: int
    """How many gave a figure, told or withheld."""
    withheld: int = 0

    @property
    def shown(self) -> str:
        """The total in print; "more than" where figures are missing from it."""
        if not self.withheld:
            return number_format(self.told, force_grouping=True)
        if not self.told:
            return _("not given")
        return _("more than %(number)s") % {"number": number_format(self.told, force_grouping=True)}


def evidence_totals(
    inspections: Iterable[Sequence[EvidenceCount]], *, threshold: int | None
) -> tuple[EvidenceTotal, ...]:
    """A total for each measure, from the counts of each inspection; other measures come last."""
    figures: dict[str, list[tuple[EvidenceCount, bool]]] = {}
    for counts in inspections:
        hidden = withheld(counts, threshold=threshold)
        for row in counts:
            figures.setdefault(key_of(row), []).append((row, key_of(row) in hidden))
    return tuple(_total(figures[key]) for key in sorted(figures, key=_place))


def _place(key: str) -> tuple[int, str]:
    return (MEASURES.index(key) if key in MEASURES else len(MEASURES), key)


def _total(figures: Sequence[tuple[EvidenceCount, bool]]) -> EvidenceTotal:
    return EvidenceTotal(
        measure=figures[0][0].measured,
        told=sum(row.count for row, is_hidden in figures if not is_hidden),
        inspections=len(figures),
        withheld=sum(is_hidden for _row, is_hidden in figures),
    )

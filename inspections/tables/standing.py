"""Where one partnership stands among others, in one column of a comparison."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.tables.counted import good_or_better
from inspections.tables.distribution import Absence, Distribution, Said, Scale, distribution


@dataclass(frozen=True)
class Standing:
    """The others' grades, and how many of them are above and below the partnership's own."""

    others: Distribution
    higher: int | None = None
    same: int | None = None
    lower: int | None = None
    """None of the three is told where the partnership itself has no grade."""


def standing(scale: Scale, own: Said, others: Iterable[Said]) -> Standing:
    """All grades are of one scale; `others` are without the partnership itself."""
    spread = distribution(scale, others)
    if isinstance(own, Absence):
        return Standing(spread)
    return Standing(
        others=spread,
        higher=sum(count for rank, count in spread.counts if rank > own),
        same=sum(count for rank, count in spread.counts if rank == own),
        lower=sum(count for rank, count in spread.counts if rank < own),
    )


def said_of_others(others: Distribution) -> str:
    """For example "7 of 10 are good or better." """
    if not others.graded:
        return _("None of them has a grade here.")
    said = ngettext(
        "%(part)s of %(whole)s is %(grades)s.", "%(part)s of %(whole)s are %(grades)s.", others.good
    )
    return said % {
        "part": others.good,
        "whole": others.graded,
        "grades": good_or_better(others.scale),
    }


def said_of_place(found: Standing) -> str:
    """For example "2 higher, 5 the same, 3 lower"; nothing without a grade of one's own."""
    if found.higher is None or not found.others.graded:
        return ""
    return _("%(higher)s higher, %(same)s the same, %(lower)s lower") % {
        "higher": found.higher,
        "same": found.same,
        "lower": found.lower,
    }

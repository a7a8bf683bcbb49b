"""Where one partnership stands among others, indicator by indicator."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.tables.counted import good_or_better, in_sentence
from inspections.tables.distribution import Absence, Distribution, distribution
from inspections.tables.given import Given


@dataclass(frozen=True)
class Standing:
    """The others' grades on the scale of one partnership's own, and how many are above it."""

    others: Distribution
    higher: int | None = None
    same: int | None = None
    lower: int | None = None
    """None of the three is told where the partnership itself has no grade."""


def standing(own: Given, others: Iterable[Given], *, not_inspected: int = 0) -> Standing:
    """`others` are of the same line; those on another scale are left out, not compared."""
    comparable = [one.said for one in others if one.scale == own.scale]
    missing = [Absence.NOT_INSPECTED] * not_inspected
    spread = distribution(own.scale, [*comparable, *missing])
    if isinstance(own.said, Absence):
        return Standing(spread)
    rank = own.said
    ranks = dict(spread.counts)
    return Standing(
        others=spread,
        higher=sum(count for other, count in ranks.items() if other > rank),
        same=ranks[rank],
        lower=sum(count for other, count in ranks.items() if other < rank),
    )


def said_of_others(others: Distribution) -> str:
    """For example "7 of 10 are good or better"."""
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


def opening(own: Given) -> str:
    """The partnership's own grade, as the sentence on its place begins."""
    return in_sentence(own.label)

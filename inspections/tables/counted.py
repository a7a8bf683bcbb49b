"""What the numbers say, as sentences that are counted and never typed."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.models import QualityIndicator
from inspections.tables.distribution import Distribution, Level, Scale, whole_per_cent


def indicator_in_sentence(indicator: QualityIndicator) -> str:
    """Its printed code; Ofsted's judgements have names alone."""
    return indicator.printed_code or in_sentence(indicator.title)


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: "Very good" as "very good", "NHS" as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def counted(distribution: Distribution, indicators: Sequence[str]) -> str:
    """For example "13 of 16 evaluations of 2.1 and 2.2 were good or very good."

    Names the grades from "good" up that were really given. `indicators` are their codes, or names
    as a sentence has them. Nothing where the scale does not say what counts as good.
    """
    if not any(level.good_or_better for level in distribution.scale.levels):
        return ""
    of = get_text_list(list(indicators), _("and"))
    if not distribution.graded:
        return _("No grade of %(indicators)s is known here.") % {"indicators": of}
    words = {
        "part": distribution.good,
        "whole": distribution.graded,
        "indicators": of,
        "grades": good_grades(distribution),
    }
    return _shape(distribution.good, distribution.graded) % words


def _shape(part: int, whole: int) -> str:
    if part == 0:
        return ngettext(
            "The one evaluation of %(indicators)s was not %(grades)s.",
            "None of the %(whole)s evaluations of %(indicators)s was %(grades)s.",
            whole,
        )
    if part < whole:
        return ngettext(
            "%(part)s of %(whole)s evaluations of %(indicators)s was %(grades)s.",
            "%(part)s of %(whole)s evaluations of %(indicators)s were %(grades)s.",
            part,
        )
    if whole == 2:
        return _("Both evaluations of %(indicators)s were %(grades)s.")
    return ngettext(
        "The one evaluation of %(indicators)s was %(grades)s.",
        "All %(whole)s evaluations of %(indicators)s were %(grades)s.",
        whole,
    )


def good_grades(distribution: Distribution) -> str:
    """The grades from "good" up that were given, joined: "good or very good"."""
    given = [
        distribution.scale.level(rank)
        for rank, count in reversed(distribution.counts)
        if count and distribution.scale.is_good(rank)
    ]
    return one_of(given) if given else good_or_better(distribution.scale)


def good_or_better(scale: Scale) -> str:
    """Which grades count, when none of them need have been given: "good or better"."""
    good = [level for level in reversed(scale.levels) if level.good_or_better]
    if len(good) == 1:
        return in_sentence(good[0].label)
    return _("%(grade)s or better") % {"grade": in_sentence(good[0].label)}


def one_of(levels: Sequence[Level]) -> str:
    """Grades joined as a sentence has them: "good, very good or excellent"."""
    return get_text_list([in_sentence(level.label) for level in levels], _("or"))


def each_counted(distribution: Distribution) -> str:
    """Every grade that was given with its count, the best first: "1 very good, 6 good"."""
    given = [part for part in (*distribution.parts, *distribution.absent) if part.count]
    return ", ".join(f"{part.count} {in_sentence(part.label)}" for part in given)


def middle(distribution: Distribution) -> str:
    """Where the middle of the grades lies; by rank, since grades have no average.

    Nothing for fewer than three, which have no middle worth a sentence.
    """
    if distribution.medians is None or distribution.graded < 3:
        return ""
    lower, upper = (in_sentence(level.label) for level in distribution.medians)
    if lower == upper:
        return _("In the middle stands %(grade)s.") % {"grade": lower}
    return _("The middle lies between %(lower)s and %(upper)s.") % {"lower": lower, "upper": upper}


def share_said(part: int, whole: int) -> str:
    """A share with what it is a share of: "13 of 16 (81%)"."""
    if not whole:
        return _("none of none")
    return _("%(part)s of %(whole)s (%(percent)s%%)") % {
        "part": part,
        "whole": whole,
        "percent": whole_per_cent(part, whole),
    }

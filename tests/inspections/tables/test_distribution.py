"""Grades counted on one scale, with what has no grade kept apart."""

import pytest

from inspections.models import GradingScale
from inspections.tables.distribution import (
    Absence,
    Level,
    Said,
    Scale,
    ScalesDiffer,
    distribution,
    scale_of,
    together,
    whole_per_cent,
)

SIX = Scale(
    "Six points",
    (
        Level(6, "Excellent", True),
        Level(5, "Very good", True),
        Level(4, "Good", True),
        Level(3, "Adequate", False),
        Level(2, "Weak", False),
        Level(1, "Unsatisfactory", False),
    ),
)
FOUR = Scale(
    "Four words",
    (
        Level(4, "Outstanding", True),
        Level(3, "Good", True),
        Level(2, "Requires improvement to be good", False),
        Level(1, "Inadequate", False),
    ),
)
ON_CHILDREN = [4, 4, 5, 4, 4, 2, 3, 4]
ON_FAMILIES = [4, 4, 4, 4, 5, 3, 4, 4]
"""2.1 and 2.2 of the eight partnerships of 2018 to 2020."""


def test_families_are_six_good_one_very_good_one_adequate() -> None:
    families = distribution(SIX, ON_FAMILIES)
    assert families.counts == ((6, 0), (5, 1), (4, 6), (3, 1), (2, 0), (1, 0))
    assert (families.good, families.graded) == (7, 8)


def test_two_indicators_together_are_13_of_16() -> None:
    both = together([distribution(SIX, ON_CHILDREN), distribution(SIX, ON_FAMILIES)])
    assert (both.good, both.graded) == (13, 16)


def test_what_has_no_grade_is_in_no_denominator() -> None:
    said: list[Said] = [4, Absence.NOT_GRADED, Absence.NOT_KNOWN, Absence.NOT_INSPECTED]
    counted = distribution(SIX, [*said, Absence.NOT_KNOWN])
    assert (counted.graded, counted.total) == (1, 5)
    assert [(part.label, part.count) for part in counted.absent] == [
        ("Not graded", 1),
        ("Not known here", 2),
        ("Not inspected", 1),
    ]


def test_scales_are_never_counted_together() -> None:
    with pytest.raises(ScalesDiffer):
        together([distribution(SIX, [4]), distribution(FOUR, [4])])
    with pytest.raises(ScalesDiffer):
        distribution(FOUR, [5])


def test_parts_carry_share_and_colour() -> None:
    best, *_others, worst = distribution(SIX, ON_FAMILIES).parts
    assert (best.label, best.percent, best.step) == ("Excellent", 0, 7)
    assert (worst.label, worst.percent, worst.step) == ("Unsatisfactory", 0, 1)
    assert distribution(SIX, []).parts[0].percent is None


@pytest.mark.parametrize(
    ("ranks", "labels"),
    [
        ([3, 4, 4], ("Good", "Good")),
        ([1, 3, 4, 6], ("Adequate", "Good")),
        ([2], ("Weak", "Weak")),
    ],
)
def test_medians_are_grades(ranks: list[int], labels: tuple[str, str]) -> None:
    medians = distribution(SIX, ranks).medians
    assert medians
    assert tuple(level.label for level in medians) == labels


def test_nothing_has_no_median() -> None:
    assert distribution(SIX, [Absence.NOT_KNOWN]).medians is None


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(13, 16, 81), (0, 8, 0), (8, 8, 100), (1, 1000, 1), (999, 1000, 99), (1, 8, 13), (1, 3, 33)],
)
def test_shares_are_whole_and_say_all_only_of_all(part: int, whole: int, percent: int) -> None:
    assert whole_per_cent(part, whole) == percent


@pytest.mark.django_db
def test_a_stored_scale_is_read_best_first() -> None:
    stored = GradingScale.objects.prefetch_related("grades").get(slug="ci_six_point")
    assert [level.label for level in scale_of(stored).levels] == [
        level.label for level in SIX.levels
    ]

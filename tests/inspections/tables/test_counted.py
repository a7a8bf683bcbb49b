"""Sentences that are counted."""

import pytest

from inspections.models import QualityIndicator
from inspections.tables.counted import (
    counted,
    each_counted,
    in_sentence,
    indicator_in_sentence,
    middle,
    share_said,
)
from inspections.tables.distribution import Absence, Level, Said, Scale, distribution, together
from tests.inspections.tables.test_distribution import FOUR, ON_CHILDREN, ON_FAMILIES, SIX


def test_thirteen_of_sixteen() -> None:
    both = together([distribution(SIX, ON_CHILDREN), distribution(SIX, ON_FAMILIES)])
    assert counted(both, ["2.1", "2.2"]) == (
        "13 of 16 evaluations of 2.1 and 2.2 were good or very good."
    )


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ([4, 3], "1 of 2 evaluations of 2.2 was good."),
        ([4], "The one evaluation of 2.2 was good."),
        ([3], "The one evaluation of 2.2 was not good or better."),
        ([4, 5], "Both evaluations of 2.2 were good or very good."),
        ([5, 5, 5], "All 3 evaluations of 2.2 were very good."),
        ([4, 5, 6, 1], "3 of 4 evaluations of 2.2 were good, very good or excellent."),
        ([3, 2], "None of the 2 evaluations of 2.2 was good or better."),
        ([Absence.NOT_KNOWN], "No grade of 2.2 is known here."),
    ],
)
def test_grammar_of_one_all_and_none(ranks: list[Said], said: str) -> None:
    assert counted(distribution(SIX, ranks), ["2.2"]) == said


def test_ofsted_in_its_words() -> None:
    overall = distribution(FOUR, [4] * 36 + [3] * 67 + [2] * 31 + [1] * 19)
    assert counted(overall, ["overall effectiveness"]) == (
        "103 of 153 evaluations of overall effectiveness were good or outstanding."
    )


def test_a_scale_that_does_not_say_what_is_good_has_no_sentence() -> None:
    silent = Scale("Silent", (Level(2, "Up", False), Level(1, "Down", False)))
    assert counted(distribution(silent, [1, 2]), ["1"]) == ""


def test_each_grade_with_its_count() -> None:
    said: list[Said] = [*ON_FAMILIES, Absence.NOT_KNOWN]
    assert each_counted(distribution(SIX, said)) == (
        "1 very good, 6 good, 1 adequate, 1 not known here"
    )


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ([3, 4, 4], "In the middle stands good."),
        ([3, 3, 4, 4], "The middle lies between adequate and good."),
        ([3, 4], ""),
    ],
)
def test_the_middle_is_a_grade_or_two(ranks: list[int], said: str) -> None:
    assert middle(distribution(SIX, ranks)) == said


def test_a_share_says_of_what() -> None:
    assert share_said(13, 16) == "13 of 16 (81%)"


def test_labels_and_indicators_inside_a_sentence() -> None:
    assert (in_sentence("Very good"), in_sentence("NHS care")) == ("very good", "NHS care")
    overall = QualityIndicator(code="overall", title="Overall effectiveness")
    assert indicator_in_sentence(overall) == "overall effectiveness"
    assert indicator_in_sentence(QualityIndicator(code="2.2", title="Impact")) == "2.2"

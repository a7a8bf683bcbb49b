"""One partnership among others."""

import pytest

from inspections.tables.distribution import Absence, ScalesDiffer
from inspections.tables.standing import said_of_others, said_of_place, standing
from tests.inspections.tables.test_distribution import FOUR, SIX

TEN = (5, 5, 4, 4, 4, 4, 4, 3, 3, 2)


def test_where_it_stands_among_ten() -> None:
    found = standing(SIX, 4, TEN)
    assert said_of_others(found.others) == "7 of 10 are good or better."
    assert said_of_place(found) == "2 higher, 5 the same, 3 lower"


def test_those_without_a_grade_are_in_no_count() -> None:
    found = standing(SIX, 4, [5, Absence.NOT_INSPECTED, Absence.NOT_KNOWN])
    assert said_of_others(found.others) == "1 of 1 is good or better."
    assert said_of_place(found) == "1 higher, 0 the same, 0 lower"


def test_without_a_grade_of_its_own_there_is_no_place() -> None:
    assert said_of_place(standing(SIX, Absence.NOT_KNOWN, TEN)) == ""
    assert said_of_others(standing(SIX, 4, []).others) == "None of them has a grade here."


def test_another_scale_is_refused() -> None:
    with pytest.raises(ScalesDiffer):
        standing(FOUR, 4, TEN)

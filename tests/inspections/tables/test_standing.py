"""One partnership among others."""

from inspections.tables.distribution import Absence
from inspections.tables.standing import said_of_others, said_of_place, standing
from tests.inspections.tables.given import given
from tests.inspections.tables.test_distribution import FOUR

TEN = [given(rank, 2020, partnership=9) for rank in (5, 5, 4, 4, 4, 4, 4, 3, 3, 2)]


def test_where_it_stands_among_ten() -> None:
    found = standing(given(4, 2020), TEN)
    assert said_of_others(found.others) == "7 of 10 are good or better."
    assert said_of_place(found) == "2 higher, 5 the same, 3 lower"


def test_others_on_another_scale_are_left_out() -> None:
    found = standing(given(4, 2020), [given(4, scale=FOUR), given(5)], not_inspected=3)
    assert (found.others.graded, found.others.not_inspected) == (1, 3)
    assert said_of_others(found.others) == "1 of 1 is good or better."


def test_without_a_grade_of_its_own_there_is_no_place() -> None:
    found = standing(given(Absence.NOT_KNOWN), TEN)
    assert said_of_place(found) == ""
    assert said_of_others(standing(given(4), []).others) == "None of them has a grade here."

"""The order of what was said, and its words."""

from inspections.tables.distribution import Absence
from inspections.tables.given import by_line, latest
from tests.inspections.tables.given import given


def test_what_has_no_day_is_the_oldest() -> None:
    rows = [given(4, 2020), given(2), given(3, 2018)]
    assert [row.said for row in by_line(rows)[1, 1]] == [2, 3, 4]
    assert latest(rows)[1, 1].said == 4
    assert latest([given(2)])[1, 1].said == 2


def test_a_grade_and_its_absence_have_words_and_colours() -> None:
    assert (given(5).label, given(5).step, given(5).rank) == ("Very good", 6, 5)
    missing = given(Absence.NOT_KNOWN)
    assert (missing.label, missing.step, missing.rank) == ("Not known here", None, None)

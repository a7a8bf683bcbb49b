"""Shares by year, with what stands behind them."""

import datetime

from inspections.tables.distribution import Absence
from inspections.tables.yearly import Period, Share, Year, periods, years
from tests.inspections.tables.given import given

UNTIL = datetime.date(2021, 11, 21)


def test_the_position_moves_slowly_and_the_years_own_grades_are_told() -> None:
    rows = [
        given(4, 2018),
        given(2, 2018, partnership=2),
        given(4, 2020, partnership=2),
        given(3, 2021),
    ]
    assert years(rows, until=UNTIL) == (
        Year(2018, position=Share(1, 2), own=Share(1, 2)),
        Year(2019, position=Share(1, 2), own=Share(0, 0)),
        Year(2020, position=Share(2, 2), own=Share(1, 1)),
        Year(2021, position=Share(1, 2), own=Share(0, 1)),
    )


def test_what_has_no_day_or_lies_ahead_stands_in_no_year() -> None:
    assert years([given(4)], until=UNTIL) == ()
    late = given(4, 2022)
    assert years([late], until=UNTIL) == ()


def test_a_grade_that_is_not_known_takes_the_earlier_ones_place() -> None:
    rows = [given(4, 2020), given(Absence.NOT_KNOWN, 2021)]
    assert [year.position for year in years(rows, until=UNTIL)] == [Share(1, 1), Share(0, 0)]


def test_shares() -> None:
    assert (Share(13, 16).percent, Share(0, 0).percent) == (81, None)
    assert (Share(9, 9).is_small, Share(1, 10).is_small) == (True, False)


def test_years_without_inspections_share_a_row() -> None:
    found = years([given(4, 2017), given(3, 2021)], until=UNTIL)
    assert periods(found) == (
        Period(2017, 2017, Share(1, 1), Share(1, 1)),
        Period(2018, 2020, Share(1, 1), Share(0, 0)),
        Period(2021, 2021, Share(0, 1), Share(0, 1)),
    )


def test_a_dissolved_partnership_stands_at_no_later_years_end() -> None:
    rows = [given(4, 2018), given(2, 2018, partnership=2)]
    found = years(rows, until=UNTIL, ended={2: datetime.date(2020, 3, 31)})
    assert [year.position.whole for year in found] == [2, 2, 1, 1]

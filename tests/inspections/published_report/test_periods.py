"""Days and stretches of days as letters print them."""

from datetime import date

import pytest

from inspections.published_report.periods import Period, date_in, is_date, period_in


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("Between 14 and 18 March 2016, Ofsted", date(2016, 3, 14), date(2016, 3, 18)),
        ("from 9 May to 13 May 2022.", date(2022, 5, 9), date(2022, 5, 13)),
        ("18 November 2019 and 22 November 2019", date(2019, 11, 18), date(2019, 11, 22)),
        ("28 November to 2 December 2016", date(2016, 11, 28), date(2016, 12, 2)),
        ("30 December to 3 January 2020", date(2019, 12, 30), date(2020, 1, 3)),
        ("between 3rd February and 13th March 2020", date(2020, 2, 3), date(2020, 3, 13)),
        ("Monday 5 – Friday 9 June 2023", date(2023, 6, 5), date(2023, 6, 9)),
    ],
)
def test_a_period_in_every_way_that_it_is_printed(printed: str, first: date, last: date) -> None:
    assert period_in(printed) == Period(first, last)


def test_a_missing_year_comes_from_the_date_of_the_letter() -> None:
    period = period_in("Between 20 and 24 June, Ofsted", before=date(2016, 8, 2))
    assert period == Period(date(2016, 6, 20), date(2016, 6, 24), year_printed=False)


def test_a_missing_year_is_the_year_before_where_the_letter_is_from_january() -> None:
    period = period_in("12 to 16 December", before=date(2020, 1, 8))
    assert period
    assert period.first == date(2019, 12, 12)


def test_days_that_cannot_be_are_no_period() -> None:
    assert period_in("31 to 35 June 2020") is None
    assert period_in("24 to 20 June 2020") is None


def test_a_line_that_is_a_date() -> None:
    assert is_date("01 December 2017")
    assert not is_date("Published on 1 December 2017")
    assert date_in("by 16 April 2020. This") == date(2020, 4, 16)

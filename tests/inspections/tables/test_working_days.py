"""Working days by the bank holidays of each nation."""

import datetime

import pytest

from inspections.tables.working_days import (
    after_working_days,
    is_working_day,
    working_days_until,
)

D = datetime.date


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (D(2022, 9, 19), "england scotland wales northern_ireland"),  # a state funeral
        (D(2023, 5, 8), "england scotland wales northern_ireland"),  # a coronation
        (D(2020, 5, 8), "england scotland wales northern_ireland"),  # moved from the Monday
        (D(2021, 12, 28), "england scotland wales northern_ireland"),  # Boxing Day, a Sunday
        (D(2024, 3, 29), "england scotland wales northern_ireland"),  # Good Friday
        (D(2024, 4, 1), "england wales northern_ireland"),  # Easter Monday
        (D(2024, 1, 2), "scotland"),
        (D(2024, 8, 26), "england wales northern_ireland"),
        (D(2024, 8, 5), "scotland"),
        (D(2024, 7, 12), "northern_ireland"),
        (D(2020, 5, 4), ""),  # no holiday in the year in which it was moved
        (D(2024, 5, 4), "england scotland wales northern_ireland"),  # a Saturday
    ],
)
def test_each_nation_has_its_own_holidays(day: datetime.date, nations: str) -> None:
    every = ("england", "scotland", "wales", "northern_ireland")
    assert [name for name in every if not is_working_day(day, name)] == nations.split()


def test_days_are_counted_from_the_day_after() -> None:
    friday = D(2024, 3, 1)
    assert after_working_days(friday, 1, "england") == D(2024, 3, 4)
    assert after_working_days(friday, 0, "england") == friday
    assert working_days_until(friday, friday, "england") == 0
    assert working_days_until(friday, D(2024, 3, 3), "england") == 0


@pytest.mark.parametrize("days", [1, 20, 70, 500])
def test_counting_on_and_counting_up_agree(days: int) -> None:
    end = after_working_days(D(2025, 11, 27), days, "scotland")
    assert working_days_until(D(2025, 11, 27), end, "scotland") == days
    assert working_days_until(end, D(2025, 11, 27), "scotland") == -days

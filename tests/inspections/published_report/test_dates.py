"""Days and periods in the shapes that inspectorates print."""

import pytest

from inspections.published_report.dates import day, periods, visits

PERIODS = {
    "13 May 2019 to 24 May 2019": ["2019-05-13 2019-05-24"],
    "13–24 May 2019": ["2019-05-13 2019-05-24"],
    "8 July to 19 July 2019": ["2019-07-08 2019-07-19"],
    "30 October to 10 November 2023": ["2023-10-30 2023-11-10"],
    "13 December to 7 January 2022": ["2021-12-13 2022-01-07"],
    "30 November 2020 to 8 January 2021": ["2020-11-30 2021-01-08"],
    "Monday 13th May to Friday the 24th of May 2019": ["2019-05-13 2019-05-24"],
    "13/05/2019 – 24/05/2019": ["2019-05-13 2019-05-24"],
    "10 to 21July 2023": ["2023-07-10 2023-07-21"],
    "published on 4 March 2022": ["2022-03-04 2022-03-04"],
    "31 February to 4 March 2022": [],
    "24 May to 13 May 2019": [],
    "in July": [],
}


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text: str) -> None:
    assert [f"{found.start} {found.end}" for found in periods(text)] == PERIODS[text]


@pytest.mark.parametrize(
    "text", ["1 to 5 and 8 to 12 November 2021", "1 to 5 November and 8 to 12 November 2021"]
)
def test_two_weeks_with_a_weekend_between_are_one_visit(text: str) -> None:
    (visit,) = visits(text)
    assert (str(visit.start), str(visit.end)) == ("2021-11-01", "2021-11-12")


def test_a_later_return_is_another_visit() -> None:
    found = visits("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019")
    assert [str(visit.end) for visit in found] == ["2019-07-12", "2019-08-08"]


def test_a_day_without_a_year_takes_the_one_that_is_given() -> None:
    assert str(day("on 24 June", year=2016)) == "2016-06-24"
    assert day("on 24 June") is None

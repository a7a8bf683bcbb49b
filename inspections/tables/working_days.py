"""Working days, as the law on inspections counts them.

SI 2007/462: a working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a
bank holiday. Bank holidays differ between the nations and single ones are proclaimed, so they
come from a library that follows the proclamations.
"""

import datetime
from functools import cache

from holidays import HolidayBase, country_holidays

from inspections.models import Partnership

Nation = Partnership.Nation

SUBDIVISIONS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
"""How the library names the nations."""
ONE_DAY = datetime.timedelta(days=1)
SATURDAY = 5


def is_working_day(day: datetime.date, nation: str) -> bool:
    return day.weekday() < SATURDAY and day not in _bank_holidays(nation)


def after_working_days(start: datetime.date, number: int, nation: str) -> datetime.date:
    """The working day on which so many have gone; the first is the one after `start`."""
    day = start
    while number > 0:
        day += ONE_DAY
        number -= is_working_day(day, nation)
    return day


def working_days_until(start: datetime.date, end: datetime.date, nation: str) -> int:
    """How many working days there are after `start`, up to and with `end`; negative backwards."""
    if end < start:
        return -working_days_until(end, start, nation)
    days = (start + ONE_DAY * number for number in range(1, (end - start).days + 1))
    return sum(is_working_day(day, nation) for day in days)


@cache
def _bank_holidays(nation: str) -> HolidayBase:
    """Public holidays of a nation with the days observed instead; the library adds years itself."""
    return country_holidays("GB", subdiv=SUBDIVISIONS[Nation(nation)])

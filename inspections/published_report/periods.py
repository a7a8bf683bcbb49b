"""Days and stretches of days as reports print them: "9 May to 13 May 2022", "14 and 18 March"."""

import calendar
import datetime
import re
from dataclasses import dataclass

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "(?:" + "|".join(name for name in calendar.month_name if name) + ")"
LONGEST = 200  # days: more is no inspection but a slip of the pattern
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
DATE = re.compile(rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?({_MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE)
PERIOD = re.compile(
    rf"\b{_WEEKDAY}{_DAY}(?:\s+({_MONTH}))?,?(?:\s+(\d{{4}}))?\s*(?:to|and|until|[-–—])\s*"
    rf"{_WEEKDAY}{_DAY}\s+({_MONTH})\b,?(?:\s+(\d{{4}}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """The first and the last day; `year_printed` is false when the year came from elsewhere."""

    first: datetime.date
    last: datetime.date
    year_printed: bool = True


def date_in(text: str) -> datetime.date | None:
    """The first whole date of a text."""
    found = DATE.search(text)
    return _date(found.group(1), found.group(2), int(found.group(3))) if found else None


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    return bool(DATE.fullmatch(text.strip().rstrip(".")))


def period_in(text: str, before: datetime.date | None = None) -> Period | None:
    """The first stretch of days of a text.

    Where no year is printed, it is the last one in which the days lie before the letter's date.
    """
    found = PERIOD.search(text)
    if not found:
        return None
    day, month, year, last_day, last_month, last_year = found.groups()
    if last_year:
        return _period(day, month or last_month, year, last_day, last_month, int(last_year))
    if before is None:
        return None
    for guess in (before.year, before.year - 1):
        period = _period(day, month or last_month, year, last_day, last_month, guess)
        if period and period.last <= before:
            return Period(period.first, period.last, year_printed=False)
    return None


def _period(
    day: str, month: str, year: str | None, last_day: str, last_month: str, last_year: int
) -> Period | None:
    last = _date(last_day, last_month, last_year)
    first = _date(day, month, int(year) if year else last_year)
    if first and last and first > last and not year:
        first = _date(day, month, last_year - 1)
    if first is None or last is None or not 0 <= (last - first).days <= LONGEST:
        return None
    return Period(first, last)


def _date(day: str, month: str, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, _MONTHS[month.lower()], int(day))
    except ValueError:
        return None

"""Dates as inspectorates print them: "13 to 24 May 2019", "6 December 2021 to 7 January"."""

import datetime
import re
from dataclasses import dataclass

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?"
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?"
_YEAR = r",?\s+(\d{4})"
_TO = r"\s*(?:to|until|till|and|[-‐‑‒–—−])\s*"
_ONE = re.compile(rf"\b{_DAY}\s*{_MONTH}(?:{_YEAR})?\b", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b{_DAY}(?:\s*{_MONTH})?(?:{_YEAR})?{_TO}{_DAY}\s*{_MONTH}(?:{_YEAR})?\b", re.IGNORECASE
)
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_SHARED_MONTH = re.compile(  # "1 to 5 and 8 to 12 November 2021"
    rf"\b(\d{{1,2}}{_TO}\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|,|&)\s*"
    rf"(?=(?:the\s+)?\d{{1,2}}{_TO}\d{{1,2}}(?:st|nd|rd|th)?\s+({_MONTH}{_YEAR}))",
    re.IGNORECASE,
)
_YEAR_SOON = re.compile(r".{0,30}?\b(20\d{2})\b", re.DOTALL)
WEEKEND = datetime.timedelta(days=3)  # from Friday to Monday


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included, and the words that say so."""

    start: datetime.date
    end: datetime.date
    words: str


def periods(text: str, year: int | None = None) -> list[Period]:
    """Every period in a text, in order, single days too; `year` where the text names none."""
    text = _FIGURES.sub(_figures_in_words, text)
    text = _SHARED_MONTH.sub(lambda match: f"{match.group(1)} {match.group(2)} and ", text)
    found = []
    place = 0
    while place < len(text):
        period, place = _next_period(text, place, year)
        if period is not None:
            found.append(period)
    return found


def visits(text: str) -> list[Period]:
    """Periods with those put together that only a weekend parts."""
    merged: list[Period] = []
    for period in periods(text):
        if merged and datetime.timedelta(0) < period.start - merged[-1].end <= WEEKEND:
            words = f"{merged[-1].words} and {period.words}"
            merged[-1] = Period(merged[-1].start, period.end, words)
        else:
            merged.append(period)
    return merged


def _next_period(text: str, place: int, year: int | None) -> tuple[Period | None, int]:
    """The next period and where it ends; its year may stand a little later, as in lists."""
    long, one = _PERIOD.search(text, place), _ONE.search(text, place)
    match = min((m for m in (long, one) if m), key=lambda m: (m.start(), -m.end()), default=None)
    if match is None:
        return None, len(text)
    later = _YEAR_SOON.match(text, match.end())
    year = int(later.group(1)) if later else year
    days = _period_days(match, year) if match is long else _single_day(match, year)
    return (Period(*days, match.group()) if days else None), match.end()


def _period_days(
    match: re.Match[str], year: int | None
) -> tuple[datetime.date, datetime.date] | None:
    day1, month1, year1, day2, month2, year2 = match.groups()
    last_year = int(year2) if year2 else int(year1) if year1 else year
    if last_year is None:
        return None
    last_month = _month(month2)
    first_month = _month(month1) if month1 else last_month
    first_year = int(year1) if year1 else last_year - (first_month > last_month)
    start, end = _date(first_year, first_month, day1), _date(last_year, last_month, day2)
    return (start, end) if start and end and start <= end else None


def _single_day(
    match: re.Match[str], year: int | None
) -> tuple[datetime.date, datetime.date] | None:
    day, month, printed_year = match.groups()
    its_year = int(printed_year) if printed_year else year
    found = _date(its_year, _month(month), day) if its_year else None
    return (found, found) if found else None


def day(text: str, year: int | None = None) -> datetime.date | None:
    """The first single day that a text names."""
    return next((found.start for found in periods(text, year)), None)


def _figures_in_words(match: re.Match[str]) -> str:
    """01/12/2019 as 01 december 2019, so that one rule reads both."""
    number = int(match.group(2))
    name = MONTHS[number - 1] if 1 <= number <= 12 else "?"
    return f"{match.group(1)} {name} {match.group(3)}"


def _month(name: str) -> int:
    return next(place for place, month in enumerate(MONTHS, 1) if month[:3] == name[:3].lower())


def _date(year: int, month: int, day_of_month: str) -> datetime.date | None:
    try:
        return datetime.date(year, month, int(day_of_month))
    except ValueError:
        return None

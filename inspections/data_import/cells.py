"""What a cell says: a day, a grade, a kind of inspection, a name."""

import datetime
import re

DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?$")
YEAR_FIRST = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?$")
IN_WORDS = re.compile(
    r"^(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})$"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires improvement to be good": "Requires improvement to be good",
    "requires improvement": "Requires improvement to be good",
    "ri": "Requires improvement to be good",
    "inadequate": "Inadequate",
}
"""Ofsted's grades in full, by what its files and those made from them write."""
BLANKS = frozenset({"", "-", "–", "n/a", "na", "not applicable", "not judged", "no judgement", "z"})
"""What stands where a judgement was not made."""

KINDS = (("focus", "focused_visit"), ("monitor", "monitoring_visit"))
INSPECTIONS = (("short", "short"), ("standard", "standard"))

ENDINGS = re.compile(
    r"\b(metropolitan|county|city|borough|district|unitary|london|royal|council|of|the|authority)\b"
)
SIGNS = re.compile(r"[^a-z0-9]+")


def day_of(text: str) -> datetime.date | None:
    """The day, which is written first or after the year, never after the month; None if it is none.

    Years of two digits are of this century.
    """
    if found := YEAR_FIRST.match(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.match(text):
        day, month, year = found.groups()
    elif found := IN_WORDS.match(text):
        day, name, year = found.groups()
        short = name[:3].lower()
        if short not in MONTHS:
            return None
        month = str(MONTHS.index(short) + 1)
    else:
        return None
    try:
        return datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def is_blank(text: str) -> bool:
    return text.casefold() in BLANKS


def grade_of(text: str) -> str | None:
    """The grade in full, or None where the word is none of Ofsted's."""
    return GRADES.get(" ".join(text.casefold().split()))


def kind_of(text: str) -> str | None:
    """The kind of inspection, or None where the words name none that is imported."""
    words = text.casefold()
    if any(sign in words for sign in ("jtai", "joint", "send")):
        return None
    kinds = KINDS if "visit" in words else INSPECTIONS
    return next((kind for sign, kind in kinds if sign in words), None)


def name_key(name: str) -> str:
    """A name in the form in which its variants are the same: "St. Helens" and "St Helens"."""
    return SIGNS.sub(" ", name.casefold().replace("&", " and ").replace("'", "")).strip()


def bare_name_key(name: str) -> str:
    """The name without what kind of council it is: "Leeds City Council" is "Leeds"."""
    return " ".join(ENDINGS.sub(" ", name_key(name)).split())

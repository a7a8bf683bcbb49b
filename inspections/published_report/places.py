"""Which of the portal's partnerships a report is about, by the names that reports print."""

import re
from dataclasses import dataclass
from functools import cache

from inspections.reference import shipped_partnerships

_TITLES = re.compile(
    r"\b(?:the|city|county|borough|council|councils|royal|london|metropolitan|unitary|district"
    r"|local|area|authority|partnership|safeguarding|children|planning|community|of|mbc|and)\b"
)
_OTHER_NAMES = {
    "bcp": "bournemouth-christchurch-and-poole",
    "comhairle nan eilean siar": "na-h-eileanan-siar",
    "herefordshire": "herefordshire",
    "hull": "kingston-upon-hull",
    "isles of scilly": "isles-of-scilly",
    "orkney": "orkney-islands",
    "richmond": "richmond-upon-thames",
    "shetland": "shetland-islands",
    "southend": "southend-on-sea",
    "stockton": "stockton-on-tees",
    "stoke": "stoke-on-trent",
    "western isles": "na-h-eileanan-siar",
}


@dataclass(frozen=True)
class Place:
    """A partnership as the portal knows it."""

    name: str
    slug: str
    nation: str


def place_named(printed: str) -> Place | None:
    """The partnership that a printed name means, whatever its title: "Bristol City Council"."""
    key = _key(printed)
    if not key and "london" not in printed.lower():
        return None
    return _places().get(key)


@cache
def _places() -> dict[str, Place]:
    rows = [Place(row["name"], row["slug"], row["nation"]) for row in shipped_partnerships()]
    by_slug = {place.slug: place for place in rows}
    others = {name: by_slug[slug] for name, slug in _OTHER_NAMES.items() if slug in by_slug}
    return {_key(name): place for name, place in others.items()} | {
        _key(place.name): place for place in rows
    }


def _key(name: str) -> str:
    """A name without its titles, signs and small words: "bristol"."""
    plain = re.sub(r"[^a-z ]", " ", name.lower().replace("’", "").replace("'", ""))
    return " ".join(_TITLES.sub(" ", plain).split())

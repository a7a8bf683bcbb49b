"""Which council a report means: printed names against those that ship with the portal."""

import re
from dataclasses import dataclass
from functools import cache

from inspections.reference import shipped_partnerships

ALSO_CALLED = {
    "bcp": "bournemouth-christchurch-and-poole",
    "southend": "southend-on-sea",
    "corporation of london": "city-of-london",
    "scilly": "isles-of-scilly",
    "windsor maidenhead": "windsor-and-maidenhead",
    "royal greenwich": "greenwich",
    "newcastle": "newcastle-upon-tyne",
    "richmond": "richmond-upon-thames",
    "stoke": "stoke-on-trent",
    "stockton": "stockton-on-tees",
    "east riding": "east-riding-of-yorkshire",
    "redcar cleveland": "redcar-and-cleveland",
    "bath north east somerset": "bath-and-north-east-somerset",
    "blackburn": "blackburn-with-darwen",
    "brighton hove": "brighton-and-hove",
    "edinburgh": "city-of-edinburgh",
    "glasgow": "glasgow-city",
    "dundee": "dundee-city",
    "aberdeen": "aberdeen-city",
    "orkney": "orkney-islands",
    "shetland": "shetland-islands",
    "western isles": "na-h-eileanan-siar",
}
_AROUND = re.compile(
    r"\b(?:report|re-?inspection|inspection|short|standard|unannounced|of|the|into|for|"
    r"london borough|royal borough|metropolitan|district|borough|county|city|unitary|council|"
    r"local|area|authority|authoritys|children|childrens|young|people|social|care|work|trust|"
    r"company|services?|partnership|safeguarding|and)\b"
)


@dataclass(frozen=True)
class KnownPartnership:
    """A council as the portal knows it."""

    slug: str
    name: str
    nation: str


def plain(name: str) -> str:
    """A name for comparing: small letters, "and" for "&", no signs."""
    name = name.lower().replace("&", " and ").replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^a-z]+", " ", name).split())


def named_in(text: str, nation: str = "") -> list[KnownPartnership]:
    """The councils that a text names, in its order, none inside another's name."""
    left = f" {plain(text)} "
    found: dict[KnownPartnership, int] = {}
    for name, partnership in _by_length():
        if f" {name} " in left and (not nation or partnership.nation == nation):
            found.setdefault(partnership, left.index(f" {name} "))
            left = left.replace(f" {name} ", f" {'|' * len(name)} ")
    return sorted(found, key=lambda partnership: found[partnership])


def as_printed(title: str) -> str:
    """A council's name that the portal does not know, freed of the words around it."""
    words = title.split()
    kept = [bool(_AROUND.sub("", plain(word)).strip()) for word in words]
    if True not in kept:
        return title.strip()
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    return " ".join(words[first : last + 1]).strip(" ,:;.-–—")


@cache
def _by_length() -> tuple[tuple[str, KnownPartnership], ...]:
    rows = shipped_partnerships()
    known = {row["slug"]: KnownPartnership(row["slug"], row["name"], row["nation"]) for row in rows}
    names = {plain(name): known[slug] for name, slug in ALSO_CALLED.items()}
    for row in rows:
        for name in (row["name"], *filter(None, row["other_names"].split("|"))):
            names[plain(name)] = known[row["slug"]]
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))

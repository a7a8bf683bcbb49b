"""The bullets and numbers that begin the items of a pasted list."""

import re
from dataclasses import dataclass

_BULLET = re.compile("(?P<mark>[•‣▪▫●○◦■□·⁃∙➢➤►▶✓✔❖◆♦\uf000-\uf0ff])\\s*")
_DASH = re.compile(r"(?P<mark>[-*–—o])(?=\s|$)\s*")
_NUMBER = re.compile(r"(?P<open>\(?)(?P<mark>\d{1,3})(?P<close>[.)])(?=\s|$|[A-Z])\s*")
_DECIMAL = re.compile(
    r"(?P<before>\d{1,2}(?:\.\d{1,2})*\.)(?P<mark>\d{1,2})[.)]?(?=\s+\W?[A-Z])\s*"
)
_LETTER = re.compile(r"(?P<open>\(?)(?P<mark>[a-zA-Z])(?P<close>[.)])(?=\s|$)\s*")
_ROMAN = re.compile(r"(?P<open>\(?)(?P<mark>[ivx]{1,5})(?P<close>[.)])(?=\s|$)\s*")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Marker:
    """What stands before an item: its style, its place in the sequence, where the words begin."""

    style: str
    ordinal: int | None
    length: int


def possible_markers(line: str) -> list[Marker]:
    """What the beginning of a line may be: "i)" is a Roman one, or the letter after "h)"."""
    bullet = _BULLET.match(line) or _DASH.match(line)
    if bullet is not None:
        return [Marker(bullet["mark"], None, bullet.end())]
    found = [_decimal(line), _number(line), _roman(line), _letter(line)]
    return [marker for marker in found if marker is not None]


def follows(marker: Marker, last: int | None) -> bool:
    """Whether a numbered marker continues its style's sequence, or starts a new one.

    Without this, a line of a broken paragraph that begins with "95." would start an item. One
    missing number is forgiven, and so is a list that numbers every item 1.
    """
    if marker.ordinal is None or marker.ordinal == 1:
        return True
    return last is not None and last < marker.ordinal <= last + 2


def _number(line: str) -> Marker | None:
    found = _NUMBER.match(line)
    return found and Marker(f"{found['open']}1{found['close']}", int(found["mark"]), found.end())


def _decimal(line: str) -> Marker | None:
    found = _DECIMAL.match(line)
    return found and Marker(found["before"], int(found["mark"]), found.end())


def _letter(line: str) -> Marker | None:
    found = _LETTER.match(line)
    if found is None:
        return None
    first = "a" if found["mark"].islower() else "A"
    style = f"{found['open']}{first}{found['close']}"
    return Marker(style, ord(found["mark"]) - ord(first) + 1, found.end())


def _roman(line: str) -> Marker | None:
    found = _ROMAN.match(line)
    if found is None:
        return None
    style = f"{found['open']}i{found['close']}"
    return Marker(style, _roman_value(found["mark"]), found.end())


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )

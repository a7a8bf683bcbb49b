"""A body's own word for a share, such as "most" for 81%, with the table that defines it."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import QuantifierTerm
from inspections.tables.distribution import whole_per_cent


@dataclass(frozen=True)
class Term:
    """A word with the whole per cent from which and to which it is used."""

    word: str
    at_least: int
    at_most: int


@dataclass(frozen=True)
class Words:
    """A body's table of such words, where it comes from, and whether anybody has read it there."""

    name: str
    source: str
    checked: bool
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Quantified:
    """The word for a share, and the table's row and origin that stand beside it."""

    word: str
    at_least: int
    at_most: int
    name: str
    source: str
    checked: bool


def words_of(terms: Iterable[QuantifierTerm]) -> Words | None:
    """Reads each term's table, so select it along with them; None where the body has no table."""
    rows = tuple(terms)
    if not rows:
        return None
    table = rows[0].table
    words = tuple(Term(term.word, term.at_least, term.at_most) for term in rows)
    return Words(table.name, table.source, table.checked, words)


def quantified(words: Words | None, part: int, whole: int) -> Quantified | None:
    """The body's word for `part` of `whole`; None where it has none for that share, or no table."""
    if words is None or not whole:
        return None
    share = share_in_table(part, whole)
    term = next((term for term in words.terms if term.at_least <= share <= term.at_most), None)
    if term is None:
        return None
    return Quantified(
        term.word, term.at_least, term.at_most, words.name, words.source, words.checked
    )


def share_in_table(part: int, whole: int) -> int:
    """The share as such tables count it: in whole per cent, and 50 stands only for a half.

    Tables have a boundary at 50%, so 62 of 125 must not be called a majority by rounding.
    """
    rounded = whole_per_cent(part, whole)
    if rounded == 50 and part * 2 != whole:
        return 49 if part * 2 < whole else 51
    return rounded

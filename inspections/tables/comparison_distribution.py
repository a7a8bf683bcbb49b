"""What a comparison's columns say in numbers: a distribution and a sentence for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.tables.chart import Bar, bar
from inspections.tables.comparison import Selection
from inspections.tables.comparison_columns import Column
from inspections.tables.counted import counted, in_sentence, middle, one_of
from inspections.tables.distribution import Distribution, Part, Said, distribution, together
from inspections.tables.quantifier import Quantified, Words, quantified

NAMED_BY_CODE, NAMED_BY_TITLE = 6, 2
"""More indicators than so many are counted in a sentence, not named."""


@dataclass(frozen=True)
class Key:
    """A grade in the key of a bar, with what asks the comparison for its partnerships."""

    part: Part
    query: str
    """Filters that leave those alone; nothing where there are none."""


@dataclass(frozen=True)
class ColumnNumbers:
    """One column in numbers."""

    column: Column
    spread: Distribution
    said: str
    middle: str
    alone: tuple[str, ...]
    quantified: Quantified | None
    bar: Bar
    keys: tuple[Key, ...]
    """The grades that were given, the best first."""
    nobody: str
    """The grades that were not, joined."""


@dataclass(frozen=True)
class Together:
    """Several columns of one framework and scale counted as one."""

    said: str
    spread: Distribution
    quantified: Quantified | None


def column_numbers(selected: Selection, words: Words | None) -> tuple[ColumnNumbers, ...]:
    """`words` are the framework's own for shares; columns of other frameworks get none."""
    return tuple(_column(selected, column, words) for column in selected.columns)


def _column(selected: Selection, column: Column, words: Words | None) -> ColumnNumbers:
    spread = distribution(column.scale, selected.said(column))
    return ColumnNumbers(
        column=column,
        spread=spread,
        said=counted(spread, [name_in_sentence(column)]),
        middle=middle(spread),
        alone=alone(selected, column, spread),
        quantified=None if column.beside else quantified(words, spread.good, spread.graded),
        bar=bar(spread),
        keys=tuple(Key(part, _query(column, part)) for part in spread.parts if part.count),
        nobody=one_of([column.scale.level(rank) for rank, count in spread.counts if not count]),
    )


def all_together(selected: Selection, words: Words | None) -> Together | None:
    """The framework's own columns as one, where they are several and of one scale.

    Comparable columns of other frameworks stand beside and are never counted in.
    """
    own = [column for column in selected.columns if not column.beside]
    graded = [(column, distribution(column.scale, selected.said(column))) for column in own]
    graded = [(column, spread) for column, spread in graded if spread.graded]
    if len(graded) < 2 or len({column.scale for column, _spread in graded}) > 1:
        return None
    spread = together([spread for _column, spread in graded])
    said = counted(spread, names_in_sentence([column for column, _spread in graded]))
    return Together(said, spread, quantified(words, spread.good, spread.graded))


def name_in_sentence(column: Column) -> str:
    """Its printed code; a judgement without one by its name."""
    return column.code or in_sentence(column.title)


def names_in_sentence(columns: Sequence[Column]) -> list[str]:
    """Each by its name, unless that makes a sentence which nobody could say in one breath."""
    has_codes = all(column.code for column in columns)
    if len(columns) <= (NAMED_BY_CODE if has_codes else NAMED_BY_TITLE):
        return [name_in_sentence(column) for column in columns]
    count = {"n": len(columns)}
    if has_codes:
        return [ngettext("%(n)s indicator", "%(n)s indicators", len(columns)) % count]
    return [ngettext("%(n)s judgement", "%(n)s judgements", len(columns)) % count]


def alone(selected: Selection, column: Column, spread: Distribution) -> tuple[str, ...]:
    """Who is the only one below the others, and who above: "Orkney is the only one below good." """
    given = [rank for rank, count in spread.counts if count]
    if len(given) < 2 or spread.graded < 3:
        return ()
    counts = dict(spread.counts)
    found = []
    for rank, nearest, said in (
        (given[0], given[1], _("%(name)s is the only one above %(grade)s.")),
        (given[-1], given[-2], _("%(name)s is the only one below %(grade)s.")),
    ):
        if counts[rank] == 1:
            grade = in_sentence(spread.scale.level(nearest).label)
            found.append(said % {"name": _who(selected, column, rank), "grade": grade})
    return tuple(found)


def _who(selected: Selection, column: Column, said: Said) -> str:
    place = selected.columns.index(column)
    return next(row.place.name for row in selected.rows if row.cells[place].said == said)


def _query(column: Column, part: Part) -> str:
    if column.beside:
        return ""
    grade = slugify(part.label)
    return f"indicator={column.key}&at_least={grade}&at_most={grade}"

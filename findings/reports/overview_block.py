"""What an overview is made of beside the blocks that every paper has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from findings.reports.distribution_picture import BarRow, distribution_picture, said
from findings.reports.overview_count import ColumnCount
from findings.reports.programme_facts import (
    EvidenceTotalFacts,
    ExampleFacts,
    LevelFacts,
    TermFacts,
)
from inspections.tables.distribution import Level

MOST_BARS, MOST_COLUMNS = 6, 5
"""How much stands in one picture, and side by side in one table, and can still be read."""


@dataclass(frozen=True)
class Bars:
    """Distributions as bars, and in Word, which has no picture, as words."""

    template: ClassVar[str] = "papers/blocks/bars.html"
    rows: tuple[BarRow, ...]

    @property
    def pictures(self) -> tuple[str, ...]:
        starts = range(0, len(self.rows), MOST_BARS)
        return tuple(distribution_picture(self.rows[at : at + MOST_BARS]) for at in starts)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(said(row) for row in self.rows)


@dataclass(frozen=True)
class CountTable:
    """How many partnerships have each grade, for the indicators of one scale."""

    template: ClassVar[str] = "papers/blocks/counts.html"
    levels: tuple[Level, ...]
    rows: tuple[ColumnCount, ...]

    @property
    def has_absent(self) -> bool:
        return any(row.distribution.absent for row in self.rows)

    @property
    def has_unchecked(self) -> bool:
        return not all(row.column.is_checked for row in self.rows)


@dataclass(frozen=True)
class Cell:
    """A grade as a word, its place on the ramp of colours; without a step there is no grade."""

    label: str
    step: int | None = None


@dataclass(frozen=True)
class EvaluationRow:
    """One partnership's grades, in the order of the columns."""

    partnership: str
    published: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class EvaluationTable:
    """Partnerships by indicators; the days stand in the first of several tables alone."""

    template: ClassVar[str] = "papers/blocks/evaluations.html"
    caption: str
    columns: tuple[ColumnCount, ...]
    rows: tuple[EvaluationRow, ...]
    has_days: bool

    @property
    def has_unchecked(self) -> bool:
        return not all(row.column.is_checked for row in self.columns)


@dataclass(frozen=True)
class EvidenceTotals:
    """What the inspections rest on together."""

    template: ClassVar[str] = "papers/blocks/evidence_totals.html"
    rows: tuple[EvidenceTotalFacts, ...]
    whole: int
    """How many inspections there are."""

    @property
    def is_withheld(self) -> bool:
        return any(row.withheld for row in self.rows)


@dataclass(frozen=True)
class Examples:
    """Good practice, each under the name of its partnership."""

    template: ClassVar[str] = "papers/blocks/examples.html"
    rows: tuple[tuple[ExampleFacts, str], ...]
    """With the question that each answers, where it is known."""


@dataclass(frozen=True)
class Levels:
    """The grades of a scale and what each means."""

    template: ClassVar[str] = "papers/blocks/levels.html"
    name: str
    rows: tuple[LevelFacts, ...]

    @property
    def has_unchecked(self) -> bool:
        return not all(row.is_checked for row in self.rows)


@dataclass(frozen=True)
class Quantifiers:
    """A body's words for shares, as a table."""

    template: ClassVar[str] = "papers/blocks/quantifiers.html"
    rows: tuple[TermFacts, ...]


@dataclass(frozen=True)
class Glossary:
    """Terms with what they mean, in the order of the alphabet."""

    template: ClassVar[str] = "papers/blocks/glossary.html"
    rows: tuple[tuple[str, str], ...]


def lines_of(block: object) -> Iterator[str]:
    """The beginning of what a block prints, for the preview in the editor."""
    match block:
        case Bars():
            yield from block.words
        case EvaluationTable():
            for row in block.rows:
                yield f"{row.partnership}: {', '.join(cell.label for cell in row.cells)}"
        case EvidenceTotals():
            yield from (f"{row.measure}: {row.total}" for row in block.rows)
        case Examples():
            yield from (
                f"{row.partnership}: {row.summary or row.text}" for row, _asked in block.rows
            )
        case Levels():
            yield from (f"{row.label}: {row.definition}" for row in block.rows)
        case Quantifiers():
            yield from (f"{row.word}: {row.at_least}% – {row.at_most}%" for row in block.rows)


def glossary_of(text: str) -> tuple[tuple[str, str], ...]:
    """What an author typed: a term, a colon and its meaning on each line; a line without a colon
    goes on with the one before.
    """
    found: list[tuple[str, str]] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        term, colon, meaning = line.partition(":")
        if colon and term.strip() and meaning.strip():
            found.append((term.strip(), meaning.strip()))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
        else:
            found.append((line.rstrip(":"), ""))
    return tuple(sorted(found, key=lambda entry: entry[0].casefold()))

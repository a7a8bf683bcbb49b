"""What the grades of a programme come to: counts that a snapshot's facts give, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from findings.reports.programme_facts import (
    ColumnFacts,
    EvaluationFacts,
    InspectedFacts,
    ProgrammeFacts,
)
from inspections.tables.counted import counted, in_sentence
from inspections.tables.distribution import (
    Absence,
    Distribution,
    Level,
    Said,
    Scale,
    distribution,
    together,
)
from inspections.tables.quantifier import Quantified, Term, Words, quantified

OVERALL = ":overall"
"""How the key of an indicator ends that sums up the others."""


@dataclass(frozen=True)
class ColumnCount:
    """One indicator, and how its grades are distributed over the partnerships."""

    column: ColumnFacts
    distribution: Distribution

    @property
    def title(self) -> str:
        return f"{self.column.code} {self.column.title}".strip()

    @property
    def without_grade(self) -> int:
        return self.distribution.total - self.distribution.graded

    @property
    def in_sentence(self) -> str:
        """Its code; Ofsted's judgements have names alone."""
        return self.column.code or f"“{in_sentence(self.column.title)}”"


@dataclass(frozen=True)
class Counted:
    """Several indicators of one scale, counted together."""

    columns: tuple[ColumnCount, ...]

    @property
    def distribution(self) -> Distribution:
        return together([column.distribution for column in self.columns])

    @property
    def sentence(self) -> str:
        return counted(self.distribution, [column.in_sentence for column in self.columns])


@dataclass(frozen=True)
class Below:
    """A partnership with the evaluations of it that are below good."""

    partnership: str
    evaluations: tuple[tuple[str, str], ...]
    """Pairs of an indicator as a sentence has it, and the grade."""


def column_counts(facts: ProgrammeFacts) -> tuple[ColumnCount, ...]:
    """Every indicator that was evaluated and has a scale, in the order of its edition."""
    scales = {row.name: scale_of(facts, row.name) for row in facts.scales}
    return tuple(
        ColumnCount(column, distribution(scales[column.scale], _said(facts, column.key)))
        for column in facts.columns
        if column.scale in scales
    )


def headline(facts: ProgrammeFacts) -> Counted | None:
    """The indicators that the first page counts together.

    An overall judgement alone, where inspectors give one. Else those of which every partnership's
    grade is known, where there are any: a share of some few known grades would say little. Of
    several scales, the one that most of them have.
    """
    columns = [row for row in column_counts(facts) if row.distribution.graded]
    if overall := [row for row in columns if row.column.key.endswith(OVERALL)]:
        return Counted((overall[0],))
    whole = [row for row in columns if row.distribution.graded == len(facts.inspections)]
    by_scale: dict[str, list[ColumnCount]] = {}
    for row in whole or columns:
        by_scale.setdefault(row.column.scale, []).append(row)
    if not by_scale:
        return None
    largest = sorted(by_scale.values(), key=len)[-1]
    return Counted(tuple(largest))


def below_good(facts: ProgrammeFacts) -> tuple[Below, ...]:
    """The partnerships with a grade below good, and which."""
    good = {row.column.key: row for row in column_counts(facts) if _says_good(row.distribution)}
    found = ((row.partnership, _below(row, good)) for row in facts.inspections)
    return tuple(Below(name, evaluations) for name, evaluations in found if evaluations)


def word_for(facts: ProgrammeFacts, part: int, whole: int) -> Quantified | None:
    """The body's own word for a share."""
    table = facts.quantifiers
    if table is None:
        return None
    terms = tuple(Term(row.word, row.at_least, row.at_most) for row in table.terms)
    return quantified(Words(table.name, table.source, table.is_checked, terms), part, whole)


def scale_of(facts: ProgrammeFacts, name: str) -> Scale:
    row = next(row for row in facts.scales if row.name == name)
    levels = (
        Level(level.rank, level.label, level.good_or_better, level.definition)
        for level in row.levels
    )
    return Scale(row.name, tuple(levels))


def _said(facts: ProgrammeFacts, key: str) -> Sequence[Said]:
    """What each inspection says of one indicator."""
    found = (
        {row.column: row for row in inspection.evaluations} for inspection in facts.inspections
    )
    return [_one_said(rows.get(key)) for rows in found]


def _one_said(evaluation: EvaluationFacts | None) -> Said:
    if evaluation is None:
        return Absence.NOT_INSPECTED
    return Absence(evaluation.absence) if evaluation.rank is None else evaluation.rank


def _says_good(counts: Distribution) -> bool:
    return any(level.good_or_better for level in counts.scale.levels)


def _below(row: InspectedFacts, good: dict[str, ColumnCount]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (good[said.column].in_sentence, in_sentence(said.label))
        for said in row.evaluations
        if said.rank is not None
        and said.column in good
        and not good[said.column].distribution.scale.is_good(said.rank)
    )

"""An inspection's grades: one row for each indicator, and how many of each grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from inspections.models import Evaluation


@dataclass(frozen=True)
class GradeRow:
    """What an inspection says of one indicator; `step` and `rank` are None without a grade."""

    code: str
    indicator: str
    label: str
    definition: str = ""
    commentary: str = ""
    step: int | None = None
    rank: int | None = None
    levels: int | None = None
    reason: str = ""
    """Why there is no grade: a value of Evaluation.WithoutGrade, or nothing."""
    anchor: str = ""
    """Names the row within its page: links of the comparison lead to it."""
    page: int | None = None
    """The page of the published report that it was read on."""


@dataclass(frozen=True)
class GradeTally:
    """How many indicators of an inspection have one grade, or have none for one reason."""

    label: str
    count: int
    step: int | None
    rank: int | None
    levels: int | None


def grade_row(evaluation: Evaluation) -> GradeRow:
    """Reads the evaluation's indicator, grade and scale, so select them along with it."""
    grade, indicator = evaluation.grade, evaluation.indicator
    return GradeRow(
        code=indicator.printed_code,
        indicator=indicator.title,
        label=evaluation.said,
        definition=grade.definition if grade else "",
        commentary=evaluation.commentary,
        step=grade.step if grade else None,
        rank=grade.rank if grade else None,
        levels=grade.scale.levels if grade else None,
        reason=evaluation.without_grade,
        anchor=f"evaluation-{indicator.code}",
        page=evaluation.source_page,
    )


def grade_rows(evaluations: Iterable[Evaluation]) -> tuple[GradeRow, ...]:
    return tuple(grade_row(evaluation) for evaluation in evaluations)


def best_first(rows: Iterable[GradeRow]) -> list[GradeRow]:
    """Grades from the best down, then indicators without one, each reason together."""
    return sorted(rows, key=lambda row: (-(row.rank or 0), row.reason))


def tally(rows: Iterable[GradeRow]) -> tuple[GradeTally, ...]:
    """The grades that were given, the best first, each with its count."""
    same = [list(group) for _, group in groupby(best_first(rows), key=lambda row: row.label)]
    return tuple(
        GradeTally(group[0].label, len(group), group[0].step, group[0].rank, group[0].levels)
        for group in same
    )

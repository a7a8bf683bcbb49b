"""The indicators of an edition as the officer meets them: what is graded, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspections.models import Evaluation, QualityIndicator


@dataclass(frozen=True)
class GradingRow:
    """One indicator with its evaluation, if there is one yet."""

    indicator: QualityIndicator
    evaluation: Evaluation | None


def grading_rows(
    indicators: Sequence[QualityIndicator], evaluations: Mapping[int, Evaluation]
) -> tuple[list[GradingRow], list[GradingRow]]:
    """The indicators to grade, and the others, each in the edition's order."""
    rows = [GradingRow(indicator, evaluations.get(indicator.pk)) for indicator in indicators]
    return (
        [row for row in rows if row.indicator.formally_graded],
        [row for row in rows if not row.indicator.formally_graded],
    )


def next_to_grade(current: QualityIndicator, rows: Sequence[GradingRow]) -> QualityIndicator | None:
    """The first indicator behind this one that is not graded, else the first one before it."""
    waiting = [row.indicator for row in rows if row.evaluation is None and row.indicator != current]
    behind = [indicator for indicator in waiting if indicator.position > current.position]
    return next(iter(behind or waiting), None)

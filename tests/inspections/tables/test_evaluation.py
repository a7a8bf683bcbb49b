"""Grades as rows and as a tally."""

from inspections.tables.evaluation import GradeRow, GradeTally, tally


def row(label: str, rank: int | None, reason: str = "") -> GradeRow:
    return GradeRow("1.1", "Impact", label, rank=rank, step=rank, levels=6, reason=reason)


def test_a_tally_counts_the_best_first_and_what_has_no_grade_last() -> None:
    rows = [
        row("Adequate", 3),
        row("Not known here", None, "not_known"),
        row("Good", 4),
        row("Adequate", 3),
    ]
    assert tally(rows) == (
        GradeTally("Good", 1, 4, 4, 6),
        GradeTally("Adequate", 2, 3, 3, 6),
        GradeTally("Not known here", 1, None, None, 6),
    )


def test_an_inspection_without_evaluations_has_an_empty_tally() -> None:
    assert tally([]) == ()

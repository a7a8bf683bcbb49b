"""Small counts are not told outside the entering team."""

import pytest

from inspections.models import EvidenceCount
from inspections.tables.evidence_count import EvidenceRow, evidence_rows, shown_count


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (95, "95"), (1234, "1,234")],
)
def test_counts_below_the_threshold_are_withheld(count: int, said: str) -> None:
    assert shown_count(count, threshold=5) == said


def test_who_enters_the_counts_sees_them() -> None:
    assert shown_count(1, threshold=None) == "1"


def test_rows_name_what_was_counted() -> None:
    counts = [
        EvidenceCount(measure="case_files", count=95),
        EvidenceCount(measure="other", other_measure="Visits to foster homes", count=2),
    ]
    assert evidence_rows(counts, threshold=5) == (
        EvidenceRow("Case files read", "95"),
        EvidenceRow("Visits to foster homes", "fewer than 5"),
    )

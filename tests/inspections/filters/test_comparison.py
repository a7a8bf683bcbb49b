"""What a comparison selects: rows, columns and positions, and what it says of odd filters."""

import pytest

from inspections.tables.comparison import Selection
from inspections.tables.distribution import Absence, distribution, together
from portal.accounts.models import User
from tests.inspections.filters.conftest import Compare

pytestmark = pytest.mark.django_db
CARE = "children-care-and-protection"


def said(selected: Selection, slug: str) -> list[str]:
    """A partnership's cells in words."""
    row = next(row for row in selected.rows if row.place.slug == slug)
    return [
        cell.said.value if isinstance(cell.said, Absence) else column.scale.level(cell.said).label
        for column, cell in zip(selected.columns, row.cells, strict=True)
    ]


@pytest.mark.usefixtures("demonstration")
def test_orkney_is_weak_and_adequate_and_stirling_very_good(
    compare: Compare, inspector: User
) -> None:
    _, selected = compare(inspector, framework=CARE)
    assert [column.code for column in selected.columns] == ["1.1", "2.1", "2.2", "9"]
    assert said(selected, "orkney-islands") == ["not_known", "Weak", "Adequate", "not_known"]
    assert said(selected, "stirling")[2] == "Very good"
    assert said(selected, "highland") == ["not_inspected"] * 4


@pytest.mark.usefixtures("demonstration")
def test_the_eight_give_13_of_16(compare: Compare, inspector: User) -> None:
    _, selected = compare(inspector, framework=CARE, programme="joint-inspections-2018-2020")
    parts = [distribution(column.scale, selected.said(column)) for column in selected.columns[1:3]]
    assert len(selected.rows) == 8
    assert (together(parts).good, together(parts).graded) == (13, 16)

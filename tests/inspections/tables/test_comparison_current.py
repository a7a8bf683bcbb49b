"""A dissolved authority keeps its row and is counted with nobody."""

import datetime
from dataclasses import replace

from inspections.tables.comparison import NOT_INSPECTED, Place, Row, Selection
from inspections.tables.comparison_current import current, last_days

LAST_DAY = datetime.date(2021, 3, 31)
HERE = Place(1, "Midlothian", "midlothian", "scotland", "", None, None)
GONE = Place(2, "Northamptonshire", "northamptonshire", "england", "", None, LAST_DAY)
BOTH = Selection((), (Row(HERE, (NOT_INSPECTED,)), Row(GONE, (NOT_INSPECTED,))))


def test_it_counts_until_its_last_day() -> None:
    assert current(BOTH, on=LAST_DAY).selected == BOTH
    after = current(BOTH, on=LAST_DAY + datetime.timedelta(days=1))
    assert [row.place for row in after.selected.rows] == [HERE]
    assert after.dissolved == (GONE,)


def test_last_days_are_of_the_dissolved_alone() -> None:
    assert last_days([HERE, GONE]) == {2: LAST_DAY}


def test_one_without_an_area_code_counts_only_where_it_cannot_be_one_of_the_others() -> None:
    named = replace(HERE, pk=3, gss_code="E08000008")
    graded = replace(NOT_INSPECTED, said=4)
    both = Selection((), (Row(HERE, (graded,)), Row(named, (graded,))))
    assert current(both, on=LAST_DAY).unnamed == (HERE,)
    assert [row.place for row in current(both, on=LAST_DAY).selected.rows] == [named]
    alone = Selection((), (Row(HERE, (graded,)), Row(named, (NOT_INSPECTED,))))
    assert current(alone, on=LAST_DAY).selected == alone

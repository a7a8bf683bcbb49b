"""Improved, same, declined, first: of one line and on one scale."""

import pytest

from inspections.tables.change import (
    Change,
    ChangeCount,
    changes,
    count_changes,
    said_of_changes,
    step_of,
    steps_said,
)
from inspections.tables.distribution import Absence, Said
from tests.inspections.tables.given import given
from tests.inspections.tables.test_distribution import FOUR


@pytest.mark.parametrize(
    ("before", "now", "change", "steps"),
    [
        (2, 4, Change.IMPROVED, 2),
        (4, 4, Change.SAME, 0),
        (5, 3, Change.DECLINED, -2),
        (Absence.NOT_KNOWN, 4, Change.NOT_COMPARED, 0),
        (4, Absence.NOT_GRADED, Change.NOT_COMPARED, 0),
    ],
)
def test_the_last_two_are_compared(before: Said, now: Said, change: Change, steps: int) -> None:
    found = step_of([given(before, 2018), given(now, 2022)])
    assert (found.change, found.steps) == (change, steps)


def test_only_the_last_two_count() -> None:
    (found,) = changes([given(4, 2022), given(1, 2014), given(5, 2018)])
    assert found.change is Change.DECLINED


def test_the_first_is_no_change() -> None:
    (found,) = changes([given(4, 2022)])
    assert (found.change, found.before) == (Change.FIRST, None)
    (unknown,) = changes([given(Absence.NOT_KNOWN, 2022)])
    assert unknown.change is Change.NOT_COMPARED
    assert unknown.why_not == "The latest grade is not known here"


def test_scales_are_not_compared() -> None:
    found = step_of([given(4, 2018), given(4, 2022, scale=FOUR)])
    assert (found.change, found.why_not) == (Change.NOT_COMPARED, "On another scale")


def test_lines_and_partnerships_are_apart() -> None:
    rows = [given(2, 2018), given(4, 2022, line=2), given(5, 2022, partnership=2), given(3, 2022)]
    counted = count_changes(changes(rows))
    assert counted == ChangeCount(improved=1, first=2)
    assert counted.compared == 1


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (
            ChangeCount(5, 4, 3, first=8),
            "Of 12 with an earlier grade, 5 improved, 4 stayed the same and 3 declined.",
        ),
        (ChangeCount(1), "Of 1 with an earlier grade, 1 improved."),
        (ChangeCount(first=8), "No grade can be compared with an earlier one."),
    ],
)
def test_changes_are_said(count: ChangeCount, said: str) -> None:
    assert said_of_changes(count) == said


def test_steps_are_said() -> None:
    assert [steps_said(steps) for steps in (0, 1, -2)] == ["", "1 grade up", "2 grades down"]

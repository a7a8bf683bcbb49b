"""Bars in time: their places, the names of months, and what has no dates."""

import datetime

import pytest

from findings.models import ActionPlan, ImprovementAction, Milestone
from findings.tables.improvement_action import rows_of
from findings.tables.plan_timeline import TimeLine, span_words, time_lines, time_scale

START, DUE = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
NOON = datetime.date(2026, 7, 2)


def line(**fields: object) -> TimeLine:
    action = ImprovementAction(pk=1, plan=ActionPlan(), **fields)
    step = Milestone(title="Half", due_on=NOON, done_on=NOON)
    action._prefetched_objects_cache = {"milestones": [step]}  # type: ignore[attr-defined]
    rows = rows_of([action], on=NOON, may_update=lambda _action: False)
    return time_lines(rows, time_scale([START, DUE], on=NOON))[1]


def test_a_bar_reaches_from_the_start_until_the_due_date() -> None:
    drawn = line(starts_on=START, due_on=DUE, percent=50)
    assert (drawn.x, drawn.width, drawn.done, drawn.first_due) == ("0%", "100%", "50%", "")
    assert (drawn.milestones[0].x, drawn.milestones_done) == ("49.86%", 1)


def test_a_revised_bar_keeps_the_first_due_date() -> None:
    drawn = line(starts_on=START, due_on=NOON, revised_due_on=DUE)
    assert (drawn.width, drawn.first_due) == ("100%", "49.86%")


@pytest.mark.parametrize("days", [{}, {"starts_on": START}, {"due_on": DUE}])
def test_without_both_days_there_is_no_bar(days: dict[str, datetime.date]) -> None:
    assert line(**days).width == ""


def test_months_are_named_as_far_as_there_is_room() -> None:
    year = time_scale([START, DUE], on=NOON)
    assert [tick.label for tick in year.ticks[:3]] == ["Jan", "Feb", "Mar"]
    assert [tick.year for tick in year.ticks if tick.year] == ["2026"]
    decade = time_scale([START, datetime.date(2035, 6, 1)], on=NOON)
    assert {tick.label for tick in decade.ticks if tick.label} == {"Jan", "Jul"}
    assert span_words(year) == "January 2026 to December 2026"


def test_today_is_within_the_scale_of_a_plan_that_is_over() -> None:
    assert time_scale([START, DUE], on=datetime.date(2028, 2, 10)).last == datetime.date(2028, 3, 1)

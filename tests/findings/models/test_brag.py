"""The suggested BRAG rating, case by case as its rule is written."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import Brag, ImprovementAction
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plans import action_in, plan_for, update_on

Status = ImprovementAction.Status
ON = datetime.date(2026, 12, 10)
"""A hundred days of two hundred have gone."""
SPAN: dict[str, Any] = {
    "starts_on": datetime.date(2026, 9, 1),
    "due_on": datetime.date(2027, 3, 20),
}


@pytest.mark.parametrize(
    ("fields", "suggested"),
    [
        ({"status": Status.CANCELLED, "cancelled_reason": "Done elsewhere"}, ""),
        ({"status": Status.VERIFIED}, Brag.BLUE),
        ({"status": Status.COMPLETE, "due_on": datetime.date(2026, 9, 30)}, Brag.GREEN),
        ({"starts_on": None}, ""),
        ({"due_on": None}, ""),
        ({"due_on": datetime.date(2026, 12, 9), "percent": 100}, Brag.RED),
        ({"due_on": ON, "percent": 95}, Brag.GREEN),
        ({"percent": 40}, Brag.GREEN),
        ({"percent": 39}, Brag.AMBER),
        ({"percent": 15}, Brag.AMBER),
        ({"percent": 14}, Brag.RED),
        ({"starts_on": ON}, Brag.GREEN),
        ({"starts_on": datetime.date(2027, 1, 1)}, Brag.GREEN),
        (
            {"due_on": datetime.date(2026, 12, 1), "revised_due_on": SPAN["due_on"], "percent": 50},
            Brag.GREEN,
        ),
    ],
)
def test_the_rule(
    published: Inspection, officer: User, fields: dict[str, Any], suggested: str
) -> None:
    action = action_in(plan_for(published, officer), **{**SPAN, **fields})
    update_on(action, officer, written_at=timezone.make_aware(datetime.datetime(2026, 12, 9)))
    assert rated(action).suggested == suggested


@pytest.mark.parametrize(
    ("all_of_them", "done", "suggested"),
    [(5, 2, Brag.GREEN), (5, 1, Brag.AMBER), (5, 0, Brag.RED), (1, 0, Brag.GREEN)],
)
def test_milestones_count_before_per_cent(
    published: Inspection, officer: User, all_of_them: int, done: int, suggested: str
) -> None:
    """Half of the time has gone: of five milestones, two should be done; of one, none."""
    names = [f"Step {number}" for number in range(all_of_them)]
    action = action_in(plan_for(published, officer), milestones=names, percent=100, **SPAN)
    action.milestones.filter(title__in=names[:done]).update(done_on=ON)
    update_on(action, officer, written_at=timezone.make_aware(datetime.datetime(2026, 12, 9)))
    assert rated(action).suggested == suggested


def test_a_dated_milestone_counts_from_its_date(published: Inspection, officer: User) -> None:
    action = action_in(plan_for(published, officer), milestones=("Plan", "Do", "See"), **SPAN)
    update_on(action, officer, written_at=timezone.make_aware(datetime.datetime(2026, 12, 9)))
    action.milestones.update(due_on=ON)
    assert rated(action).suggested == Brag.GREEN
    action.milestones.filter(title="Plan").update(due_on=ON - datetime.timedelta(days=1))
    assert rated(action).suggested == Brag.AMBER


@pytest.mark.parametrize(("day", "suggested"), [(9, Brag.GREEN), (8, Brag.AMBER)])
def test_an_update_older_than_a_month_makes_green_amber(
    published: Inspection, officer: User, day: int, suggested: str
) -> None:
    action = action_in(plan_for(published, officer), percent=60, **SPAN)
    update_on(action, officer, written_at=timezone.make_aware(datetime.datetime(2026, 11, day)))
    assert rated(action).suggested == suggested


def test_a_person_may_rate_otherwise_with_a_reason(published: Inspection, officer: User) -> None:
    override: dict[str, Any] = {"brag_override": Brag.AMBER, "brag_reason": "Staff are leaving"}
    action = rated(action_in(plan_for(published, officer), percent=60, **SPAN, **override))
    assert action.brag == Brag.AMBER


def rated(action: ImprovementAction) -> Any:  # noqa: ANN401 - with what the query annotates
    return ImprovementAction.objects.with_brag(on=ON).get(pk=action.pk)

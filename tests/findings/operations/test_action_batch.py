"""Many changes of a plan's actions at once: by the rules of one, in as many queries as a few."""

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.models import ActionPlan, Finding, ImprovementAction, Notice
from findings.operations.action_batch import ActionBatch
from findings.operations.action_lock import ActionCancelled, PlanNotAgreed
from findings.operations.improvement_action import (
    ActionDetails,
    DueDateAgreed,
    ForeignArea,
    OwnerWithoutAccess,
)
from inspections.models import Inspection
from portal.access.operation import recorded
from portal.accounts.models import User
from tests.plans import action_in, area_of, plan_for

AT = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.UTC)
Status = ImprovementAction.Status
MOST_QUERIES = 40


@pytest.fixture
def area(published: Inspection) -> Finding:
    return area_of(published)


@pytest.fixture
def plan(published: Inspection, area: Finding, officer: User) -> ActionPlan:
    plan = plan_for(published, officer)
    for title in ("First", "Second"):
        action_in(plan, title, areas=[area], milestones=("Begin",))
    return plan


@recorded
def change_all(*, plan: ActionPlan, by: User, **changes: object) -> None:
    """Edit each action, tell of it, put it off, and add as many again."""
    batch = ActionBatch(plan, at=AT, by=by)
    for action in batch.actions.values():
        details = ActionDetails.of(action)
        batch.edit(action, replace(details, **changes))  # type: ignore[arg-type]
        told = {"status_after": Status.IN_PROGRESS, "percent_after": 50}
        batch.tell(action, {"text": "Begun", "next_step": "", **told})  # type: ignore[typeddict-item]
        batch.revise(action, datetime.date(2029, 1, 1), "Auditors were ill")
        batch.add(replace(details, title=f"More than {action.title}"))
    batch.write()


def test_everything_is_written(
    plan: ActionPlan, published: Inspection, officer: User, action_owner: User
) -> None:
    other = area_of(published, "Tell families what happens")
    change_all(plan=plan, by=officer, owner=action_owner, areas=frozenset({other}))
    first = plan.actions.get(reference="A1")
    assert (first.owner, list(first.findings.all())) == (action_owner, [other])
    assert (first.percent, str(first.revised_due_on)) == (50, "2029-01-01")
    assert first.updates.get().status_before == Status.NOT_STARTED
    assert (first.due_date_revisions.count(), first.milestones.count()) == (1, 1)
    added = plan.actions.order_by("position").values_list("reference", "position", "title")
    assert list(added)[2:] == [("A3", 3, "More than First"), ("A4", 4, "More than Second")]
    assert set(Notice.objects.values_list("person", flat=True)) == {action_owner.pk}


def test_history_names_the_person(plan: ActionPlan, officer: User) -> None:
    change_all(plan=plan, by=officer, title="Audit files")
    event = plan.actions.get(reference="A1").events.latest("pgh_id")  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {"user": officer.pk, "operation": "change_all"}
    assert (event.pgh_label, event.title) == ("update", "Audit files")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"due_on": datetime.date(2028, 1, 1)}, DueDateAgreed),
        ({"areas": "moray"}, ForeignArea),
        ({"owner": "outsider"}, OwnerWithoutAccess),
    ],
)
def test_a_refusal_leaves_everything(
    plan: ActionPlan,
    officer: User,
    outsider: User,
    changes: dict[str, object],
    refusal: type[Exception],
) -> None:
    named = {"moray": frozenset({Finding(pk=0)}), "outsider": outsider}
    wanted = {name: named.get(str(value), value) for name, value in changes.items()}
    with pytest.raises(refusal):
        change_all(plan=plan, by=officer, title="Audit files", **wanted)
    assert plan.actions.count() == 2
    assert not plan.actions.filter(title="Audit files").exists()


def test_nothing_is_told_of_a_draft_or_of_what_is_cancelled(
    plan: ActionPlan, officer: User
) -> None:
    plan.actions.update(status=Status.CANCELLED, cancelled_reason="Not needed")
    with pytest.raises(ActionCancelled):
        change_all(plan=plan, by=officer)
    plan.actions.update(status=Status.NOT_STARTED, cancelled_reason="")
    plan.state, plan.agreed_at = ActionPlan.State.DRAFT, None
    plan.save()
    with pytest.raises(PlanNotAgreed):
        change_all(plan=plan, by=officer)


def test_many_changes_ask_as_much_as_a_few(plan: ActionPlan, officer: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            change_all(plan=plan, by=officer, title="Audit files")
        return len(captured)

    few = queries()
    plan.actions.update(revised_due_on=None)
    assert queries() == few <= MOST_QUERIES

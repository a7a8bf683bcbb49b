"""Every rule and every refusal of telling how an action goes."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import ActionPlan, ImprovementAction, ProgressUpdate
from findings.operations.action_lock import ActionCancelled, PlanClosed, PlanNotAgreed
from findings.operations.progress_update import ActionComplete, UnfitProgress, write_update
from inspections.models import Inspection
from portal.access.clash import Clash, Opened
from portal.accounts.models import User
from tests.plans import action_in, plan_for

Status = ImprovementAction.Status
AT = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def action(published: Inspection, lead_officer: User, action_owner: User) -> ImprovementAction:
    plan = plan_for(published, lead_officer)
    return action_in(plan, milestones=("First", "Last"), owner=action_owner)


def tell(action: ImprovementAction, by: User, **fields: Any) -> ProgressUpdate:
    told = {"text": "Begun", "status": Status.IN_PROGRESS, "percent": 40, "at": AT}
    return write_update(action=action, by=by, **{**told, **fields})


def test_an_update_moves_the_action_and_keeps_both_ends(
    action: ImprovementAction, action_owner: User
) -> None:
    update = tell(action, action_owner, next_step="Train the second team")
    action.refresh_from_db()
    assert (action.status, action.percent) == (Status.IN_PROGRESS, 40)
    assert (update.status_before, update.status_after) == (Status.NOT_STARTED, Status.IN_PROGRESS)
    assert (update.percent_before, update.percent_after) == (0, 40)
    assert (update.next_step, update.written_by) == ("Train the second team", action_owner)


def test_history_names_who_told(action: ImprovementAction, action_owner: User) -> None:
    event = tell(action, action_owner).events.get()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {"user": action_owner.pk, "operation": "write_update"}


def test_a_milestone_keeps_the_day_on_which_it_was_first_told(
    action: ImprovementAction, action_owner: User
) -> None:
    first, last = action.milestones.all()
    tell(action, action_owner, milestones=[first])
    tell(action, action_owner, milestones=[first, last], at=AT + datetime.timedelta(days=3))
    days = action.milestones.values_list("done_on", flat=True)
    assert list(days) == [datetime.date(2026, 11, 21), datetime.date(2026, 11, 24)]


def test_another_actions_milestone_is_left_alone(
    action: ImprovementAction, action_owner: User
) -> None:
    other = action_in(action.plan, milestones=["Another's"])
    tell(action, action_owner, milestones=other.milestones.all())
    assert other.milestones.get().done_on is None


@pytest.mark.parametrize(
    ("status", "percent"),
    [
        (Status.COMPLETE, 100),
        (Status.VERIFIED, 100),
        (Status.CANCELLED, 0),
        (Status.NOT_STARTED, 10),
        (Status.IN_PROGRESS, 101),
        (Status.IN_PROGRESS, -1),
    ],
)
def test_what_no_update_can_give_is_refused(
    action: ImprovementAction, action_owner: User, status: str, percent: int
) -> None:
    with pytest.raises(UnfitProgress):
        tell(action, action_owner, status=status, percent=percent)
    assert not action.updates.exists()


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.VERIFIED])
def test_what_is_complete_is_told_no_further(
    action: ImprovementAction, action_owner: User, status: str
) -> None:
    ImprovementAction.objects.filter(pk=action.pk).update(status=status)
    with pytest.raises(ActionComplete):
        tell(action, action_owner)


def test_a_cancelled_action_is_told_no_further(
    action: ImprovementAction, action_owner: User
) -> None:
    cancelled = {"status": Status.CANCELLED, "cancelled_reason": "Not needed"}
    ImprovementAction.objects.filter(pk=action.pk).update(**cancelled)
    with pytest.raises(ActionCancelled):
        tell(action, action_owner)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [(ActionPlan.State.DRAFT, PlanNotAgreed), (ActionPlan.State.CLOSED, PlanClosed)],
)
def test_a_plan_that_is_not_being_done_takes_no_update(
    action: ImprovementAction, action_owner: User, state: str, refusal: type[Exception]
) -> None:
    ActionPlan.objects.filter(pk=action.plan_id).update(state=state, closed_at=AT)
    with pytest.raises(refusal):
        tell(action, action_owner)


def test_what_somebody_else_told_meanwhile_is_not_overwritten(
    action: ImprovementAction, action_owner: User, officer: User
) -> None:
    opened = Opened({"status": Status.NOT_STARTED, "percent": "0"}, AT)
    tell(action, officer, percent=60)
    with pytest.raises(Clash) as clash:
        tell(action, action_owner, opened=opened)
    assert clash.value.fields == ["percent"]
    assert action.updates.count() == 1


def test_the_same_page_sent_twice_is_one_update(
    action: ImprovementAction, action_owner: User
) -> None:
    opened = Opened({"status": Status.NOT_STARTED, "percent": "0"}, timezone.now())
    later = timezone.now()
    first = tell(action, action_owner, opened=opened, at=later)
    assert tell(action, action_owner, opened=opened, at=later) == first

"""Every rule and every refusal of comments and their mentions."""

import datetime

import pytest

from findings.models import ActionPlan, Comment, ImprovementAction, Notice
from findings.operations.action_lock import PlanClosed
from findings.operations.comment import (
    CommentOfAnother,
    NotAmongReaders,
    remove_comment,
    write_comment,
)
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plans import action_in, plan_for

AT = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.UTC)
State = ActionPlan.State


@pytest.fixture
def action(published: Inspection, lead_officer: User) -> ImprovementAction:
    return action_in(plan_for(published, lead_officer))


def say(action: ImprovementAction, by: User, *mentions: User, minutes: int = 0) -> Comment:
    at = AT + datetime.timedelta(minutes=minutes)
    return write_comment(action=action, text="Is it on time?", mentions=mentions, at=at, by=by)


def test_those_who_are_mentioned_are_told(
    action: ImprovementAction, officer: User, action_owner: User, inspector: User
) -> None:
    comment = say(action, officer, action_owner, inspector)
    assert set(comment.mentions.all()) == {action_owner, inspector}
    notice = action_owner.notices.get()
    assert (notice.kind, notice.action) == (Notice.Kind.MENTIONED, action)


@pytest.mark.parametrize("name", ["board_member", "outsider", "administrator"])
def test_nobody_who_may_not_read_it_is_mentioned(
    action: ImprovementAction, officer: User, name: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAmongReaders):
        say(action, officer, request.getfixturevalue(name))
    assert not action.comments.exists()


def test_a_draft_is_not_made_known_by_a_mention(
    action: ImprovementAction, officer: User, action_owner: User, lead_officer: User
) -> None:
    ActionPlan.objects.filter(pk=action.plan_id).update(state=State.DRAFT)
    say(action, officer, lead_officer)
    with pytest.raises(NotAmongReaders):
        say(action, officer, action_owner)


def test_the_same_words_sent_twice_are_one_comment(
    action: ImprovementAction, officer: User
) -> None:
    first = say(action, officer)
    assert say(action, officer) == first
    assert say(action, officer, minutes=5) != first


def test_one_removes_ones_own(action: ImprovementAction, officer: User, inspector: User) -> None:
    comment = say(action, officer)
    with pytest.raises(CommentOfAnother):
        remove_comment(comment=comment, at=AT, by=inspector)
    remove_comment(comment=comment, at=AT, by=officer)
    assert not action.comments.current().exists()


def test_a_closed_plan_takes_no_comment(action: ImprovementAction, officer: User) -> None:
    ActionPlan.objects.filter(pk=action.plan_id).update(state=State.CLOSED, closed_at=AT)
    with pytest.raises(PlanClosed):
        say(action, officer)

"""Since when what happened to a plan is news."""

import datetime

import pytest
from django.utils import timezone

from findings.models import ActionPlan, Paper, Report
from findings.models.last_board import changed_since_board, end_of, last_board
from inspections.models import Inspection
from portal.accounts.models import User
from tests.papers import built_report, started_paper
from tests.plans import action_in, plan_for, update_on

MEETING = datetime.date(2026, 9, 15)
TODAY = datetime.date(2026, 11, 21)


@pytest.fixture
def plan(draft: Inspection, officer: User) -> ActionPlan:
    draft.state, draft.published_at = Inspection.State.PUBLISHED, timezone.now()
    draft.published_on = MEETING
    draft.save()
    return plan_for(draft, officer)


@pytest.fixture
def report(plan: ActionPlan, officer: User) -> Report:
    """A final paper on the plan that went to the meeting."""
    paper = started_paper(plan.inspection, officer)
    Paper.objects.filter(pk=paper.pk).update(plan=plan, meeting_on=MEETING)
    return built_report(paper, officer)


def test_without_a_paper_news_starts_with_the_agreement(plan: ActionPlan) -> None:
    board = last_board(plan, TODAY)
    assert (board.since, board.met_on) == (plan.agreed_at, None)


def test_news_starts_after_the_day_of_the_last_meeting(plan: ActionPlan, report: Report) -> None:
    board = last_board(plan, TODAY)
    assert (board.since, board.met_on) == (end_of(MEETING), MEETING)


def test_a_meeting_to_come_and_a_draft_are_no_board(plan: ActionPlan, report: Report) -> None:
    assert last_board(plan, MEETING).met_on is None
    Report.objects.filter(pk=report.pk).update(is_draft=True)
    assert last_board(plan, TODAY).met_on is None


def test_what_was_told_after_the_meeting_is_news(
    plan: ActionPlan, report: Report, officer: User
) -> None:
    told, quiet = action_in(plan), action_in(plan)
    plan.actions.update(changed_at=end_of(MEETING) - datetime.timedelta(seconds=1))
    update_on(told, officer, written_at=end_of(MEETING) + datetime.timedelta(seconds=1))
    update_on(quiet, officer, written_at=end_of(MEETING) - datetime.timedelta(seconds=1))
    assert list(changed_since_board(plan.actions.all(), on=TODAY)) == [told]

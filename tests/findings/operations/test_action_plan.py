"""Starting, agreeing, closing and deleting plans: every rule and every refusal."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import ActionPlan, Notice
from findings.operations.action_lock import PlanClosed, PlanNotAgreed
from findings.operations.action_plan import (
    NotPublished,
    PersonWithoutAccess,
    PlanAgreed,
    PlanDetails,
    PlanWithoutActions,
    agree_plan,
    close_plan,
    delete_plan,
    reopen_plan,
    save_plan_details,
    start_plan,
)
from inspections.models import Inspection
from portal.access.clash import Clash, Opened
from portal.accounts.models import User
from tests.plans import action_in, plan_for

NOW = timezone.now()
DETAILS = PlanDetails("Improvement plan")
DRAFT = {"state": ActionPlan.State.DRAFT, "agreed_by": None, "agreed_at": None}


def test_a_plan_starts_as_a_draft_with_a_reference_of_its_own(
    published: Inspection, officer: User
) -> None:
    plans = [
        start_plan(inspection=published, details=DETAILS, at=NOW, by=officer) for _ in range(2)
    ]
    assert [plan.state for plan in plans] == ["draft", "draft"]
    year = (published.published_on or timezone.localdate(NOW)).year
    assert [plan.reference for plan in plans] == [
        f"midlothian-plan-{year}",
        f"midlothian-plan-{year}-2",
    ]


def test_a_plan_answers_a_published_inspection_alone(draft: Inspection, officer: User) -> None:
    with pytest.raises(NotPublished):
        start_plan(inspection=draft, details=DETAILS, at=NOW, by=officer)


@pytest.mark.parametrize("field", ["lead_officer", "sponsor"])
def test_people_of_a_plan_belong_to_the_partnership(
    published: Inspection, officer: User, outsider: User, field: str
) -> None:
    person: dict[str, Any] = {field: outsider}
    stranger = PlanDetails("Improvement plan", **person)
    with pytest.raises(PersonWithoutAccess, match=field):
        start_plan(inspection=published, details=stranger, at=NOW, by=officer)


def test_a_sponsor_who_has_left_may_stay_named(published: Inspection, officer: User) -> None:
    plan = plan_for(published, officer, sponsor=officer)
    officer.memberships.update(ends_on=datetime.date(2020, 2, 1))
    details = PlanDetails("Another title", sponsor=officer)
    assert save_plan_details(plan=plan, details=details, at=NOW, by=officer).sponsor == officer


def test_details_that_somebody_changed_meanwhile_are_a_clash(
    published: Inspection, officer: User
) -> None:
    plan = plan_for(published, officer, title="Theirs")
    opened = Opened({"title": "As it was"}, NOW)
    with pytest.raises(Clash):
        save_plan_details(plan=plan, details=PlanDetails("Mine"), opened=opened, at=NOW, by=officer)


def test_agreeing_tells_owners_and_is_done_once(
    published: Inspection, lead_officer: User, action_owner: User
) -> None:
    plan = plan_for(published, lead_officer, **DRAFT)
    action_in(plan, owner=action_owner)
    for _ in range(2):
        agree_plan(plan=plan, at=NOW, by=lead_officer)
    plan.refresh_from_db()
    assert (plan.state, plan.agreed_by) == ("agreed", lead_officer)
    assert [notice.person for notice in Notice.objects.all()] == [action_owner]


def test_a_plan_whose_actions_are_all_cancelled_is_not_agreed(
    published: Inspection, lead_officer: User
) -> None:
    plan = plan_for(published, lead_officer, **DRAFT)
    action_in(plan, status="cancelled", cancelled_reason="Merged")
    with pytest.raises(PlanWithoutActions):
        agree_plan(plan=plan, at=NOW, by=lead_officer)


def test_a_closed_plan_changes_no_more_until_it_is_reopened(
    published: Inspection, lead_officer: User
) -> None:
    plan = plan_for(published, lead_officer)
    close_plan(plan=plan, at=NOW, by=lead_officer)
    with pytest.raises(PlanClosed):
        save_plan_details(plan=plan, details=DETAILS, at=NOW, by=lead_officer)
    assert reopen_plan(plan=plan, by=lead_officer).state == "agreed"


def test_a_draft_is_not_closed(published: Inspection, lead_officer: User) -> None:
    with pytest.raises(PlanNotAgreed):
        close_plan(plan=plan_for(published, lead_officer, **DRAFT), at=NOW, by=lead_officer)


def test_only_a_draft_is_deleted_and_its_copies_stay(published: Inspection, officer: User) -> None:
    plan = plan_for(published, officer, **DRAFT)
    action_in(plan)
    copy = plan_for(published, officer, copied_from=plan)
    delete_plan(plan=plan, by=officer)
    copy.refresh_from_db()
    assert copy.copied_from is None
    with pytest.raises(PlanAgreed):
        delete_plan(plan=copy, by=officer)

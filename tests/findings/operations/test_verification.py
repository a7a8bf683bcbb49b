"""Every rule and every refusal of completing an action and of verifying that."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import Completion, ImprovementAction, Notice
from findings.operations.action_change import rate_action
from findings.operations.action_lock import ActionCancelled
from findings.operations.progress_update import ActionComplete
from findings.operations.verification import (
    AlreadyVerified,
    CompletionOfAnother,
    CompletionTakenBack,
    EvidenceWanting,
    OwnWork,
    complete_action,
    take_back_completion,
    verify_completion,
)
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plans import action_in, evidence_on, plan_for

Status = ImprovementAction.Status
AT = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def action(published: Inspection, lead_officer: User, action_owner: User) -> ImprovementAction:
    plan = plan_for(published, lead_officer)
    action = action_in(plan, owner=action_owner, status=Status.IN_PROGRESS, percent=50)
    evidence_on(action, action_owner)
    return action


@pytest.fixture
def completion(action: ImprovementAction, action_owner: User) -> Completion:
    return completed(action, action_owner)


def completed(action: ImprovementAction, by: User) -> Completion:
    return complete_action(action=action, effect_on_outcomes="Plans are on time", at=AT, by=by)


def verified(completion: Completion, by: User, **fields: Any) -> Completion:
    said = {"is_adequate": True, "effect": 4, "reasons": "The audit shows it"}
    return verify_completion(completion=completion, at=AT, by=by, **{**said, **fields})


def standing(action: ImprovementAction) -> tuple[str, int]:
    action.refresh_from_db()
    return action.status, action.percent


def told(person: User) -> list[str]:
    return list(person.notices.unread().values_list("kind", flat=True))


def test_a_completion_waits_and_those_who_may_verify_are_told(
    officer: User, inspector: User, action: ImprovementAction, completion: Completion
) -> None:
    assert standing(action) == (Status.COMPLETE, 100)
    assert completion.verified_at is None
    assert told(officer) == [Notice.Kind.TO_VERIFY]
    assert told(inspector) == []


def test_without_evidence_nothing_is_complete(
    action: ImprovementAction, action_owner: User
) -> None:
    action.evidence.update(removed_at=AT)
    with pytest.raises(EvidenceWanting):
        completed(action, action_owner)
    assert standing(action) == (Status.IN_PROGRESS, 50)


def test_an_action_is_completed_once(completion: Completion, action_owner: User) -> None:
    with pytest.raises(ActionComplete):
        completed(completion.action, action_owner)


def test_a_cancelled_action_is_not_completed(action: ImprovementAction, action_owner: User) -> None:
    ImprovementAction.objects.filter(pk=action.pk).update(
        status=Status.CANCELLED, cancelled_reason="Not needed"
    )
    with pytest.raises(ActionCancelled):
        completed(action, action_owner)


def test_adequate_is_verified_and_the_owner_is_told(
    completion: Completion, officer: User, action_owner: User
) -> None:
    done = verified(completion, officer)
    assert (done.verified_by, done.effect, done.is_adequate) == (officer, 4, True)
    assert standing(completion.action) == (Status.VERIFIED, 100)
    assert told(action_owner) == [Notice.Kind.VERIFIED]
    assert told(officer) == []


def test_not_adequate_reopens_and_the_refused_completion_stays(
    completion: Completion, inspector: User, action_owner: User
) -> None:
    verified(completion, inspector, is_adequate=False, effect=1, reasons="Only one audit was made")
    assert standing(completion.action) == (Status.IN_PROGRESS, 50)
    assert told(action_owner) == [Notice.Kind.REOPENED]
    completed(completion.action, action_owner)
    assert completion.action.completions.count() == 2


def test_an_action_that_is_reopened_is_blue_no_longer(
    completion: Completion, officer: User
) -> None:
    rate_action(action=completion.action, brag="blue", reason="Embedded", by=officer)
    verified(completion, officer, is_adequate=False, effect=1, reasons="Only one audit was made")
    completion.action.refresh_from_db()
    assert (completion.action.brag_override, completion.action.brag_reason) == ("", "")


def test_the_owner_does_not_verify(action: ImprovementAction, officer: User) -> None:
    completion = completed(action, officer)
    with pytest.raises(OwnWork):
        verified(completion, action.owner)  # type: ignore[arg-type]


def test_whoever_completed_it_does_not_verify(action: ImprovementAction, officer: User) -> None:
    with pytest.raises(OwnWork):
        verified(completed(action, officer), officer)
    assert standing(action) == (Status.COMPLETE, 100)


def test_it_is_verified_once(completion: Completion, officer: User, inspector: User) -> None:
    verified(completion, officer)
    with pytest.raises(AlreadyVerified):
        verified(completion, inspector, is_adequate=False)


def test_a_mistake_is_taken_back_and_nobody_is_asked_any_more(
    completion: Completion, action_owner: User, officer: User
) -> None:
    take_back_completion(completion=completion, at=timezone.now(), by=action_owner)
    assert standing(completion.action) == (Status.IN_PROGRESS, 50)
    assert told(officer) == []
    with pytest.raises(CompletionTakenBack):
        verified(completion, officer)


def test_another_does_not_take_it_back(completion: Completion, officer: User) -> None:
    with pytest.raises(CompletionOfAnother):
        take_back_completion(completion=completion, at=AT, by=officer)


def test_what_is_verified_is_not_taken_back(
    completion: Completion, action_owner: User, officer: User
) -> None:
    verified(completion, officer)
    with pytest.raises(AlreadyVerified):
        take_back_completion(completion=completion, at=AT, by=action_owner)


def test_an_owner_whose_role_has_ended_is_not_told(
    completion: Completion, action_owner: User, officer: User
) -> None:
    action_owner.memberships.update(ends_on=datetime.date(2026, 11, 1))
    verified(completion, officer)
    assert told(action_owner) == []

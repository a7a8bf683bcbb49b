"""Preparing a review, drafting and signing off its statements, handing over, concluding."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import Finding, Notice, PositionStatement
from findings.operations.review import (
    NotAllSignedOff,
    NotAReview,
    StepDetails,
    add_step,
    areas_to_review,
    hand_over,
    list_areas_again,
    move_step,
    prepare_review,
    take_back,
)
from findings.operations.review_lock import NotEditable, StatementsHandedOver
from findings.operations.statement import (
    Conclusion,
    NothingWritten,
    TextChanged,
    TooManyWords,
    choose_drafters,
    conclude_statement,
    save_statement,
    sign_off_statement,
    unsign_statement,
)
from inspections.models import Inspection
from portal.access.clash import Clash, Opened
from portal.accounts.models import User
from tests.plans import area_of, review_of

NOW = timezone.now()


@pytest.fixture
def areas(draft: Inspection) -> list[Finding]:
    published(draft)
    return [area_of(draft, "Operational practice"), area_of(draft, "Leadership")]


@pytest.fixture
def review(draft: Inspection, areas: list[Finding], officer: User) -> Inspection:
    review = review_of(draft)
    prepare_review(review=review, by=officer)
    return review


@pytest.fixture
def statement(review: Inspection) -> PositionStatement:
    found = review.position_statements.select_related("review").first()
    assert found is not None
    return found


def published(inspection: Inspection) -> None:
    inspection.state, inspection.published_at = Inspection.State.PUBLISHED, NOW
    inspection.save()


def signed(statement: PositionStatement, by: User, text: str = "Audits are better.") -> Any:  # noqa: ANN401
    saved = save_statement(statement=statement, text=text, opened=None, by=by)
    return sign_off_statement(statement=statement, at=NOW, seen=saved.fingerprint, by=by)


def concluded(review: Inspection, area: Finding, outcome: str, by: User) -> None:
    row = review.position_statements.select_related("review").get(area=area)
    said = Conclusion(outcome, "What was seen.")
    conclude_statement(statement=row, conclusion=said, at=NOW, opened=None, by=by)


def test_it_lists_the_open_areas_and_suggests_a_timetable(
    review: Inspection, areas: list[Finding], officer: User
) -> None:
    assert [row.area for row in review.position_statements.all()] == areas
    assert [step.kind for step in review.preparation.steps.all()][:2] == [
        "planning_group",
        "training",
    ]
    assert prepare_review(review=review, by=officer)[1] is False


def test_the_second_review_lists_what_the_first_left_open(
    draft: Inspection, review: Inspection, areas: list[Finding], officer: User
) -> None:
    concluded(review, areas[0], "closed", officer)
    concluded(review, areas[1], "progressing", officer)
    second = review_of(review)
    assert areas_to_review(second) == areas
    published(review)
    assert areas_to_review(second) == [areas[1]]
    assert areas_to_review(review_of(draft)) == [areas[1]]


def test_areas_listed_again_lose_nothing_that_was_written(
    draft: Inspection, review: Inspection, statement: PositionStatement, officer: User
) -> None:
    area_of(draft, "Corporate parenting")
    save_statement(statement=statement, text="Written.", opened=None, by=officer)
    Finding.objects.filter(
        inspection=draft, text__in=["Operational practice", "Leadership"]
    ).update(removed_at=NOW)
    assert list_areas_again(review=review, by=officer) == (1, 1, 1)


def test_only_a_review_that_follows_is_prepared(draft: Inspection, officer: User) -> None:
    with pytest.raises(NotAReview):
        prepare_review(review=draft, by=officer)


def test_a_changed_text_loses_the_sign_off(
    statement: PositionStatement, lead_officer: User
) -> None:
    assert signed(statement, lead_officer)
    save_statement(statement=statement, text="Audits are worse.", opened=None, by=lead_officer)
    statement.refresh_from_db()
    assert not statement.is_signed_off


def test_what_cannot_be_signed_off(
    review: Inspection, statement: PositionStatement, lead_officer: User
) -> None:
    with pytest.raises(NothingWritten):
        signed(statement, lead_officer, text="")
    with pytest.raises(TextChanged):
        sign_off_statement(statement=statement, at=NOW, seen="another", by=lead_officer)
    review.preparation.word_limit = 2
    review.preparation.save()
    with pytest.raises(TooManyWords):
        signed(statement, lead_officer)
    statement.refresh_from_db()
    assert (statement.words, statement.is_signed_off) == (3, False)


def test_two_drafters_clash_and_lose_nothing(
    statement: PositionStatement, officer: User, lead_officer: User
) -> None:
    save_statement(statement=statement, text="One.", opened=Opened({"text": ""}), by=officer)
    with pytest.raises(Clash):
        save_statement(
            statement=statement, text="Two.", opened=Opened({"text": ""}), by=lead_officer
        )
    statement.refresh_from_db()
    assert statement.text == "One."


def test_a_sign_off_is_taken_back_for_a_reason(
    statement: PositionStatement, lead_officer: User
) -> None:
    signed(statement, lead_officer)
    assert unsign_statement(statement=statement, reason="A number is wrong.", by=lead_officer)
    assert not unsign_statement(statement=statement, reason="Again.", by=lead_officer)
    statement.refresh_from_db()
    assert statement.unsigned_reason == "A number is wrong."


def test_drafters_are_told_once(
    statement: PositionStatement, action_owner: User, officer: User
) -> None:
    for _ in range(2):
        choose_drafters(statement=statement, drafters=[action_owner], at=NOW, by=officer)
    told = Notice.objects.get(statement=statement)
    assert (told.person, told.kind) == (action_owner, Notice.Kind.TO_DRAFT)


def test_unsigned_statements_are_handed_over_with_a_reason_alone(
    review: Inspection, statement: PositionStatement, lead_officer: User
) -> None:
    with pytest.raises(NotAllSignedOff):
        hand_over(review=review, at=NOW, by=lead_officer)
    assert hand_over(review=review, at=NOW, exception_reason="Late data.", by=lead_officer)
    assert not hand_over(review=review, at=NOW, by=lead_officer)
    with pytest.raises(StatementsHandedOver):
        save_statement(statement=statement, text="Later.", opened=None, by=lead_officer)
    assert take_back(review=review, reason="A mistake.", by=lead_officer)
    save_statement(statement=statement, text="Later.", opened=None, by=lead_officer)


def test_inspectors_conclude_what_was_handed_over_and_take_it_back(
    review: Inspection, areas: list[Finding], lead_officer: User, inspector: User
) -> None:
    hand_over(review=review, at=NOW, exception_reason="Late data.", by=lead_officer)
    concluded(review, areas[0], "closed", inspector)
    row = review.position_statements.get(area=areas[0])
    assert (row.outcome, row.concluded_by) == ("closed", inspector)
    nothing = Conclusion("", "")
    conclude_statement(statement=row, conclusion=nothing, at=NOW, opened=None, by=inspector)
    row.refresh_from_db()
    assert (row.outcome, row.concluded_by) == ("", None)


def test_a_published_review_changes_by_amendment_alone(
    review: Inspection, areas: list[Finding], officer: User, lead_officer: User
) -> None:
    published(review)
    with pytest.raises(NotEditable):
        concluded(review, areas[0], "closed", officer)
    review.amendments.create(reason="A slip.", opened_at=NOW, opened_by=lead_officer)
    concluded(review, areas[0], "closed", officer)
    assert Finding.objects.in_area_state("closed").get() == areas[0]


def test_steps_are_added_and_put_in_order(review: Inspection, officer: User) -> None:
    due = datetime.date(2026, 12, 1)
    added = add_step(review=review, details=StepDetails("Rooms booked", due_on=due), by=officer)
    move_step(step=added, places=-1, by=officer)
    titles = [step.title for step in review.preparation.steps.all()]
    assert titles[-2:] == ["Rooms booked", "Meetings with leaders"]

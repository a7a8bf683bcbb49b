from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from findings.models import Finding
from findings.tables.entry import StepGroup
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.findings.operations.test_entry import complete

__all__ = ["complete"]


def page(name: str, inspection: Inspection) -> str:
    return reverse(f"findings:entry-{name}", args=[inspection.reference])


def states(groups: list[StepGroup]) -> dict[str, str]:
    return {step.key: step.state.name for group in groups for step in group.steps}


def test_a_fresh_draft_waits_for_everything(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    response = client_of(officer).get(page("tasks", draft))
    assert states(response.context["groups"]) == {
        "details": "COMPLETED",
        "team": "NOT_STARTED",
        "evidence": "NOT_STARTED",
        "grades": "NOT_STARTED",
        "strengths": "NOT_STARTED",
        "areas-for-improvement": "NOT_STARTED",
        "good-practice": "NOT_STARTED",
        "priority-actions": "OPTIONAL",
        "recommendations": "OPTIONAL",
        "conclusions": "NOT_STARTED",
    }
    assert "Cannot start yet" in response.content.decode()


def test_some_of_the_grades_are_in_progress(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    indicator = draft.edition.indicators.get(code="1.1")
    draft.evaluations.create(indicator=indicator, without_grade="not_known")
    response = client_of(officer).get(page("tasks", draft))
    assert states(response.context["groups"])["grades"] == "IN_PROGRESS"
    assert "1 of 4 indicators" in response.content.decode()


def test_kinds_without_grades_need_none(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    Inspection.objects.update(kind=Inspection.Kind.PROGRESS_REVIEW)
    response = client_of(officer).get(page("tasks", draft))
    assert states(response.context["groups"])["grades"] == "NOT_NEEDED"


def test_what_is_missing_is_linked_and_keeps_it_from_being_sent(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    client = client_of(officer)
    text = client.get(page("check", draft)).content.decode()
    assert "Still missing" in text
    assert "Send for review" not in text
    response = client.post(page("submit", draft), follow=True)
    assert "cannot be sent yet" in response.content.decode()
    draft.refresh_from_db()
    assert draft.state == Inspection.State.DRAFT


def test_everything_entered_is_read_before_it_is_sent(
    client_of: ClientOf, officer: User, complete: Inspection
) -> None:
    Finding.objects.filter(kind="strength").update(text="<b>Leaders</b> listen")
    text = client_of(officer).get(page("check", complete)).content.decode()
    assert "&lt;b&gt;Leaders&lt;/b&gt; listen" in text
    assert "3 February 2020" in text
    assert "Send for review" in text


def test_a_double_click_sends_once(
    client_of: ClientOf, officer: User, complete: Inspection
) -> None:
    client = client_of(officer)
    first, second = (client.post(page("submit", complete), follow=True) for _ in range(2))
    assert "Sent to the lead officer" in first.content.decode()
    assert "was sent already" in second.content.decode()
    complete.refresh_from_db()
    assert complete.submitted_by == officer


def test_the_task_list_in_review_has_no_way_to_change(
    client_of: ClientOf, officer: User, complete: Inspection
) -> None:
    Inspection.objects.update(state="in_review")
    text = client_of(officer).get(page("tasks", complete)).content.decode()
    assert "This inspection is in review" in text
    assert "enter/details/" not in text


def test_the_comment_of_the_review_stands_on_the_task_list(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    Inspection.objects.update(review_comment="Check the dates")
    text = client_of(officer).get(page("tasks", draft)).content.decode()
    assert "Check the dates" in text


def test_pages_ask_the_database_little(
    client_of: ClientOf,
    officer: User,
    complete: Inspection,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_of(officer)
    for name in ("tasks", "check"):
        with django_assert_max_num_queries(12):
            client.get(page(name, complete))

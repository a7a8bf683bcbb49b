"""The home page's part about work in hand and papers."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from findings.views.home import home_sections
from inspections.models import Amendment, Inspection
from portal.accounts.models import User
from portal.pages.home import HomeSection

TODAY = datetime.date(2026, 3, 2)


def headings(user: User) -> list[str]:
    return [section.heading for section in home_sections(user, TODAY)]


def section(user: User, heading: str) -> HomeSection:
    return next(found for found in home_sections(user, TODAY) if found.heading == heading)


def put(inspection: Inspection, state: Inspection.State, **fields: object) -> None:
    Inspection.objects.filter(pk=inspection.pk).update(state=state, **fields)


def test_an_officer_sees_what_they_are_entering(officer: User, draft: Inspection) -> None:
    (row,) = section(officer, "What you are entering").rows
    assert row.link.text == draft.title
    assert row.facts[:3] == ("Midlothian", "0 grades", "0 findings")
    assert row.state == "Draft"


def test_what_was_sent_back_shows_why(officer: User, draft: Inspection) -> None:
    put(draft, Inspection.State.DRAFT, review_comment="Two grades are missing.")
    (row,) = section(officer, "Sent back to you").rows
    assert row.remark == "Two grades are missing."
    assert section(officer, "What you are entering").rows == ()


def test_a_review_waits_for_the_lead_officer_alone(
    officer: User, lead_officer: User, draft: Inspection
) -> None:
    put(draft, Inspection.State.IN_REVIEW, submitted_by=officer, submitted_at=timezone.now())
    (row,) = section(lead_officer, "Waiting for your review").rows
    assert "Sent by Officer" in row.facts[-1]
    assert "Waiting for your review" not in headings(officer)
    assert "With the lead officer for review" in headings(officer)


def test_an_approved_one_shows_its_date(lead_officer: User, draft: Inspection) -> None:
    at = datetime.datetime(2026, 7, 6, 9, 30, tzinfo=datetime.UTC)
    put(draft, Inspection.State.SCHEDULED, publish_at=at)
    (row,) = section(lead_officer, "Approved, waiting for the date").rows
    assert row.state == "Approved"
    assert row.facts[-1] == "To be published on 6 July 2026, 10:30"


def test_an_amendment_is_work_in_hand(officer: User, draft: Inspection) -> None:
    now = timezone.now()
    put(draft, Inspection.State.PUBLISHED, published_at=now)
    Amendment.objects.create(inspection=draft, reason="A grade", opened_by=officer, opened_at=now)
    assert "Being amended" in headings(officer)


def test_nobody_sees_the_work_of_another_partnership(outsider: User, draft: Inspection) -> None:
    assert section(outsider, "What you are entering").rows == ()


@pytest.mark.parametrize("name", ["board_member", "action_owner", "inspector"])
def test_readers_see_papers_and_no_work(request: pytest.FixtureRequest, name: str) -> None:
    assert headings(request.getfixturevalue(name)) == ["Newest papers"]


def test_an_empty_home_says_what_will_be_there(
    client_of: Callable[[User], Client], officer: User
) -> None:
    page = client_of(officer).get("/").content.decode()
    assert "An inspection that you or a colleague enter will be listed here" in page
    assert "Papers for boards will be listed here" in page

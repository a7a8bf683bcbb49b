"""The home page's part about published inspections, programmes and care of the service."""

import datetime

import pytest
from django.utils import timezone

from inspections.models import Inspection, InspectionProgramme
from inspections.views.home import home_sections
from portal.accounts.models import User
from portal.pages.home import HomeSection
from tests.conftest import ClientOf

TODAY = datetime.date(2026, 3, 2)


def sections(user: User) -> dict[str, HomeSection]:
    return {section.heading: section for section in home_sections(user, TODAY)}


@pytest.fixture
def published(draft: Inspection) -> Inspection:
    draft.state = Inspection.State.PUBLISHED
    draft.published_at = timezone.now()
    draft.published_on = datetime.date(2020, 7, 6)
    draft.programme = InspectionProgramme.objects.first()
    draft.save()
    return draft


@pytest.mark.parametrize("name", ["officer", "lead_officer", "board_member", "action_owner"])
def test_people_see_what_their_partnership_published(
    request: pytest.FixtureRequest, name: str, published: Inspection
) -> None:
    (row,) = sections(request.getfixturevalue(name))["Newest published inspections"].rows
    assert row.link.text == published.title
    assert row.facts[-1] == "Report published 6 July 2020"


def test_another_council_does_not(outsider: User, published: Inspection) -> None:
    assert sections(outsider)["Newest published inspections"].rows == ()


def test_a_draft_is_no_news(board_member: User, inspector: User, draft: Inspection) -> None:
    for reader in (board_member, inspector):
        assert sections(reader)["Newest published inspections"].rows == ()


def test_an_inspector_sees_the_programme_with_its_partnerships(
    inspector: User, published: Inspection
) -> None:
    rows = sections(inspector)["Programmes of inspections"].rows
    reached = next(row for row in rows if row.link.text == str(published.programme))
    assert reached.facts == ("1 partnership has published", "Midlothian")


def test_the_programme_leads_to_its_inspections(
    client_of: ClientOf, inspector: User, published: Inspection
) -> None:
    rows = sections(inspector)["Programmes of inspections"].rows
    reached = next(row for row in rows if row.link.text == str(published.programme))
    listed = client_of(inspector).get(reached.link.address).context
    assert not listed["form"].errors
    assert [row for row, _ in listed["rows"]] == [published]


def test_an_administrator_sees_what_to_look_after(administrator: User) -> None:
    rows = sections(administrator)["Looking after the service"].rows
    assert [row.link.text for row in rows[:2]] == ["People", "Frameworks"]
    assert rows[0].facts == ("1 person may sign in",)


def test_others_look_after_nothing(officer: User, inspector: User) -> None:
    for user in (officer, inspector):
        assert "Looking after the service" not in sections(user)

"""Position statements, what the inspectors have of them, and the story of an area."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from findings.models import Finding, PositionStatement
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plans import area_of, preparation_of, review_of

ClientOf = Callable[[User], Client]
SAID, CONCLUDED = "Audits are better.", "Practice is safer than it was."


@pytest.fixture
def area(draft: Inspection) -> Finding:
    Inspection.objects.filter(pk=draft.pk).update(
        state=Inspection.State.PUBLISHED, published_at=timezone.now()
    )
    return area_of(draft)


@pytest.fixture
def statement(area: Finding) -> PositionStatement:
    """One that was written, handed over and concluded on; its review is a draft."""
    preparation = preparation_of(review_of(area.inspection), submitted_at=timezone.now())
    found = PositionStatement.objects.get(review=preparation.inspection)
    found.text, found.outcome, found.conclusion = SAID, "closed", CONCLUDED
    found.save()
    return found


def publish(statement: PositionStatement) -> None:
    Inspection.objects.filter(pk=statement.review_id).update(
        state=Inspection.State.PUBLISHED, published_at=timezone.now()
    )


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_drafter_does_not_read_what_was_concluded_before_it_is_published(
    client_of: ClientOf, action_owner: User, statement: PositionStatement
) -> None:
    statement.drafters.add(action_owner)
    address = statement.get_absolute_url()
    assert SAID in page(client_of(action_owner), address)
    assert CONCLUDED not in page(client_of(action_owner), address)
    publish(statement)
    assert CONCLUDED in page(client_of(action_owner), address)


def test_the_story_tells_a_board_what_is_published(
    client_of: ClientOf, board_member: User, officer: User, statement: PositionStatement
) -> None:
    address = f"/findings/{statement.area_id}/story/"
    assert CONCLUDED in page(client_of(officer), address)
    assert SAID not in page(client_of(board_member), address)
    publish(statement)
    told = page(client_of(board_member), address)
    assert CONCLUDED in told
    assert "Closed by review" in told


def test_an_inspector_finds_the_review_at_home_and_sees_nothing_else_of_the_draft(
    client_of: ClientOf, inspector: User, statement: PositionStatement
) -> None:
    client = client_of(inspector)
    address = f"/inspections/{statement.review.reference}/"
    assert f"{address}statements/" in page(client, "/")
    assert CONCLUDED in page(client, f"{address}statements/")
    assert client.get(address).status_code == 404


def test_publishing_warns_of_areas_without_a_conclusion(
    client_of: ClientOf, lead_officer: User, statement: PositionStatement
) -> None:
    PositionStatement.objects.update(outcome="", conclusion="")
    Inspection.objects.filter(pk=statement.review_id).update(state=Inspection.State.IN_REVIEW)
    address = f"/inspections/{statement.review.reference}/review/publish/"
    assert "1 area of this review has no conclusion" in page(client_of(lead_officer), address)

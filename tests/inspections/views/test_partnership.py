"""The list of partnerships."""

from collections.abc import Callable

import pytest
from django.test import Client

from inspections.models import FrameworkEdition, Inspection, Partnership
from portal.accounts.models import User
from tests.inspections.views.test_inspection import published

ClientOf = Callable[[User], Client]


def listed(client: Client, query: str) -> list[str]:
    return [row.slug for row in client.get(f"/partnerships/{query}").context["page"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?text=lothian", ["east-lothian", "midlothian", "west-lothian"]),
        ("?text=lothian&nation=wales", []),
        ("?inspected=yes", ["midlothian"]),
    ],
)
def test_filters_come_from_the_address(
    client_of: ClientOf,
    board_member: User,
    midlothian: Partnership,
    edition: FrameworkEdition,
    query: str,
    expected: list[str],
) -> None:
    published(midlothian, edition)
    assert listed(client_of(board_member), query) == expected


def test_the_last_report_is_one_that_the_reader_may_know_of(
    client_of: ClientOf, board_member: User, moray: Partnership, edition: FrameworkEdition
) -> None:
    published(moray, edition)
    assert listed(client_of(board_member), "?inspected=yes") == []


def test_a_draft_is_no_last_report(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    assert listed(client_of(officer), "?inspected=yes") == []


def test_dissolved_authorities_are_not_waiting_for_an_inspection(
    client_of: ClientOf, board_member: User
) -> None:
    client = client_of(board_member)
    assert listed(client, "?text=cumbria") == ["cumbria"]
    assert listed(client, "?text=cumbria&inspected=no") == []
    assert "Until 31 March 2023" in client.get("/partnerships/?text=cumbria").content.decode()

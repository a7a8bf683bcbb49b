"""Frameworks, edition by edition."""

from collections.abc import Callable

import pytest
from django.test import Client

from portal.accounts.models import User

ClientOf = Callable[[User], Client]


def test_every_framework_is_listed_with_its_editions(
    client_of: ClientOf, board_member: User
) -> None:
    page = client_of(board_member).get("/frameworks/").content.decode()
    assert "Inspecting local authority children’s services (ILACS)" in page
    assert "January 2018 to December 2022" in page


def test_unchecked_texts_are_marked_and_explained_once(
    client_of: ClientOf, board_member: User
) -> None:
    page = client_of(board_member).get("/frameworks/children-care-and-protection/").content.decode()
    assert page.count("Do not quote it as official.") == 1
    assert page.count("not checked against the official text") > 15


def test_a_contradiction_of_the_sources_is_shown(client_of: ClientOf, inspector: User) -> None:
    page = client_of(inspector).get("/frameworks/children-care-and-protection/").content.decode()
    assert "22 quality indicators" in page
    assert "speaks of 17" in page


@pytest.mark.parametrize("words", ["Overall effectiveness", "31 December 2022", "Inadequate"])
def test_each_edition_shows_its_days_judgements_and_scale(
    client_of: ClientOf, inspector: User, words: str
) -> None:
    page = client_of(inspector).get("/frameworks/ilacs/").content.decode()
    assert words.lower() in page.lower()

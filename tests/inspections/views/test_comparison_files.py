"""What the numbers say, as files: the same as on the screen."""

import json
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from portal.accounts.models import User

ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def demonstration(db: None) -> None:
    load_demonstration(at=timezone.localtime())


def rows(client: Client, address: str) -> list[list[object]]:
    pieces: Iterator[bytes] = iter(client.get(address))
    found: list[list[object]] = json.loads(b"".join(pieces))["rows"]
    return found


@pytest.mark.parametrize(
    ("address", "row"),
    [
        (
            "distribution/distribution.json?framework=children-care-and-protection&indicator=2.2",
            ["2.2 Impact on families", "Good", "Yes", 6, 8, 75],
        ),
        (
            "change/changes.json?framework=ilacs&change=improved",
            ["Improved", 1, "Requires improvement to be good", "Good", "10 November 2025"],
        ),
        (
            "years/years.json?framework=children-care-and-protection&indicator=2.1",
            ["2.1 Impact on children and young people", 2020, 6, 8, 75, 6, 8],
        ),
        (
            "place/place.json?partnership=midlothian&indicator=2.2",
            ["Midlothian", "2.2 Impact on families", "Good", 7, 6, 1, 5, 1],
        ),
        (
            "self-evaluation/self-evaluation.json?indicator=2.1",
            ["Midlothian", "Very good", "Good", 1, "Self-evaluation 1 grade higher"],
        ),
    ],
)
def test_a_file_holds_what_the_page_says(
    client_of: ClientOf, inspector: User, address: str, row: list[object]
) -> None:
    found = rows(client_of(inspector), f"/comparison/{address}")
    assert any(all(cell in line for cell in row) for line in found)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_ending(client_of: ClientOf, inspector: User, ending: str) -> None:
    page = client_of(inspector).get(f"/comparison/years/years.{ending}")
    assert page.status_code == 200
    assert b"".join(page)

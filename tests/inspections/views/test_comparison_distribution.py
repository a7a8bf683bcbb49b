"""How grades are spread, page and files."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from inspections.tables.comparison_distribution import ColumnNumbers
from portal.accounts.models import User

ClientOf = Callable[[User], Client]
ADDRESS = "/comparison/distribution/"
SCOTLAND = "?framework=children-care-and-protection"


@pytest.fixture(autouse=True)
def demonstration(db: None) -> None:
    load_demonstration(at=timezone.localtime())


def numbers(client: Client, query: str) -> dict[str, ColumnNumbers]:
    page = client.get(f"{ADDRESS}{query}")
    return {each.column.key: each for each in page.context["numbers"]}


def test_two_indicators_say_13_of_16(client_of: ClientOf, inspector: User) -> None:
    page = client_of(inspector).get(f"{ADDRESS}{SCOTLAND}&indicator=2.1&indicator=2.2")
    assert page.context["together"].said == (
        "13 of 16 evaluations of 2.1 and 2.2 were good or very good."
    )
    assert page.context["together"].quantified.word == "most"
    assert "13 of 16 evaluations of 2.1 and 2.2 were good or very good." in page.text


def test_families_and_who_stands_alone(client_of: ClientOf, inspector: User) -> None:
    families = numbers(client_of(inspector), SCOTLAND)["2.2"]
    given = {part.label: part.count for part in families.spread.parts if part.count}
    assert given == {"Very good": 1, "Good": 6, "Adequate": 1}
    assert families.alone == (
        "Stirling is the only one above good.",
        "Orkney Islands is the only one below good.",
    )

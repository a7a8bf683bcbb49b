"""Evaluations, as programs read them."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inspections.models import ComparatorGroup, FrameworkEdition, Inspection, Partnership
from portal.accounts.models import User
from tests.portal.api.programs import Ask, asking, results, secret_of

State = Inspection.State
MOST_QUERIES = 6


@pytest.fixture
def evaluated(edition: FrameworkEdition, midlothian: Partnership, moray: Partnership) -> None:
    """Midlothian adequate in 2017 and good in 2020, Moray weak in 2018, all of them in 2.2."""
    outcomes = [(midlothian, 2017, "adequate"), (midlothian, 2020, "good"), (moray, 2018, "weak")]
    for partnership, year, label in outcomes:
        inspection = Inspection.objects.create(
            reference=f"{partnership.slug}-{year}",
            partnership=partnership,
            edition=edition,
            kind=Inspection.Kind.JOINT,
            title=f"{partnership} {year}",
            lead_body=edition.framework.inspectorate,
            state=State.PUBLISHED,
            published_on=datetime.date(year, 7, 6),
            published_at=timezone.now(),
        )
        assert edition.scale is not None
        inspection.evaluations.create(
            indicator=edition.indicators.get(code="2.2"),
            grade=edition.scale.grades.get(label__iexact=label),
            commentary="Said at length.",
        )


@pytest.fixture
def ask(inspector: User, evaluated: None) -> Ask:
    return asking(secret_of(inspector))


def said(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["inspection"]["reference"], row["grade"]["label"].lower()) for row in rows]


def test_an_evaluation_stands_for_itself(ask: Ask) -> None:
    row = results(ask("evaluations/", inspection="midlothian-2020"))[0]
    assert row["indicator"]["code"] == "2.2"
    assert (row["grade"]["rank"], row["grade"]["levels"]) == (4, 6)
    assert (row["grade"]["good_or_better"], row["day"]) == (True, "2020-07-06")
    assert row["commentary"] == "Said at length."


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"partnership": "moray"}, ["moray-2018"]),
        ({"at_least": "good"}, ["midlothian-2020"]),
        ({"at_most": "adequate"}, ["moray-2018", "midlothian-2017"]),
        ({"at_least": "adequate", "at_most": "adequate"}, ["midlothian-2017"]),
        ({"on": "2019-01-01"}, ["moray-2018", "midlothian-2017"]),
        ({"on": "2026-01-01", "at_most": "adequate"}, ["moray-2018"]),
        ({"inspected_from": "2018-01-01", "nation": "scotland"}, ["moray-2018", "midlothian-2020"]),
        ({"inspected_until": "2017-12-31"}, ["midlothian-2017"]),
        ({"indicator": ["2.2", "2.1"], "text": "midl"}, ["midlothian-2020", "midlothian-2017"]),
        ({"edition": "ci_children_care_protection_2019", "indicator": "2.1"}, []),
        ({"framework": "children-care-and-protection", "kind": "short"}, []),
        ({"region": "london"}, []),
        ({"text": "S12000020"}, ["moray-2018"]),
    ],
    ids=str,
)
def test_a_filter_narrows_them(ask: Ask, filters: dict[str, Any], expected: list[str]) -> None:
    found = [row["inspection"]["reference"] for row in results(ask("evaluations/", **filters))]
    assert found == expected


def test_a_group_is_its_members(ask: Ask, inspector: User, moray: Partnership) -> None:
    group = ComparatorGroup.objects.create(
        kind=ComparatorGroup.Kind.NAMED_SET, name="Mine", owner=inspector
    )
    group.memberships.create(partnership=moray, position=1)
    assert said(results(ask("evaluations/", group=group.pk))) == [("moray-2018", "weak")]


def test_who_reads_grades_alone_gets_no_commentary(evaluated: None, outsider: User) -> None:
    rows = results(asking(secret_of(outsider))("evaluations/"))
    told = {row["partnership"]["slug"]: row["commentary"] for row in rows}
    assert told == {"midlothian": None, "moray": "Said at length."}


def test_a_board_member_reads_their_own_alone(evaluated: None, board_member: User) -> None:
    rows = results(asking(secret_of(board_member))("evaluations/"))
    assert {row["partnership"]["slug"] for row in rows} == {"midlothian"}


def test_a_draft_gives_no_grade_away(ask: Ask) -> None:
    Inspection.objects.update(state=State.IN_REVIEW)
    assert results(ask("evaluations/")) == []
    assert ask("evaluations/", edition="ci_children_care_protection_2019").status_code == 400


def test_it_asks_the_database_a_constant_number_of_times(ask: Ask) -> None:
    ask("evaluations/")
    with CaptureQueriesContext(connection) as captured:
        assert len(results(ask("evaluations/", nation="scotland", size=200))) == 3
    assert len(captured) <= MOST_QUERIES

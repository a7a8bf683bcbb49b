"""Changes, years, places and self-evaluations of the demonstration's partnerships."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from inspections.models import Inspection
from inspections.tables.change import Change
from portal.accounts.models import User

ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def demonstration(db: None) -> None:
    load_demonstration(at=timezone.localtime())


def test_changes_follow_a_judgement_through_editions(client_of: ClientOf, inspector: User) -> None:
    page = client_of(inspector).get("/comparison/change/?framework=ilacs")
    changes = {row.column.key: row.step.change for row in page.context["page"]}
    assert changes == {"leaders": Change.IMPROVED, "in_care": Change.IMPROVED}
    assert "Of 1 with an earlier grade, 1 improved." in page.text


def test_the_list_shows_the_change_asked_for(client_of: ClientOf, inspector: User) -> None:
    client = client_of(inspector)
    page = client.get("/comparison/change/?framework=ilacs&change=first")
    assert [row.column.key for row in page.context["page"]] == ["care_leavers"]
    page = client.get("/comparison/change/?framework=ilacs&change=no-such-change")
    assert len(page.context["page"].object_list) == 2


def test_years_count_positions_at_their_end(client_of: ClientOf, inspector: User) -> None:
    page = client_of(inspector).get(
        "/comparison/years/?framework=children-care-and-protection&indicator=2.1&on=2021-06-30"
    )
    (children,) = page.context["numbers"]
    found = [(year.year, year.position.good, year.position.whole) for year in children.years]
    assert found == [(2020, 6, 8), (2021, 6, 8)]
    assert "until 30 June" in page.text


def test_one_among_others_of_its_nation(client_of: ClientOf, officer: User) -> None:
    page = client_of(officer).get("/comparison/place/")
    families = next(each for each in page.context["columns"] if each.column.key == "2.2")
    (nation,) = families.among
    assert nation.said == "6 of 7 are good or better."
    assert nation.place == "1 higher, 5 the same, 1 lower"


def test_another_partnership_can_be_chosen(client_of: ClientOf, inspector: User) -> None:
    client = client_of(inspector)
    assert client.get("/comparison/place/").context["row"] is None
    page = client.get("/comparison/place/?partnership=orkney-islands")
    assert page.context["row"].place.name == "Orkney Islands"
    assert client.get("/comparison/place/?partnership=nowhere").context["row"] is None


def test_self_evaluation_beside_inspection(client_of: ClientOf, inspector: User) -> None:
    page = client_of(inspector).get("/comparison/self-evaluation/")
    gaps = {row.column.key: row.gap.steps for row in page.context["page"]}
    assert gaps == {"1.1": -1, "2.1": 1, "2.2": 0, "9": 1}
    assert page.context["said"] == (
        "Of 4 grades that both gave, 1 is the same, 2 are higher and 1 is lower in the "
        "self-evaluation."
    )


def test_a_self_evaluation_that_is_not_published_is_not_compared(
    client_of: ClientOf, inspector: User, officer: User
) -> None:
    own = Inspection.objects.filter(kind=Inspection.Kind.SELF_EVALUATION)
    own.update(state=Inspection.State.IN_REVIEW)
    for person in (inspector, officer):
        page = client_of(person).get("/comparison/self-evaluation/")
        assert list(page.context["page"]) == []


def test_a_self_evaluation_is_in_no_other_count(client_of: ClientOf, inspector: User) -> None:
    own = Inspection.objects.filter(kind=Inspection.Kind.SELF_EVALUATION)
    own.update(published_on=datetime.date(2024, 1, 1))
    page = client_of(inspector).get("/comparison/change/?change=first")
    midlothian = {
        row.column.key: row.step.now.label
        for row in page.context["page"]
        if row.place.slug == "midlothian"
    }
    assert midlothian == {"1.1": "Good", "2.1": "Good", "2.2": "Good", "9": "Good"}

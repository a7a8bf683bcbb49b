import pytest
from django.urls import reverse

from inspections.models import FrameworkEdition, Inspection, Partnership
from portal.access.roles import Role
from portal.accounts.models import User
from tests.conftest import ClientOf, person

START = reverse("inspections:inspection-start")


def answers(slug: str, **changed: str) -> dict[str, str]:
    framework = FrameworkEdition.objects.get(slug=slug).framework
    typed = {"framework": str(framework.pk), "kind": "joint"}
    date = {"began_on_day": "3", "began_on_month": "2", "began_on_year": "2020"}
    return {**typed, **date, **changed}


def test_an_officer_starts_and_comes_to_the_task_list(client_of: ClientOf, officer: User) -> None:
    typed = answers("ci_children_care_protection_2019")
    response = client_of(officer).post(START, typed)
    inspection = Inspection.objects.get()
    assert response["Location"] == reverse("findings:entry-tasks", args=["midlothian-joint-2020"])
    assert inspection.title == "Joint inspection in Midlothian, 2020"
    assert inspection.created_by == officer


def test_a_date_without_an_edition_is_said_at_the_field(client_of: ClientOf, officer: User) -> None:
    typed = answers("ci_children_risk_of_harm_2021")
    response = client_of(officer).post(START, typed)
    assert "No edition of this framework" in str(response.context["form"].errors["began_on"])
    assert not Inspection.objects.exists()


def test_a_year_that_cannot_be_meant_is_refused(client_of: ClientOf, officer: User) -> None:
    typed = answers("ci_children_care_protection_2019", began_on_year="0220")
    response = client_of(officer).post(START, typed)
    assert "Check the year" in str(response.context["form"].errors["began_on"])


def test_a_framework_of_another_nation_is_refused(client_of: ClientOf, officer: User) -> None:
    response = client_of(officer).post(START, answers("ilacs_2018"))
    assert "framework" in response.context["form"].errors


def test_one_of_two_partnerships_is_asked_for(client_of: ClientOf, moray: Partnership) -> None:
    both = person("both@test.example", Role.OFFICER, moray)
    midlothian = Partnership.objects.get(slug="midlothian")
    both.memberships.create(partnership=midlothian, role=Role.OFFICER, starts_on="2020-01-01")
    typed = answers("ci_children_care_protection_2019", partnership=str(midlothian.pk))
    client_of(both).post(START, typed)
    assert Inspection.objects.get().partnership == midlothian


def test_another_partnership_cannot_be_named(
    client_of: ClientOf, officer: User, moray: Partnership
) -> None:
    typed = answers("ci_children_care_protection_2019", partnership=str(moray.pk))
    client_of(officer).post(START, typed)
    assert Inspection.objects.get().partnership.slug == "midlothian"


@pytest.mark.parametrize("role", ["board_member", "inspector", "administrator", "action_owner"])
def test_only_those_who_enter_may_start(
    client_of: ClientOf, role: str, request: pytest.FixtureRequest
) -> None:
    assert client_of(request.getfixturevalue(role)).get(START).status_code == 403

"""The list of inspections, on screen and as a file."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from inspections.models import Evaluation, FrameworkEdition, Inspection, Partnership
from portal.accounts.models import User

ClientOf = Callable[[User], Client]


def published(partnership: Partnership, edition: FrameworkEdition, **fields: object) -> Inspection:
    """A published joint inspection with one grade known and one not."""
    given: dict[str, object] = {
        "reference": f"{partnership.slug}-1",
        "kind": Inspection.Kind.JOINT,
        "title": f"Joint inspection in {partnership.name}",
        "published_on": datetime.date(2020, 9, 1),
    }
    found = Inspection.objects.create(
        partnership=partnership,
        edition=edition,
        lead_body=edition.framework.inspectorate,
        state=Inspection.State.PUBLISHED,
        published_at=timezone.now(),
        **(given | fields),
    )
    codes = {code: edition.indicators.get(code=code) for code in ("2.1", "2.2")}
    good = edition.scale.grades.get(label="Good") if edition.scale else None
    Evaluation.objects.create(inspection=found, indicator=codes["2.1"], grade=good)
    Evaluation.objects.create(
        inspection=found, indicator=codes["2.2"], without_grade=Evaluation.WithoutGrade.NOT_KNOWN
    )
    return found


@pytest.fixture
def both(midlothian: Partnership, moray: Partnership, edition: FrameworkEdition) -> None:
    published(midlothian, edition)
    published(moray, edition, published_on=datetime.date(2017, 2, 14))


def listed(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/inspections/{query}")
    return [inspection.partnership.slug for inspection, _tally in response.context["rows"]]


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["midlothian", "moray"]),
        ("?text=joint+MORAY", ["moray"]),
        ("?partnership=midlothian", ["midlothian"]),
        ("?nation=england", []),
        ("?nation=scotland&sort=oldest", ["moray", "midlothian"]),
        ("?framework=children-care-and-protection", ["midlothian", "moray"]),
        ("?kind=short", []),
        ("?published_from=2018-01-01", ["midlothian"]),
        ("?published_until=2017-02-14", ["moray"]),
        ("?sort=-partnership", ["moray", "midlothian"]),
        ("?sort=nonsense", ["midlothian", "moray"]),
        ("?size=100&page=9", ["midlothian", "moray"]),
    ],
)
def test_filters_and_order_come_from_the_address(
    client_of: ClientOf, officer: User, query: str, expected: list[str]
) -> None:
    assert listed(client_of(officer), query) == expected


@pytest.mark.usefixtures("both")
def test_a_row_counts_its_grades_and_names_what_is_not_known(
    client_of: ClientOf, officer: User
) -> None:
    page = client_of(officer).get("/inspections/?partnership=midlothian").content.decode()
    assert "1 Good" in page
    assert "1 Not known here" in page


@pytest.mark.usefixtures("both")
def test_a_board_member_knows_only_of_their_own(client_of: ClientOf, board_member: User) -> None:
    assert listed(client_of(board_member)) == ["midlothian"]


def test_drafts_and_the_filter_for_them_are_for_those_who_see_them(
    client_of: ClientOf, officer: User, inspector: User, draft: Inspection
) -> None:
    assert listed(client_of(officer), "?state=draft") == [draft.partnership.slug]
    assert listed(client_of(inspector), "?state=draft") == []
    assert "state" not in client_of(inspector).get("/inspections/").context["form"].fields


def test_a_choice_of_a_filter_gives_no_draft_away(
    client_of: ClientOf, inspector: User, draft: Inspection
) -> None:
    form = client_of(inspector).get("/inspections/").context["form"]
    assert list(form.fields["partnership"].queryset) == []


@pytest.mark.django_db
def test_an_empty_list_says_what_will_be_here(client_of: ClientOf, board_member: User) -> None:
    page = client_of(board_member).get("/inspections/").content.decode()
    assert "An inspection stands here once its results are published." in page


@pytest.mark.usefixtures("both")
def test_a_filter_that_nothing_fits_offers_the_way_back(client_of: ClientOf, officer: User) -> None:
    page = client_of(officer).get("/inspections/?kind=short").content.decode()
    assert "No inspection fits these filters" in page
    assert "Show all inspections" in page


@pytest.mark.usefixtures("both")
def test_a_date_that_is_none_is_told_at_its_field(client_of: ClientOf, officer: User) -> None:
    response = client_of(officer).get("/inspections/?published_from=soon")
    assert "published_from" in response.context["form"].errors


@pytest.mark.usefixtures("both")
def test_the_file_holds_the_filtered_rows_a_line_for_each_indicator(
    client_of: ClientOf, officer: User
) -> None:
    response = client_of(officer).get("/inspections/inspections.csv?partnership=moray")
    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("moray-1,Moray,S12000020,Scotland")
    assert lines[1].endswith("2.1,Impact on children and young people,Good")
    assert lines[2].endswith("2.2,Impact on families,Not known here")


def test_a_title_is_no_formula_in_the_file(
    client_of: ClientOf, officer: User, midlothian: Partnership, edition: FrameworkEdition
) -> None:
    published(midlothian, edition, title="=1+1")
    response = client_of(officer).get("/inspections/inspections.csv")
    assert ",'=1+1," in b"".join(response).decode()

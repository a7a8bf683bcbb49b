"""The list of findings, its file, and the page of one."""

import csv
import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from findings.models import Finding, Theme
from findings.operations.finding import add_findings, remove_finding
from inspections.models import Inspection
from portal.accounts.models import User

Clients = Callable[[User], Client]
LIST = "/findings/"
FILE = "/findings/findings.csv"


@pytest.fixture
def findings(draft: Inspection, officer: User) -> list[Finding]:
    """Two strengths and an area, with one theme, on an inspection that is still a draft."""
    kind = Finding.Kind
    found = add_findings(
        inspection=draft, kind=kind.STRENGTH, texts=["Leaders acted.", "=HYPERLINK(1)"], by=officer
    )
    found += add_findings(
        inspection=draft, kind=kind.AREA_FOR_IMPROVEMENT, texts=["Raise attainment."], by=officer
    )
    found[0].themes.add(Theme.objects.create(slug="leadership", name="Leadership"))
    return found


@pytest.fixture
def published(draft: Inspection, findings: list[Finding]) -> Inspection:
    draft.state = Inspection.State.PUBLISHED
    draft.published_at, draft.published_on = timezone.now(), datetime.date(2020, 9, 1)
    draft.save()
    return draft


def lines(client: Client, query: str = "") -> list[list[str]]:
    content = b"".join(client.get(FILE + query).streaming_content)  # type: ignore[attr-defined]
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))[1:]


def test_an_officer_sees_own_drafts_marked(
    client_of: Clients, officer: User, findings: list[Finding]
) -> None:
    page = client_of(officer).get(LIST).content.decode()
    assert "3 findings" in page
    assert page.count(">Draft<") == 3


def test_readers_never_see_drafts(
    client_of: Clients, board_member: User, inspector: User, findings: list[Finding]
) -> None:
    for person in (board_member, inspector):
        assert "No findings yet" in client_of(person).get(LIST).content.decode()


def test_published_findings_are_for_their_partnership_and_inspectors(
    client_of: Clients,
    board_member: User,
    inspector: User,
    outsider: User,
    published: Inspection,
) -> None:
    counts = [len(lines(client_of(person))) for person in (board_member, inspector, outsider)]
    assert counts == [3, 3, 0]


def test_strengths_come_before_areas(
    client_of: Clients, officer: User, findings: list[Finding]
) -> None:
    kinds = [line[6] for line in lines(client_of(officer))]
    assert kinds == ["Strength", "Strength", "Area for improvement"]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("?kind=area_for_improvement", ["Raise attainment."]),
        ("?words=leader", ["Leaders acted."]),
        ("?words=ATTAIN", ["Raise attainment."]),
        ("?theme=leadership", ["Leaders acted."]),
        ("?partnership=midlothian&kind=area_for_improvement", ["Raise attainment."]),
        (
            "?published_from=2020-09-01&published_until=2020-09-01&words=raising",
            ["Raise attainment."],
        ),
        ("?published_from=2020-09-02", []),
        ("?published_until=2020-08-31", []),
    ],
)
def test_filters_narrow_the_list_and_the_file_alike(
    client_of: Clients, officer: User, published: Inspection, query: str, texts: list[str]
) -> None:
    client = client_of(officer)
    page = client.get(LIST + query)
    assert [result.finding.text for result in page.context["results"]] == texts
    assert [line[8] for line in lines(client, query)] == texts


def test_the_filters_stay_in_the_address_of_the_file(
    client_of: Clients, officer: User, published: Inspection
) -> None:
    page = client_of(officer).get(LIST + "?words=leader&page=1").content.decode()
    assert f'href="{FILE}?words=leader"' in page


def test_a_choice_gives_no_other_partnership_away(
    client_of: Clients, outsider: User, published: Inspection
) -> None:
    page = client_of(outsider).get(LIST + "?partnership=midlothian")
    assert "partnership" in page.context["form"].errors
    assert ">Midlothian<" not in page.content.decode()


def test_nonsense_in_the_address_is_an_error_at_its_field(
    client_of: Clients, officer: User, published: Inspection
) -> None:
    query = "?published_from=tomorrow&kind=x&words=%00&page=x&size=9&theme=x"
    form = client_of(officer).get(LIST + query).context["form"]
    assert set(form.errors) == {"published_from", "kind", "words", "theme"}


def test_no_cell_of_the_file_is_a_formula(
    client_of: Clients, officer: User, findings: list[Finding]
) -> None:
    assert lines(client_of(officer))[1][8] == "'=HYPERLINK(1)"


def test_a_removed_finding_is_nowhere(
    client_of: Clients, officer: User, findings: list[Finding]
) -> None:
    remove_finding(finding=findings[0], at=timezone.now(), by=officer)
    client = client_of(officer)
    assert len(lines(client)) == 2
    assert client.get(findings[0].get_absolute_url()).status_code == 404


def test_the_page_of_a_finding_says_everything(
    client_of: Clients, board_member: User, published: Inspection, findings: list[Finding]
) -> None:
    page = client_of(board_member).get(findings[0].get_absolute_url()).content.decode()
    for words in ("Leaders acted.", published.title, "Leadership", "1 September 2020"):
        assert words in page
    assert "{%" not in page
    assert reverse("findings:finding-edit", args=[findings[0].pk]) not in page


def test_an_officer_changes_a_finding_from_its_page(
    client_of: Clients, officer: User, findings: list[Finding]
) -> None:
    page = client_of(officer).get(findings[0].get_absolute_url()).content.decode()
    assert reverse("findings:finding-edit", args=[findings[0].pk]) in page
    assert reverse("findings:history", args=["finding", findings[0].pk]) in page

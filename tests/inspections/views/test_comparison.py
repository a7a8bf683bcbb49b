"""The comparison's page: its cells, what they lead to, its files and the sets saved from it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from inspections.models import ComparatorGroup, Partnership
from portal.accounts.models import User
from tests.bench.generated_inspections import FRAMEWORK, generate
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
EIGHT = "/comparison/?framework=children-care-and-protection&programme=joint-inspections-2018-2020"


@pytest.fixture
def demonstration(db: None) -> None:
    load_demonstration(at=timezone.localtime())


@pytest.fixture
def client(client_of: ClientOf, inspector: User) -> Client:
    return client_of(inspector)


def row_of(page: str, slug: str) -> str:
    """The HTML of a partnership's row."""
    found = re.search(rf'<tr><th scope="row"><a [^>]*/{slug}/.*?</tr>', page)
    assert found, slug
    return found[0]


@pytest.mark.usefixtures("demonstration")
def test_a_cell_has_the_word_the_years_and_leads_to_the_evaluation(client: Client) -> None:
    cells = row_of(client.get(EIGHT).text, "orkney-islands").split("<td>")
    assert "<b>Weak</b> <i>2018–2020</i>" in cells[2]
    link = re.search(r'href="([^"#]+)#([^"]+)"', cells[2])
    assert link, cells[2]
    assert f'id="{link[2]}"' in client.get(link[1]).text


@pytest.mark.usefixtures("demonstration")
def test_a_dated_cell_has_its_date_and_few_columns_the_whole_of_it(client: Client) -> None:
    cells = row_of(client.get(EIGHT).text, "midlothian").split("<td>")
    assert '<time datetime="2020-09-01">1 September 2020</time>' in cells[1]
    many = "".join(f"&indicator={code}" for code in ("1.1", "2.1", "2.2", "3.1", "4.1", "5.1", "9"))
    assert ">2020</time>" in row_of(client.get(EIGHT + many).text, "midlothian")


@pytest.mark.usefixtures("demonstration")
def test_absences_look_unlike_each_other(client: Client) -> None:
    page = client.get("/comparison/?framework=children-care-and-protection&indicator=1.1").text
    assert 'grade--none grade--not-known"><b>Not known here' in row_of(page, "orkney-islands")
    assert '<span class="grade grade--none grade--not-inspected"' in row_of(page, "highland")
    assert "It was inspected; what was said of it is not recorded" in page


@pytest.mark.usefixtures("demonstration")
def test_the_page_says_how_much_it_holds(client: Client) -> None:
    assert "8 partnerships, 4 indicators; 18 evaluations" in client.get(EIGHT).text


@pytest.mark.usefixtures("demonstration")
def test_what_people_typed_is_escaped(client: Client) -> None:
    Partnership.objects.filter(slug="stirling").update(name="<script>alert(1)</script>")
    page = client.get(f"{EIGHT}&text=%3Cscript%3E").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in row_of(page, "stirling")


def test_as_many_queries_for_many_as_for_few(client: Client) -> None:
    generate(3)
    few = queries(client)
    generate(30)
    assert queries(client) == few <= 10


def queries(client: Client) -> int:
    client.get(f"/comparison/?framework={FRAMEWORK}")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/comparison/?framework={FRAMEWORK}")
    return len(captured)


@pytest.mark.usefixtures("demonstration")
def test_a_set_is_saved_of_the_rows_that_stay_ticked(client: Client, inspector: User) -> None:
    chosen = [Partnership.objects.get(slug=slug).pk for slug in ("fife", "stirling")]
    save = EIGHT.replace("/comparison/", "/comparison/sets/save/")
    assert 'value="' + str(chosen[0]) in client.get(save).text
    answer = client.post(save, {"name": "Two of eight", "partnerships": chosen})
    group = ComparatorGroup.objects.saved_by(inspector).get()
    assert f"group={group.pk}" in answer.headers["Location"]
    page = client.get(answer.headers["Location"]).text
    assert "2 partnerships, 4 indicators" in page
    again = client.post(save, {"name": "two of EIGHT", "partnerships": chosen})
    assert "You have saved another set under this name" in again.text


@pytest.mark.usefixtures("demonstration")
def test_a_set_holds_only_partnerships_that_are_shown(client: Client, inspector: User) -> None:
    save = EIGHT.replace("/comparison/", "/comparison/sets/save/")
    leeds = Partnership.objects.get(slug="leeds").pk
    assert "Tick only" in client.post(save, {"name": "A", "partnerships": [leeds]}).text
    assert "Tick the partnerships" in client.post(save, {"name": "A"}).text
    assert not ComparatorGroup.objects.saved_by(inspector).exists()


@pytest.mark.usefixtures("demonstration")
def test_a_set_is_deleted_after_a_question(client: Client, inspector: User) -> None:
    save = EIGHT.replace("/comparison/", "/comparison/sets/save/")
    fife = Partnership.objects.get(slug="fife").pk
    client.post(save, {"name": "One", "partnerships": [fife]})
    group = ComparatorGroup.objects.saved_by(inspector).get(name="One")
    assert "Delete the set “One”?" in client.get(f"/comparison/sets/{group.pk}/delete/").text
    client.post(f"/comparison/sets/{group.pk}/delete/")
    assert not ComparatorGroup.objects.filter(pk=group.pk).exists()


def test_filters_are_saved_under_a_name(client: Client) -> None:
    query = "framework=ilacs&region=london&sort=-leaders"
    client.post(f"/saved/comparison/save/?{query}&page=2", {"name": "The capital"})
    (kept,) = client.get("/comparison/").context["saved"].searches
    assert (kept.name, kept.query) == ("The capital", query)

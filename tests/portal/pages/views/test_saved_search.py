"""Saving a search from its page, and the list of saved ones."""

from django.test import Client

from portal.accounts.models import User
from portal.pages.models import SavedSearch
from tests.conftest import ClientOf

SAVE = "/saved/findings/save/?kind=strength&words=kinship&page=3&evil=1&theme="


def save(client: Client, name: str = "Kinship", **form: str) -> str:
    return client.post(SAVE, {"name": name, **form}, follow=True).content.decode()


def test_only_filters_that_the_page_knows_are_kept(client_of: ClientOf, officer: User) -> None:
    page = save(client_of(officer))
    assert SavedSearch.objects.get().query == "words=kinship&kind=strength"
    assert "The search “Kinship” was saved." in page


def test_the_page_offers_what_is_saved(client_of: ClientOf, officer: User) -> None:
    client = client_of(officer)
    save(client)
    page = client.get("/findings/?kind=strength&words=kinship").content.decode()
    assert 'aria-current="page">Kinship<' in page
    assert "Save this search" not in page
    assert "Save this search" in client.get("/findings/?words=other").content.decode()


def test_a_name_in_use_asks_whether_to_replace(client_of: ClientOf, officer: User) -> None:
    client = client_of(officer)
    SavedSearch.objects.create(owner=officer, page="findings", name="kinship", query="words=old")
    assert "change the name, or replace it" in save(client)
    assert SavedSearch.objects.get().query == "words=old"
    save(client, replace="on")
    assert SavedSearch.objects.get().query == "words=kinship&kind=strength"


def test_without_filters_there_is_nothing_to_save(client_of: ClientOf, officer: User) -> None:
    page = client_of(officer).post("/saved/findings/save/", {"name": "All"}).content.decode()
    assert "There is nothing to save" in page
    assert not SavedSearch.objects.exists()


def test_the_list_leads_to_the_page_and_is_private(
    client_of: ClientOf, officer: User, lead_officer: User
) -> None:
    save(client_of(officer), "<b>Kinship</b>")
    page = client_of(officer).get("/saved/").content.decode()
    assert 'href="/findings/?words=kinship&amp;kind=strength">&lt;b&gt;Kinship' in page
    assert "Kinship" not in client_of(lead_officer).get("/saved/").content.decode()


def test_deleting_is_asked_first(client_of: ClientOf, officer: User) -> None:
    client = client_of(officer)
    save(client)
    address = f"/saved/{SavedSearch.objects.get().pk}/delete/"
    assert "Delete the saved search “Kinship”?" in client.get(address).content.decode()
    client.post(address)
    assert not SavedSearch.objects.exists()

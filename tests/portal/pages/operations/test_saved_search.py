"""Keeping a page's filters under a name."""

import pytest

from portal.accounts.models import User
from portal.pages.models import SavedSearch
from portal.pages.operations import saved_search
from portal.pages.operations.saved_search import (
    NameTakenError,
    TooManySearchesError,
    delete_search,
    rename_search,
    save_search,
)


def saved(user: User, name: str = "Kinship", query: str = "words=kinship") -> SavedSearch:
    return save_search(page="findings", name=name, query=query, by=user)


def test_a_name_is_used_once_whatever_its_case(officer: User) -> None:
    saved(officer)
    with pytest.raises(NameTakenError):
        saved(officer, "KINSHIP", "words=other")


def test_saving_the_same_filters_again_changes_nothing(officer: User) -> None:
    assert saved(officer).pk == saved(officer).pk


def test_replacing_keeps_the_name_and_changes_the_filters(officer: User) -> None:
    saved(officer)
    save_search(page="findings", name="Kinship", query="words=new", replace=True, by=officer)
    assert [search.query for search in SavedSearch.objects.of(officer)] == ["words=new"]


def test_two_people_and_two_pages_may_use_one_name(officer: User, outsider: User) -> None:
    saved(officer)
    saved(outsider)
    save_search(page="comparison", name="Kinship", query="a=b", by=officer)
    assert SavedSearch.objects.count() == 3


def test_there_is_a_most(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_search, "MOST", 1)
    saved(officer)
    with pytest.raises(TooManySearchesError):
        saved(officer, "Another")


def test_renaming_refuses_a_name_in_use(officer: User) -> None:
    saved(officer)
    other = saved(officer, "Other", "words=other")
    with pytest.raises(NameTakenError):
        rename_search(search=other, name="kinship", by=officer)
    assert rename_search(search=other, name="OTHER", by=officer).name == "OTHER"


def test_nobody_changes_another_persons_search(officer: User, lead_officer: User) -> None:
    search = saved(officer)
    with pytest.raises(SavedSearch.DoesNotExist):
        rename_search(search=search, name="Mine", by=lead_officer)
    delete_search(search=search, by=lead_officer)
    assert SavedSearch.objects.get() == search

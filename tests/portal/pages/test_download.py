"""Handing out a table as a file, and what it says of the list that it is made of."""

import pytest
from django.test import Client

from findings.models import Finding
from inspections.models import Inspection
from portal.accounts.models import User
from portal.pages.download import CONTENT_TYPES, download
from portal.pages.sheet import Ending
from tests.portal.pages.sheets import book_of, content_of, json_of, sheet, values_of


@pytest.mark.parametrize("ending", list(Ending))
def test_the_browser_saves_it_under_its_name(ending: Ending) -> None:
    response = download(sheet([["Midlothian", None, 1]]), ending)
    assert response["Content-Disposition"] == f'attachment; filename="findings-all.{ending}"'
    assert response["Content-Type"] == CONTENT_TYPES[ending]
    assert content_of(response)


@pytest.fixture
def reader(draft: Inspection, officer: User) -> Client:
    """An officer's client, with a strength and an area for improvement to read."""
    for kind in (Finding.Kind.STRENGTH, Finding.Kind.AREA_FOR_IMPROVEMENT):
        Finding.objects.create(inspection=draft, kind=kind, position=1, text=f"=A {kind}")
    client = Client()
    client.force_login(officer)
    return client


QUERY = "?kind=strength&published_from=&page=7&size=100"


def test_the_three_files_hold_the_same_rows(reader: Client) -> None:
    book = book_of(content_of(reader.get(f"/findings/findings.xlsx{QUERY}")))
    read = json_of(content_of(reader.get(f"/findings/findings.json{QUERY}")))
    lines = content_of(reader.get(f"/findings/findings.csv{QUERY}")).decode().splitlines()
    assert values_of(book, "Findings")[1][8] == read["rows"][0][8] == "=A strength"
    assert len(lines) == len(values_of(book, "Findings")) == read["count"] + 1 == 2


def test_a_file_names_its_filters_and_its_address(reader: Client) -> None:
    about = json_of(content_of(reader.get(f"/findings/findings.json{QUERY}")))["about"]
    assert about["filters"] == [{"label": "Kind", "value": "Strength"}]
    assert about["address"].endswith("/findings/?kind=strength&published_from=")


def test_a_filter_that_cannot_be_used_is_named(reader: Client) -> None:
    about = json_of(content_of(reader.get("/findings/findings.json?partnership=gone")))["about"]
    assert about["filters"] == []
    assert "“Partnership” could not be used" in about["notes"][0]


def test_the_page_offers_the_files_with_its_filters(reader: Client) -> None:
    page = reader.get(f"/findings/{QUERY}").content.decode()
    for ending in Ending:
        assert f'href="/findings/findings.{ending}?kind=strength&amp;published_from="' in page

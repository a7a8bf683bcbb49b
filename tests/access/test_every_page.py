"""What holds for every page: safe headers, nothing inline, no copies kept, few queries."""

from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.row import PEOPLE, Row
from tests.access.table import TABLE
from tests.access.world import World

MOST_QUERIES = 12
TAKEN = ("200", "302", "409", "ok")
"""What somebody gets who may make a change; 409 where a page is shown again, since it moved."""
READERS = ("officer", "lead_officer", "board_member", "inspector", "administrator")


def pages_of(role: str) -> list[Row]:
    """The rows that this role gets a page from."""
    column = PEOPLE.index(role)
    return [row for row in TABLE if row.method == "GET" and row.expected.split()[column] == "200"]


def somebody_who_reads(row: Row) -> str:
    """The last role that gets this page, so that a signed-in one goes before nobody at all."""
    return [role for role, got in zip(PEOPLE, row.expected.split(), strict=True) if got == "200"][
        -1
    ]


PAGES = [row for row in TABLE if row.method == "GET" and "200" in row.expected.split()]
CHANGES = [row for row in TABLE if row.method == "POST"]


def client_for(world: World, role: str, *, checks_token: bool = False) -> Client:
    client, person = Client(enforce_csrf_checks=checks_token), world.person(role)
    if person is not None:
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def open_page(world: World, row: Row) -> HttpResponseBase:
    return client_for(world, somebody_who_reads(row)).get(world.address(row))


class InlineCode(HTMLParser):
    """Whatever in a page a strict Content Security Policy would block."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = tag == "script" and "src" not in given and given.get("type") != "application/json"
        sources = [given.get(name) or "" for name in ("src", "href", "action")]
        if (
            tag == "style"
            or runs
            or "style" in given
            or any(name.startswith("on") for name in given)
            or any(source.startswith(("data:", "javascript:")) for source in sources)
        ):
            self.found.append(self.get_starttag_text() or tag)


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_every_page_has_safe_headers(world: World, row: Row) -> None:
    headers = open_page(world, row).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_no_page_holds_inline_code(world: World, row: Row) -> None:
    response = open_page(world, row)
    if isinstance(response, HttpResponse) and "html" in response.headers["Content-Type"]:
        assert InlineCode(response.content.decode()).found == []


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_no_page_of_a_signed_in_person_is_kept(world: World, row: Row) -> None:
    if somebody_who_reads(row) != PEOPLE[0]:
        assert "no-store" in open_page(world, row).headers["Cache-Control"]


@pytest.mark.parametrize("row", CHANGES, ids=str)
def test_every_change_needs_a_token(world: World, row: Row) -> None:
    column = next(n for n, got in enumerate(row.expected.split()) if got in TAKEN)
    client = client_for(world, PEOPLE[column], checks_token=True)
    assert client.post(world.address(row), world.form(row)).status_code == 403


@pytest.mark.parametrize("role", READERS)
def test_a_page_asks_as_much_of_a_full_portal_as_of_a_small_one(world: World, role: str) -> None:
    client = client_for(world, role)
    pages = {str(row): world.address(row) for row in pages_of(role)}
    world.begin()
    for address in pages.values():
        client.get(address)  # what the process learns once, such as content types, does not count
    before = {page: queries(client, address) for page, address in pages.items()}
    world.grow()
    after = {page: queries(client, address) for page, address in pages.items()}
    assert {page: asked for page, asked in before.items() if asked > MOST_QUERIES} == {}
    assert after == before


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        b"".join(response) if response.streaming else response.content
    return len(captured)

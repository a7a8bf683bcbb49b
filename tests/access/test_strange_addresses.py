"""Addresses and filters that no page of ours writes: never a failure, never more than is shown."""

import pytest

from tests.access.test_every_page import client_for
from tests.access.world import World

LISTS = [
    "/inspections/",
    "/findings/",
    "/findings/good-practice/",
    "/papers/",
    "/partnerships/",
    "/people/",
]
FILES = ["/inspections/inspections.csv", "/findings/findings.csv", "/papers/papers.csv"]
NAMES = [
    *("text", "words", "kind", "state", "nation", "framework", "programme", "partnership"),
    *("theme", "sort", "role", "held"),
    *("published_from", "published_until", "meeting_from", "meeting_until"),
]
GARBAGE = [
    "xyz",
    "31/02/2020",
    "\x00",
    "-1",
    "9" * 40,
    "\u202e",
    "<script>alert(1)</script>",
    "'\"",
]


@pytest.mark.parametrize("garbage", GARBAGE)
@pytest.mark.parametrize("path", [*LISTS, *FILES])
def test_a_strange_filter_is_answered(world: World, path: str, garbage: str) -> None:
    asked = dict.fromkeys(NAMES, garbage)
    response = client_for(world, "lead_officer").get(path, asked)
    assert response.status_code == 200
    if path in LISTS:
        page = response.content.decode()
        assert "govuk-error-message" in page or garbage in ("'\"", "-1")
        assert "<script>alert" not in page
        assert "valid choice" not in page


@pytest.mark.parametrize("number", ["0", "-1", "abc", "999999", "9" * 400, "\u0663", "1.5", "\x00"])
@pytest.mark.parametrize("path", LISTS)
def test_a_strange_page_number_is_the_nearest_page(world: World, path: str, number: str) -> None:
    asked = {"page": number, "size": number}
    assert client_for(world, "lead_officer").get(path, asked).status_code == 200


@pytest.mark.parametrize("path", [
    "/inspections/midlothian-draft/enter/grades/%00/",
    "/inspections/%00/enter/",
    "/partnerships/%00/",
    "/papers/%00/",
    "/history/inspection/%00/",
    f"/history/finding/{'9' * 15}/",
    f"/findings/{'9' * 30}/",
    f"/papers/prepare/{'9' * 30}/",
    f"/people/roles/{'9' * 30}/",
    "/findings/-1/",
    "/%ff%fe",
])  # fmt: skip
def test_what_cannot_be_is_not_found(world: World, path: str) -> None:
    assert world.draft.reference in "/inspections/midlothian-draft/"
    assert client_for(world, "lead_officer").get(path).status_code == 404


@pytest.mark.parametrize("to", [
    "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\x00",
])  # fmt: skip
def test_sign_in_leads_to_no_other_site(world: World, to: str) -> None:
    form = {"login": "officer@test.example", "password": "look around freely", "next": to}
    response = client_for(world, "anonymous").post("/accounts/login/", form)
    assert (response.status_code, response["Location"]) == (302, "/")

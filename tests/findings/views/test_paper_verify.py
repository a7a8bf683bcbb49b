"""The page that says whether a paper is genuine."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from findings.models import Report
from findings.tables.report import read_code
from findings.views.paper_verify import MOST_CHECKS
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.findings.conftest import Build
from tests.papers import CONTENTS

ADDRESS = "/papers/check/"


@pytest.fixture(autouse=True)
def _nobody_has_checked_yet(db: None) -> None:
    cache.clear()


def checked(client_of: ClientOf, who: User, code: str) -> str:
    return client_of(who).get(ADDRESS, {"code": code}).content.decode()


def test_the_address_is_the_printed_one() -> None:
    assert reverse("findings:paper-verify") == ADDRESS


@pytest.mark.parametrize(
    "typed", ["1000-ABC-DEF", " 1000abcdef ", "looo-abc-def", "I0O0 ABC DEF", "1000–ABC–DEF"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "1000-ABC-DEF"


def test_a_current_paper_is_genuine(client_of: ClientOf, board_member: User, build: Build) -> None:
    report = build()
    page = checked(client_of, board_member, report.code.lower().replace("-", " "))
    assert "Genuine and current" in page
    assert report.paper.title in page
    assert report.files.get(format="pdf").sha256 in page


def test_an_unknown_code_is_not_known(client_of: ClientOf, officer: User, build: Build) -> None:
    build()
    assert "knows no such paper" in checked(client_of, officer, "0000-000-000")


def test_a_superseded_paper_says_so(client_of: ClientOf, officer: User, build: Build) -> None:
    report = build(superseded_at=timezone.now(), superseded_reason="A grade was wrong.")
    page = checked(client_of, officer, report.code)
    assert "Genuine, but superseded" in page
    assert "A grade was wrong." in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Genuine and current"),
        ({"is_draft": True}, "A genuine draft"),
        ({"superseded_at": timezone.now()}, "Genuine, but superseded"),
    ],
)
def test_a_stranger_learns_the_verdict_alone(
    client_of: ClientOf, outsider: User, build: Build, fields: dict[str, object], said: str
) -> None:
    report = build(**fields)
    page = checked(client_of, outsider, report.code)
    assert said in page
    assert report.paper.title not in page
    assert "Midlothian" not in page
    assert report.get_absolute_url() not in page


def test_a_build_that_is_not_ready_is_no_paper(
    client_of: ClientOf, officer: User, build: Build
) -> None:
    report = build(state=Report.State.BUILDING)
    assert "knows no such paper" in checked(client_of, officer, report.code)


def test_guessing_is_stopped(client_of: ClientOf, outsider: User) -> None:
    client = client_of(outsider)
    for number in range(MOST_CHECKS):
        assert client.get(ADDRESS, {"code": f"0000-000-{number:03}"}).status_code == 200
    assert client.get(ADDRESS, {"code": "0000-000-000"}).status_code == 429


@pytest.mark.parametrize(
    ("content", "said"),
    [(CONTENTS["pdf"], "exactly as it was made"), (b"%PDF changed", "it has been changed since")],
)
def test_a_file_is_compared_by_its_checksum(
    client_of: ClientOf, officer: User, build: Build, content: bytes, said: str
) -> None:
    build()
    file = SimpleUploadedFile("paper.pdf", content)
    assert said in client_of(officer).post(ADDRESS, {"paper-file": file}).content.decode()

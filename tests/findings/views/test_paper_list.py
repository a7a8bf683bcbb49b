"""The list of papers, and those in preparation."""

from django.utils import timezone

from findings.models import Paper
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.findings.conftest import Build


def listed(client_of: ClientOf, who: User, query: str = "") -> str:
    return client_of(who).get(f"/papers/{query}").content.decode()


def test_a_board_member_is_one_press_from_the_pdf(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    report = build()
    assert f"/papers/{report.code}/download/pdf/" in listed(client_of, board_member)


def test_a_board_member_sees_neither_drafts_nor_failures(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    build(is_draft=True)
    build(state="failed", failure="No room")
    page = listed(client_of, board_member)
    assert "No papers yet" in page
    assert "In preparation" not in page


def test_a_paper_of_an_unpublished_inspection_is_not_listed(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    build()
    Inspection.objects.update(state=Inspection.State.DRAFT)
    assert "No papers yet" in listed(client_of, board_member)


def test_an_officer_sees_drafts_and_what_is_in_preparation(
    client_of: ClientOf, officer: User, paper: Paper, build: Build
) -> None:
    draft = build(is_draft=True)
    page = listed(client_of, officer)
    assert draft.get_absolute_url() in page
    assert paper.get_absolute_url() in page


def test_a_finished_paper_is_no_longer_in_preparation(
    client_of: ClientOf, officer: User, paper: Paper, build: Build
) -> None:
    report = build()
    assert paper.get_absolute_url() not in listed(client_of, officer)
    report.superseded_at = timezone.now()
    report.save()
    assert paper.get_absolute_url() in listed(client_of, officer)


def test_filters_narrow_the_list(client_of: ClientOf, officer: User, build: Build) -> None:
    current, old = build(), build(superseded_at=timezone.now())
    page = listed(client_of, officer, "?state=superseded&words=inspection&kind=council-paper")
    assert old.get_absolute_url() in page
    assert current.get_absolute_url() not in page


def test_another_council_s_officer_sees_nothing(
    client_of: ClientOf, outsider: User, build: Build
) -> None:
    build()
    assert "Midlothian" not in listed(client_of, outsider)


def test_the_csv_has_the_rows_of_the_list(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    report = build()
    build(is_draft=True)
    lines = client_of(board_member).get("/papers/papers.csv").getvalue().decode().splitlines()
    assert len(lines) == 2
    assert report.code in lines[1]


def test_an_inspection_leads_those_who_prepare_to_its_papers(
    client_of: ClientOf, officer: User, board_member: User, paper: Paper
) -> None:
    address = paper.subject.get_absolute_url()
    assert paper.get_absolute_url() in client_of(officer).get(address).content.decode()
    assert paper.get_absolute_url() not in client_of(board_member).get(address).content.decode()

"""Built papers in the browser: asking, following, downloading, reading."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from findings.models import Paper, Report
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.findings.conftest import Build
from tests.papers import add_file

HTMX = {"HX-Request": "true"}


def page_of(client_of: ClientOf, who: User, report: Report) -> str:
    return client_of(who).get(report.get_absolute_url()).content.decode()


def test_pressing_twice_builds_one(client_of: ClientOf, officer: User, paper: Paper) -> None:
    address = reverse("findings:report-request", args=[paper.pk])
    for _press in range(2):
        client_of(officer).post(address, {"build": "final"})
    assert Report.objects.count() == 1


def test_an_unready_final_paper_is_refused_with_what_it_wants(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    paper.texts.update(text="")
    Inspection.objects.update(state=Inspection.State.DRAFT)
    address = reverse("findings:report-request", args=[paper.pk])
    response = client_of(officer).post(address, {"build": "final"})
    assert response.status_code == 409
    assert "Recommendations" in response.content.decode()
    assert "not published yet" in response.content.decode()
    assert not Report.objects.exists()


def test_before_the_final_paper_it_is_said_who_will_see_it(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    page = client_of(officer).get(reverse("findings:report-request", args=[paper.pk]))
    assert "Board members of Midlothian and inspectors see the paper" in page.content.decode()


def test_a_build_on_its_way_asks_for_itself_again(
    client_of: ClientOf, officer: User, build: Build
) -> None:
    report = build(state=Report.State.BUILDING, step=Report.Step.PRINTING, progress=40)
    page = page_of(client_of, officer, report)
    assert 'hx-trigger="every 1s"' in page
    assert 'value="40"' in page
    assert "<noscript>" in page


def test_a_step_is_read_out_once(client_of: ClientOf, officer: User, build: Build) -> None:
    report = build(state=Report.State.BUILDING, step=Report.Step.PRINTING)
    address, client = report.get_absolute_url(), client_of(officer)
    new = client.get(f"{address}?seen=reading", headers=HTMX).content.decode()
    same = client.get(f"{address}?seen=printing", headers=HTMX).content.decode()
    assert "innerHTML:#report-said" in new
    assert "innerHTML:#report-said" not in same


def test_a_finished_build_asks_no_more(client_of: ClientOf, officer: User, build: Build) -> None:
    report = build()
    add_file(report, "docx", b"PK")
    answer = client_of(officer).get(f"{report.get_absolute_url()}?seen=filing", headers=HTMX)
    assert "hx-get" not in answer.content.decode()
    assert "The paper is ready." in answer.content.decode()


def test_word_may_come_later(client_of: ClientOf, officer: User, build: Build) -> None:
    report = build()
    assert "The Word document is being made" in page_of(client_of, officer, report)
    Report.objects.update(finished_at=timezone.now() - timedelta(hours=1))
    assert "There is no Word document" in page_of(client_of, officer, report)


def test_a_failure_says_why_and_offers_to_try_again(
    client_of: ClientOf, officer: User, build: Build
) -> None:
    report = build(state=Report.State.FAILED, failure="The disk was <b>full</b>.")
    page = page_of(client_of, officer, report)
    assert "The disk was &lt;b&gt;full&lt;/b&gt;." in page
    client_of(officer).post(reverse("findings:report-retry", args=[report.code]))
    assert Report.objects.get().state == Report.State.REQUESTED


def test_a_superseded_paper_says_why_and_leads_to_the_one_that_holds(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    now = timezone.now()
    old = build(superseded_at=now, superseded_reason="A grade was wrong.")
    new = build(requested_at=now + timedelta(minutes=1))
    page = page_of(client_of, board_member, old)
    assert "A grade was wrong." in page
    assert new.get_absolute_url() in page


def test_a_board_member_sees_no_draft_among_the_builds(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    final, draft = build(), build(is_draft=True)
    page = page_of(client_of, board_member, final)
    assert draft.code not in page
    assert client_of(board_member).get(draft.get_absolute_url()).status_code == 404


def test_a_download_is_an_attachment_that_nobody_keeps_or_guesses_at(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    address = reverse("findings:report-download", args=[build().code, "pdf"])
    response = client_of(board_member).get(address)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('attachment; filename="midlothian-inspection')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"
    assert b"".join(response).startswith(b"%PDF")


def test_a_hostile_title_makes_a_plain_file_name(
    client_of: ClientOf, officer: User, build: Build
) -> None:
    report = build(is_draft=True)
    Paper.objects.update(
        title='../../etc/"pass\r\nwd"; filename=evil.exe 日本', meeting_on="2020-09-15"
    )
    address = reverse("findings:report-download", args=[report.code, "pdf"])
    disposition = client_of(officer).get(address)["Content-Disposition"]
    name = "midlothian-etcpass-wd-filenameevilexe-2020-09-15-draft.pdf"
    assert disposition == f'attachment; filename="{name}"'


def test_a_file_that_is_not_there_is_not_found(
    client_of: ClientOf, officer: User, build: Build
) -> None:
    report = build()
    for ending in ("docx", "html", "exe"):
        address = reverse("findings:report-download", args=[report.code, ending])
        assert client_of(officer).get(address).status_code == 404


def test_the_web_page_is_the_stored_one(
    client_of: ClientOf, board_member: User, build: Build
) -> None:
    response = client_of(board_member).get(reverse("findings:report-read", args=[build().code]))
    assert response.content == b"<!DOCTYPE html><title>Paper</title>"
    assert "script-src 'self'" in response["Content-Security-Policy"]

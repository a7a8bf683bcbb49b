"""Sending a report, checking what was read, and entering it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from findings.models import Finding
from inspections.models import Inspection, Partnership, PublishedReport
from portal.accounts.models import User
from portal.pages.forms import DateWidget
from tests.conftest import ClientOf
from tests.published_reports import made_pdf, sent_report

pytestmark = pytest.mark.django_db
ADDRESS = "/published-reports/"


@pytest.fixture
def report(officer: User, midlothian: Partnership) -> PublishedReport:
    return sent_report(officer, midlothian)


@pytest.fixture
def client(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


def answers(client: Client, report: PublishedReport, **changes: str) -> dict[str, str]:
    """What a browser would send of the check page, with `changes`."""
    context = client.get(report.get_absolute_url()).context
    sent: dict[str, str] = {}
    for form in (context["form"], context["formset"].management_form, *context["formset"]):
        for field in form:
            value = field.value()
            if isinstance(field.field.widget, DateWidget):
                parts = value if isinstance(value, list) else field.field.widget.decompress(value)
                names = [part["name"] for part in field.subwidgets[0].data["subwidgets"]]
                sent |= {name: str(part or "") for name, part in zip(names, parts, strict=True)}
            elif value not in (None, False):
                sent[field.html_name] = str(value)
    return sent | changes


def test_a_report_that_is_sent_opens_its_own_page(client: Client) -> None:
    sent = client.post(ADDRESS, {"file": SimpleUploadedFile("a.pdf", made_pdf())}, follow=True)
    assert "Waiting to be read" in sent.content.decode()


def test_something_else_than_a_pdf_is_refused_at_the_field(client: Client) -> None:
    sent = client.post(ADDRESS, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert "The file must be one of these kinds: .pdf" in sent.content.decode()
    assert not PublishedReport.objects.exists()


def test_an_officer_sends_one_and_an_administrator_several(
    client_of: ClientOf, officer: User, administrator: User
) -> None:
    files = [SimpleUploadedFile(f"{n}.pdf", made_pdf(f"Number {n}. ")) for n in "ab"]
    client_of(administrator).post(ADDRESS, {"file": files})
    assert PublishedReport.objects.filter(sent_by=administrator).count() == 2
    page = client_of(officer).get(ADDRESS).content.decode()
    assert "multiple" not in page


def test_one_bad_file_of_several_is_named(client_of: ClientOf, administrator: User) -> None:
    files = [SimpleUploadedFile("good.pdf", made_pdf()), SimpleUploadedFile("bad.txt", b"x")]
    page = client_of(administrator).post(ADDRESS, {"file": files}).content.decode()
    assert "bad.txt: The file must be" in page
    assert not PublishedReport.objects.exists()


def test_the_proposal_says_where_each_answer_was_read(
    client: Client, report: PublishedReport
) -> None:
    page = client.get(report.get_absolute_url()).content.decode()
    assert "Staff knew families well." in page
    assert 'value="grade-2.1"' in page
    assert "1 thing to look at" in page


def test_the_marked_words_stand_on_their_page(client: Client, report: PublishedReport) -> None:
    page = client.get(f"{report.get_absolute_url()}page/?show=finding-1").content.decode()
    assert "Page 2 of 2" in page
    assert '<rect class="portal-beside__mark" x="48.0"' in page


def test_an_unknown_answer_shows_the_first_page(client: Client, report: PublishedReport) -> None:
    page = client.get(f"{report.get_absolute_url()}page/?show=nothing").content.decode()
    assert "Page 1 of 2" in page


def test_a_page_that_nobody_asked_for_marks_all_that_was_read_on_it(
    client: Client, report: PublishedReport
) -> None:
    page = client.get(report.get_absolute_url()).content.decode()
    assert page.count('class="portal-beside__mark"') == 1  # all of page 1 stands in one place


def test_what_was_not_found_stands_out_until_it_is_answered(
    client: Client, report: PublishedReport
) -> None:
    missed = 'portal-read--missing" id="answer-fieldwork_to"'
    assert missed in client.get(report.get_absolute_url()).content.decode()
    typed = dict(zip(_parts(client, report, "fieldwork_to"), ("1", "3", "2020"), strict=True))
    client.post(report.get_absolute_url(), answers(client, report, **typed, save="yes"))
    assert missed not in client.get(report.get_absolute_url()).content.decode()


def _parts(client: Client, report: PublishedReport, name: str) -> list[str]:
    field = client.get(report.get_absolute_url()).context["form"][name]
    return [part["name"] for part in field.subwidgets[0].data["subwidgets"]]


def test_corrections_are_kept_until_later(client: Client, report: PublishedReport) -> None:
    changes = {"finding-0-text": "Staff knew every family.", "save": "yes"}
    client.post(report.get_absolute_url(), answers(client, report, **changes))
    assert "Staff knew every family." in client.get(report.get_absolute_url()).content.decode()


def test_looking_at_a_page_without_scripts_loses_nothing(
    client: Client, report: PublishedReport
) -> None:
    changes = {"lead_inspector": "Somebody else", "show": "grade-2.2"}
    page = client.post(report.get_absolute_url(), answers(client, report, **changes))
    assert "Somebody else" in page.content.decode()
    assert "Page 2 of 2" in page.content.decode()


def test_the_second_of_two_officers_is_told_what_the_first_saved(
    client: Client, report: PublishedReport
) -> None:
    ours = answers(client, report, opened=_opened(client, report), lead_inspector="Ours")
    theirs = {"lead_inspector": "Theirs", "finding-0-text": "Their words.", "save": "yes"}
    client.post(report.get_absolute_url(), answers(client, report, **theirs))
    again = client.post(report.get_absolute_url(), ours | {"confirm": "yes"})
    page = again.content.decode()
    assert again.status_code == 409
    assert "Theirs" in page
    assert "Their words." in page
    assert 'value="Ours"' in page
    assert not Inspection.objects.exists()


def test_what_the_second_officer_has_seen_replaces_the_first(
    client: Client, report: PublishedReport
) -> None:
    client.post(report.get_absolute_url(), answers(client, report, save="yes"))
    ours = answers(client, report, opened=_opened(client, report), lead_inspector="Ours")
    client.post(report.get_absolute_url(), ours | {"confirm": "yes"})
    assert Inspection.objects.get().team == "Lead inspector: Ours"


def test_who_comes_after_it_was_entered_is_told(client: Client, report: PublishedReport) -> None:
    ours = answers(client, report, save="yes")
    client.post(report.get_absolute_url(), answers(client, report, confirm="yes"))
    page = client.post(report.get_absolute_url(), ours, follow=True).content.decode()
    assert "A colleague has entered this report meanwhile" in page


def _opened(client: Client, report: PublishedReport) -> str:
    return str(client.get(report.get_absolute_url()).context["opened"])


def test_a_finding_can_be_added_and_one_left_out(client: Client, report: PublishedReport) -> None:
    client.post(report.get_absolute_url(), answers(client, report, add="yes"))
    changes = {"finding-2-text": "Added", "finding-0-leave_out": "on", "confirm": "yes"}
    client.post(report.get_absolute_url(), answers(client, report, **changes))
    texts = Finding.objects.values_list("text", flat=True)
    assert set(texts) == {"Plans must be sharper.", "Added"}


def test_what_is_confirmed_is_entered(client: Client, report: PublishedReport) -> None:
    sent = client.post(report.get_absolute_url(), answers(client, report, confirm="yes"))
    inspection = Inspection.objects.get()
    assert sent.headers["Location"] == f"/inspections/{inspection.reference}/enter/"
    grades = inspection.evaluations.values_list("indicator__code", "grade__label", "source_page")
    assert set(grades) == {("2.1", "Good", 2), ("2.2", "Very good", 2)}


def test_dates_out_of_order_are_refused_at_the_date(
    client: Client, report: PublishedReport
) -> None:
    changes = {"published_on_year": "2019", "confirm": "yes"}
    page = client.post(report.get_absolute_url(), answers(client, report, **changes))
    assert "must not be published before fieldwork" in page.content.decode()
    assert not Inspection.objects.exists()


def test_a_finding_without_words_is_named(client: Client, report: PublishedReport) -> None:
    changes = {"finding-1-text": "", "confirm": "yes"}
    page = client.post(report.get_absolute_url(), answers(client, report, **changes))
    assert "Enter the text of finding 2, or leave it out" in page.content.decode()


def test_a_report_to_be_checked_waits_on_the_home_page(
    client_of: ClientOf, lead_officer: User, outsider: User, report: PublishedReport
) -> None:
    assert report.name in client_of(lead_officer).get("/").content.decode()
    assert report.name not in client_of(outsider).get("/").content.decode()


def test_no_kind_is_chosen_where_the_report_names_none(
    client: Client, report: PublishedReport
) -> None:
    """As in reports before 2018."""
    PublishedReport.objects.update(reading={**(report.reading or {}), "kind": ""})
    page = client.post(report.get_absolute_url(), answers(client, report, confirm="yes"))
    assert "Select the kind of inspection" in page.content.decode()
    assert not Inspection.objects.exists()


def test_another_partnership_cannot_be_chosen(
    client: Client, report: PublishedReport, moray: Partnership
) -> None:
    changes = {"partnership": str(moray.pk), "confirm": "yes"}
    client.post(report.get_absolute_url(), answers(client, report, **changes))
    assert not Inspection.objects.exists()


def test_a_report_about_another_council_can_be_seen_and_not_entered(
    client: Client, officer: User, moray: Partnership
) -> None:
    report = sent_report(officer, moray)
    assert "This report is about Moray" in client.get(report.get_absolute_url()).content.decode()
    assert client.post(report.get_absolute_url(), {"confirm": "yes"}).status_code == 403


def test_an_inspection_of_the_same_days_is_pointed_out(
    client: Client, report: PublishedReport, draft: Inspection
) -> None:
    page = client.get(report.get_absolute_url()).content.decode()
    assert "seems to be in the portal already" in page
    assert draft.title in page


def test_a_script_in_a_finding_is_text(client: Client, report: PublishedReport) -> None:
    changes = {"finding-0-text": "<script>alert(1)</script>", "save": "yes"}
    page = client.post(report.get_absolute_url(), answers(client, report, **changes))
    assert "<script>alert" not in page.content.decode()


def test_the_source_is_handed_out_as_a_download(
    client_of: ClientOf, board_member: User, officer: User, draft: Inspection
) -> None:
    report = sent_report(officer, draft.partnership, inspection=draft, name="a\r\nb.pdf")
    client = client_of(board_member)
    assert client.get(f"{report.get_absolute_url()}file/").status_code == 404
    draft.state, draft.published_at = Inspection.State.PUBLISHED, timezone.now()
    draft.save()
    file = client.get(f"{report.get_absolute_url()}file/")
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert b"".join(file.streaming_content) == made_pdf()  # type: ignore[attr-defined]


def test_the_inspection_says_on_which_page_a_grade_stands(
    client: Client, report: PublishedReport
) -> None:
    client.post(report.get_absolute_url(), answers(client, report, confirm="yes"))
    page = client.get(Inspection.objects.get().get_absolute_url()).content.decode()
    assert "Page 2 of the report" in page
    assert "Source document" in page

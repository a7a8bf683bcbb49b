"""Imports in the browser: sending in, the dry run, importing, undoing."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from inspections.data_import import sheet
from inspections.models import DataImport, Inspection
from inspections.operations.import_work import requeue_lost_imports, work_on_import
from portal.accounts.models import User
from tests.imported_files import BARNET, BARNET_2024, SHORT, checked, history, imported, ods_file

ClientOf = Callable[[User | None], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: ClientOf, administrator: User) -> Client:
    return client_of(administrator)


def send(client: Client, file: SimpleUploadedFile) -> DataImport:
    """Send a file in, and let the worker check it."""
    answer = client.post("/imports/send/", {"file": file})
    found = DataImport.objects.latest("pk")
    assert answer.headers["Location"] == found.get_absolute_url()
    work_on_import(found.pk)
    found.refresh_from_db()
    return found


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_file_is_checked_then_imported_then_undone(client: Client) -> None:
    found = send(client, ods_file())
    assert "Import 3 rows" in words(client, f"/imports/{found.pk}/")
    assert not Inspection.objects.exists()
    client.post(f"/imports/{found.pk}/import/")
    assert "being imported" in words(client, f"/imports/{found.pk}/")
    work_on_import(found.pk)
    assert "3 rows were imported" in words(client, f"/imports/{found.pk}/")
    assert Inspection.objects.count() == 3
    assert "3 inspections that it made" in words(client, f"/imports/{found.pk}/undo/")
    client.post(f"/imports/{found.pk}/undo/")
    work_on_import(found.pk)
    assert "The import was undone" in words(client, f"/imports/{found.pk}/")
    assert not Inspection.objects.exists()


def test_pages_name_the_source(client: Client, administrator: User) -> None:
    imported(history(), administrator)
    made = Inspection.objects.get(partnership__slug="leeds")
    page = words(client, made.get_absolute_url())
    assert "From the outcomes that Ofsted publishes: history.csv" in page


def test_progress_is_asked_for_until_the_work_ends(client: Client) -> None:
    client.post("/imports/send/", {"file": history()})
    address = DataImport.objects.get().get_absolute_url()
    answer = client.get(address, headers={"HX-Request": "true"})
    assert "being checked" in answer.content.decode()
    work_on_import(DataImport.objects.get().pk)
    answer = client.get(address, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == address


def test_rows_are_filtered_by_fate(client: Client) -> None:
    bad = [*BARNET, "Current", "London", *BARNET_2024, SHORT, "Good", "Fine", "", "", ""]
    good = [*BARNET[:1], "E08000035", "Leeds", "", "", *BARNET_2024, SHORT, *["Good"] * 5]
    found = send(client, history(bad, good))
    page = words(client, f"/imports/{found.pk}/?fate=refused")
    assert "“Fine” is no grade of Ofsted’s." in page
    assert "J2 (The impact of leaders" in page
    assert "1 row was refused" in page
    assert "Import 1 row" not in page
    assert client.get(f"/imports/{found.pk}/?fate=new").context["page"].paginator.count == 1


def test_a_bad_file_says_why(client: Client) -> None:
    found = send(client, SimpleUploadedFile("outcomes.ods", b"%PDF-1.7"))
    assert found.state == "refused"
    assert "This is a PDF document" in words(client, f"/imports/{found.pk}/")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (SimpleUploadedFile("outcomes.pdf", b"%PDF"), "must be one of these kinds: .ods, .csv"),
        (SimpleUploadedFile("outcomes.csv", b""), "The file is empty"),
        (None, "Select a file"),
    ],
)
def test_what_cannot_be_sent_is_told(
    client: Client, file: SimpleUploadedFile | None, message: str
) -> None:
    answer = client.post("/imports/send/", {"file": file} if file else {})
    assert message in answer.content.decode()
    assert not DataImport.objects.exists()


def test_a_huge_file_is_not_even_read(client: Client) -> None:
    huge = SimpleUploadedFile("outcomes.csv", b"x" * (sheet.LARGEST_UPLOAD + 20_000))
    answer = client.post("/imports/send/", {"file": huge})
    assert "must be smaller than 30 MB; nothing of it was kept" in answer.content.decode()
    assert not answer.wsgi_request.FILES


def test_a_change_of_records_after_the_check_is_shown(client: Client) -> None:
    found, other = send(client, history()), checked(ods_file())
    client.post(f"/imports/{other.pk}/import/")
    work_on_import(other.pk)
    client.post(f"/imports/{found.pk}/import/")
    work_on_import(found.pk)
    assert "Records were changed after the check" in words(client, f"/imports/{found.pk}/")
    assert Inspection.objects.count() == 3


def test_a_lost_job_is_handed_to_a_worker_again(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client.post("/imports/send/", {"file": history()})
    DataImport.objects.update(queued_at="2026-01-01T00:00Z")
    with django_capture_on_commit_callbacks() as queued:
        assert requeue_lost_imports() == 1
    assert len(queued) == 1
    assert requeue_lost_imports() == 0


def test_work_that_stops_again_and_again_is_given_up(client: Client) -> None:
    client.post("/imports/send/", {"file": history()})
    DataImport.objects.update(attempts=3)
    work_on_import(DataImport.objects.get().pk)
    assert "The work stopped 3 times" in words(client, DataImport.objects.get().get_absolute_url())


def test_only_administrators_have_the_entry(client: Client, inspector: User) -> None:
    assert 'href="/imports/"' in words(client, "/")
    other = Client()
    other.force_login(inspector)
    assert 'href="/imports/"' not in words(other, "/")

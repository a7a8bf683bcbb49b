"""Adding evidence in a browser, what is refused beside its field, and handing files out."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from findings.forms.evidence import FORM_AROUND, LARGEST
from findings.models import Evidence, ImprovementAction
from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.evidence_files import office
from tests.plans import action_in, evidence_on, plan_for

pytestmark = pytest.mark.django_db
FORM = {"title": "Case file audit", "seen_by": "everyone", "note": "Of June", "url": ""}


@pytest.fixture
def action(published: Inspection, officer: User, action_owner: User) -> ImprovementAction:
    return action_in(plan_for(published, officer), owner=action_owner)


@pytest.fixture
def client(client_of: ClientOf, action_owner: User) -> Client:
    return client_of(action_owner)


@pytest.fixture
def piece(action: ImprovementAction, action_owner: User) -> Evidence:
    return evidence_on(action, action_owner)


def send(client: Client, action: ImprovementAction, content: bytes, name: str = "audit.txt",
         **changes: str) -> Any:  # noqa: ANN401 # fmt: skip
    address = reverse("findings:evidence-add", args=[action.pk])
    return client.post(address, {**FORM, **changes, "file": SimpleUploadedFile(name, content)})


def download(client: Client, piece: Evidence, number: int = 1) -> Any:  # noqa: ANN401
    return client.get(reverse("findings:evidence-download", args=[piece.key, number]))


def test_a_file_is_added_and_handed_out_to_be_saved(
    client: Client, action: ImprovementAction
) -> None:
    content = office("docx")
    assert send(client, action, content, "../Übersicht \u202eaudit.docx").status_code == 302
    given = download(client, action.evidence.get())
    assert b"".join(given.streaming_content) == content
    assert given["Content-Disposition"].startswith("attachment; filename*=utf-8''%C3%9Cbersicht")
    assert given["Content-Type"].endswith("wordprocessingml.document")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]
    assert "no-store" in given["Cache-Control"]


def test_a_bad_file_is_refused_beside_its_field_and_nothing_typed_is_lost(
    client: Client, action: ImprovementAction
) -> None:
    sent = send(client, action, b"<html><body>Hello</body></html>", "plan.pdf")
    page = sent.content.decode()
    assert "The file is a web page or XML" in sent.context["form"].errors["file"][0]
    assert 'value="Case file audit"' in page
    assert 'value="Of June"' in page
    assert sent.context["form"]["seen_by"].value() == "everyone"
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"url": "javascript:alert(1)"}, "url", "web address"),
        ({"url": "ftp://example.org/a"}, "url", "web address"),
        ({"url": "https://www.example.org/"}, "url", "not both"),
        ({"title": ""}, "file", "Select the file again"),
        ({"seen_by": "nobody"}, "seen_by", "Select one"),
    ],
)
def test_other_fields_are_refused_by_name(
    client: Client, action: ImprovementAction, changes: dict[str, str], field: str, words: str
) -> None:
    sent = send(client, action, b"Four of five.", **changes)
    assert words in " ".join(sent.context["form"].errors[field])
    assert not Evidence.objects.exists()


def test_neither_file_nor_link_is_said(client: Client, action: ImprovementAction) -> None:
    sent = client.post(reverse("findings:evidence-add", args=[action.pk]), FORM)
    assert sent.context["form"].errors["file"] == ["Select a file, or enter a link"]


def test_a_huge_upload_is_thrown_away_unread_and_the_rest_is_kept(
    client: Client, action: ImprovementAction
) -> None:
    """The length that the request announces decides, before a byte of the file is kept."""
    sent = send(client, action, b"%PDF-1.7\n" + bytes(LARGEST + FORM_AROUND), "big.pdf")
    form = sent.context["form"]
    assert "must be smaller than 25 MB" in form.errors["file"][0]
    assert form["title"].value() == FORM["title"]


def test_the_same_file_is_offered_and_not_kept_twice(
    client: Client, action: ImprovementAction, piece: Evidence
) -> None:
    other = action_in(action.plan, owner=action.owner)
    sent = send(client, other, b"What Audit report says.")
    assert "here already, as “Audit report”" in sent.context["form"].errors["file"][0]
    attach = reverse("findings:evidence-attach", args=[other.pk, piece.key])
    assert attach in sent.content.decode()
    client.post(attach)
    assert other.evidence.get() == piece


def test_a_file_that_the_person_may_not_see_is_not_given_away(
    client: Client, action: ImprovementAction, officer: User
) -> None:
    plan = plan_for(action.plan.inspection, officer, state="draft", agreed_by=None, agreed_at=None)
    hidden = evidence_on(action_in(plan), officer)
    assert send(client, action, b"What Audit report says.").status_code == 302
    assert action.evidence.get() != hidden


def test_a_file_that_changed_on_the_disk_is_not_handed_out(client: Client, piece: Evidence) -> None:
    name = str(piece.newest.file.name)
    default_storage.delete(name)
    default_storage.save(name, SimpleUploadedFile("x", b"Something else"))
    given = client.get(reverse("findings:evidence-download", args=[piece.key, 1]), follow=True)
    assert "its checksum differs" in given.content.decode()
    default_storage.delete(name)
    given = client.get(reverse("findings:evidence-download", args=[piece.key, 1]), follow=True)
    assert "not in its place" in given.content.decode()


def test_a_link_has_no_file_to_be_handed_out(client: Client, action: ImprovementAction) -> None:
    form = {**FORM, "url": "https://www.example.org/a"}
    client.post(reverse("findings:evidence-add", args=[action.pk]), form)
    assert download(client, action.evidence.get()).status_code == 404


def test_the_page_shows_checksum_versions_and_uses(client: Client, piece: Evidence) -> None:
    address = reverse("findings:evidence-version-add", args=[piece.key])
    client.post(address, {"note": "July", "url": "https://www.example.org/july"})
    page = client.get(piece.get_absolute_url()).content.decode()
    assert piece.versions.get(number=1).sha256 in page
    assert "Version 2" in page
    assert "https://www.example.org/july" in page
    assert str(piece.actions.get()) in page


def test_the_same_version_again_is_said_beside_the_file(client: Client, piece: Evidence) -> None:
    address = reverse("findings:evidence-version-add", args=[piece.key])
    file = SimpleUploadedFile("other name.txt", b"What Audit report says.")
    sent = client.post(address, {"note": "", "url": "", "file": file})
    assert "the same as version 1" in sent.context["form"].errors["file"][0]


def test_it_is_taken_off_an_action_and_that_is_undone(client: Client, piece: Evidence) -> None:
    action = piece.actions.get()
    detach = reverse("findings:evidence-detach", args=[action.pk, piece.key])
    page = client.post(detach, follow=True).content.decode()
    assert not piece.actions.exists()
    attach = reverse("findings:evidence-attach", args=[action.pk, piece.key])
    assert attach in page
    client.post(attach)
    assert piece.actions.exists()


def test_it_is_removed_after_a_question_and_brought_back(client: Client, piece: Evidence) -> None:
    remove = reverse("findings:evidence-remove", args=[piece.key])
    assert "It will be missing from" in client.get(remove).content.decode()
    assert "This evidence was removed" in client.post(remove, follow=True).content.decode()
    assert piece.title not in client.get(reverse("findings:evidence-list")).content.decode()
    client.post(reverse("findings:evidence-restore", args=[piece.key]))
    assert piece.title in client.get(reverse("findings:evidence-list")).content.decode()


def test_draft_actions_are_not_named_to_those_who_may_not_know(
    client: Client, piece: Evidence, officer: User
) -> None:
    plan = plan_for(
        piece.actions.get().plan.inspection, officer, state="draft", agreed_by=None, agreed_at=None
    )
    piece.actions.add(action_in(plan, "A secret action"))
    for address in (piece.get_absolute_url(), "/evidence/", "/evidence/evidence.csv"):
        given: Any = client.get(address)
        text = b"".join(given.streaming_content) if given.streaming else given.content
        assert b"Audit report" in text
        assert b"A secret action" not in text


def test_the_list_is_narrowed(client: Client, piece: Evidence) -> None:
    plan = piece.actions.get().plan.reference
    fits = ["words=audit.txt", "kind=text", "seen_by=everyone", f"plan={plan}",
            f"plan={plan}&action={piece.actions.get().pk}"]  # fmt: skip
    for query in fits:
        assert "1 piece of evidence" in client.get(f"/evidence/?{query}").content.decode(), query
    for query in ["words=budget", "kind=pdf", "kind=link", "seen_by=working", "plan=nowhere"]:
        assert "No evidence fits" in client.get(f"/evidence/?{query}").content.decode(), query


def test_history_tells_what_happened_and_not_where_the_file_lies(
    client_of: ClientOf, officer: User, client: Client, action: ImprovementAction
) -> None:
    send(client, action, b"Four of five.")
    piece = action.evidence.get()
    address = reverse("findings:history", args=["evidence", piece.key])
    page = client_of(officer).get(address).content.decode()
    assert "Added evidence" in page
    assert "audit.txt" in page
    assert str(piece.newest.file.name) not in page

"""The command that prints a paper at once."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from findings.models import Report
from findings.operations.demonstration import load_demonstration

pytestmark = pytest.mark.django_db
SIGNS = {"pdf": b"%PDF-1.7", "html": b"<!DOCTYPE html>", "docx": b"PK"}


@pytest.fixture(autouse=True)
def demonstration(db: None) -> None:
    load_demonstration(at=timezone.localtime())


def render(output: Path, kind: str, reference: str, form: str) -> bytes:
    call_command("render_report", kind, reference, format=form, output=output)
    return output.read_bytes()


@pytest.mark.parametrize("form", SIGNS)
@pytest.mark.parametrize("kind", ["council-paper", "summary"])
def test_every_format_of_the_demonstration(tmp_path: Path, kind: str, form: str) -> None:
    filed = Report.objects.count()
    written = render(tmp_path / "paper", kind, "midlothian-joint-2020", form)
    assert written.startswith(SIGNS[form])
    assert Report.objects.count() == filed


def test_a_partnership_without_a_form_of_its_own_has_the_common_one(tmp_path: Path) -> None:
    html = render(tmp_path / "paper", "council-paper", "fife-joint-2018-2020", "html").decode()
    assert "4 What the inspection found" in html
    assert "Not known here" in html
    assert 'class="paper-draft"' not in html


def test_what_is_not_published_is_printed_as_a_draft(tmp_path: Path) -> None:
    html = render(tmp_path / "paper", "summary", "moray-progress-review-2018", "html").decode()
    assert "Draft – not for the meeting" in html


@pytest.mark.parametrize(
    ("kind", "reference", "form", "said"),
    [
        ("council-paper", "nowhere", "pdf", "no inspection with the reference “nowhere”"),
        ("council-paper", "midlothian-joint-2020", "pptx", "has no slides"),
        ("poem", "midlothian-joint-2020", "pdf", "invalid choice: 'poem'"),
        ("summary", "midlothian-joint-2020", "odt", "invalid choice: 'odt'"),
    ],
)
def test_what_cannot_be_made_is_said(
    tmp_path: Path, kind: str, reference: str, form: str, said: str
) -> None:
    output = tmp_path / "paper"
    with pytest.raises(CommandError, match=said):
        call_command("render_report", kind, reference, "--format", form, "--output", str(output))
    assert not output.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        render(tmp_path / "no" / "paper", "summary", "midlothian-joint-2020", "html")


@pytest.mark.parametrize("form", SIGNS)
def test_every_format_of_the_overview(tmp_path: Path, form: str) -> None:
    written = render(tmp_path / "paper", "overview", "joint-inspections-2018-2020", form)
    assert written.startswith(SIGNS[form])


def test_an_unknown_programme_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no-such-programme"):
        render(tmp_path / "paper", "overview", "no-such-programme", "pdf")

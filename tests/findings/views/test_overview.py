"""An inspector prepares the overview of a programme in the browser."""

import pytest
from django.urls import reverse
from django.utils import timezone

from findings.models import Finding, Paper
from inspections.models import Inspection, InspectionProgramme
from portal.accounts.models import User
from tests.conftest import ClientOf


@pytest.fixture
def within(draft: Inspection) -> Inspection:
    programme = InspectionProgramme.objects.get(slug="joint-inspections-2018-2020")
    draft.programme, draft.published_at = programme, timezone.now()
    draft.state = Inspection.State.PUBLISHED
    draft.save()
    return draft


def started(client_of: ClientOf, inspector: User) -> Paper:
    address = reverse("findings:overview-start", args=["joint-inspections-2018-2020"])
    form = {"template": "programme-overview", "title": "An overview"}
    assert client_of(inspector).post(address, form).status_code == 302
    return Paper.objects.get(title="An overview")


def test_it_starts_from_the_programmes_page(
    within: Inspection, inspector: User, client_of: ClientOf
) -> None:
    page = client_of(inspector).get("/programmes/joint-inspections-2018-2020/").content.decode()
    assert reverse("findings:overview-start", args=["joint-inspections-2018-2020"]) in page
    assert started(client_of, inspector).programme == within.programme


def test_the_editor_shows_what_the_records_say(
    within: Inspection, inspector: User, client_of: ClientOf
) -> None:
    paper = started(client_of, inspector)
    page = client_of(inspector).get(paper.get_absolute_url()).content.decode()
    for said in ("Midlothian", "How good is collaborative leadership?", "What matters most"):
        assert said in page


def test_key_messages_are_picked(within: Inspection, inspector: User, client_of: ClientOf) -> None:
    paper, client = started(client_of, inspector), client_of(inspector)
    message = Finding.objects.create(
        inspection=within, kind="key_message", position=1, text="Staff are confident."
    )
    section = paper.template.sections.get(key="question-1")
    address = reverse("findings:paper-messages", args=[paper.pk, section.pk])
    client.post(address, {"picked": [message.pk]})
    assert (
        "Staff are confident. (Midlothian)" in client.get(paper.get_absolute_url()).content.decode()
    )


def test_a_section_saves_itself(within: Inspection, inspector: User, client_of: ClientOf) -> None:
    paper = started(client_of, inspector)
    section = paper.template.sections.get(key="question-1")
    address = reverse("findings:paper-section", args=[paper.pk, section.pk])
    sent = {f"section-{section.pk}-text": "Risk was seen early."}
    answer = client_of(inspector).post(address, sent, headers={"HX-Request": "true"})
    assert "Saved at" in answer.content.decode()
    assert paper.texts.get(section=section).text == "Risk was seen early."

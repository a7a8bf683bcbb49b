"""The history page."""

from collections.abc import Callable

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from findings.models import Finding, Paper, PaperTemplate
from inspections.models import Inspection
from portal.accounts.models import User

ClientOf = Callable[[User], Client]


@pytest.fixture
def history(draft: Inspection, officer: User) -> str:
    """The history of an inspection in which an officer added a finding and changed its text."""
    with pghistory.context(user=officer.pk, operation="add_findings"):
        finding = Finding.objects.create(
            inspection=draft, kind="strength", position=1, text="Leaders had a plan."
        )
    with pghistory.context(user=officer.pk, operation="edit_finding"):
        finding.text = "Leaders have a <b>plan</b>."
        finding.save()
        finding.indicators.add(draft.edition.indicators.get(code="2.1"))
    return f"/history/inspection/{draft.reference}/"


def test_it_tells_who_what_from_and_to(client_of: ClientOf, officer: User, history: str) -> None:
    page = client_of(officer).get(history).content.decode()
    assert "<strong>Officer</strong>" in page
    assert "Edited a finding" in page
    assert '<del class="portal-removed">had </del>' in page
    assert "2.1 Impact on children and young people" in page
    assert page.index("Edited a finding") < page.index("Added findings")


def test_text_stays_text(client_of: ClientOf, officer: User, history: str) -> None:
    page = client_of(officer).get(history).content.decode()
    assert "<b>plan</b>" not in page
    assert "&lt;b&gt;plan&lt;/b&gt;" in page


def test_a_long_history_comes_in_pages_for_the_same_number_of_queries(
    client_of: ClientOf, officer: User, draft: Inspection, history: str
) -> None:
    client = client_of(officer)
    client.get(history)
    with CaptureQueriesContext(connection) as few:
        client.get(history)
    for number in range(80):
        Finding.objects.create(inspection=draft, kind="strength", position=number, text="More.")
    with CaptureQueriesContext(connection) as many:
        response = client.get(history)
    assert len(many) == len(few) <= 8
    assert response.context["page"].paginator.num_pages == 2
    assert client.get(f"{history}?page=2").context["entries"]


def test_a_papers_history_is_for_those_who_prepare_it(
    client_of: ClientOf, officer: User, inspector: User, outsider: User, draft: Inspection
) -> None:
    template = PaperTemplate.objects.create(slug="form", name="Form", kind="council-paper")
    paper = Paper.objects.create(
        template=template, inspection=draft, title="To the council", created_by=officer
    )
    address = f"/history/paper/{paper.pk}/"
    statuses = [client_of(user).get(address).status_code for user in (officer, inspector, outsider)]
    assert statuses == [200, 404, 404]


def test_a_lead_officer_sees_a_person_within_their_own_partnership_only(
    client_of: ClientOf, lead_officer: User, board_member: User, outsider: User
) -> None:
    membership = outsider.memberships.get()
    board_member.memberships.create(
        partnership=membership.partnership, role="officer", starts_on=membership.starts_on
    )
    page = client_of(lead_officer).get(f"/history/person/{board_member.pk}/").content.decode()
    assert "Midlothian" in page
    assert "Moray" not in page


def test_an_administrator_reads_a_drafts_history_only_after_a_recorded_look(
    client_of: ClientOf, administrator: User, draft: Inspection, history: str
) -> None:
    client = client_of(administrator)
    assert client.get(history).status_code == 404
    administrator.draft_looks.create(inspection=draft, reason="A complaint")
    assert client.get(history).status_code == 200

import pytest

from inspections.models import Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.findings.views.test_entry import page
from tests.inspections.views.steps import address, send
from tests.inspections.views.test_inspection_details import TYPED


@pytest.fixture
def published(draft: Inspection) -> Inspection:
    Inspection.objects.update(state="published", published_at="2026-01-01T00:00Z")
    draft.refresh_from_db()
    return draft


def test_an_amendment_needs_a_reason(
    client_of: ClientOf, lead_officer: User, published: Inspection
) -> None:
    response = client_of(lead_officer).post(page("amend", published), {"reason": ""})
    assert "reason" in response.context["form"].errors
    assert not published.is_editable


def test_officers_correct_while_an_amendment_is_open(
    client_of: ClientOf, lead_officer: User, officer: User, published: Inspection
) -> None:
    lead, client, url = client_of(lead_officer), client_of(officer), address("details", published)
    assert client.get(url).status_code == 302
    lead.post(page("amend", published), {"reason": "A wrong date"})
    assert "A wrong date" in client.get(page("tasks", published)).content.decode()
    send(client, url, **{**TYPED, "title": "Corrected"})
    published.refresh_from_db()
    assert (published.title, published.state) == ("Corrected", "published")
    lead.post(page("amend-finish", published))
    assert client.get(url).status_code == 302


def test_an_officer_opens_no_amendment(
    client_of: ClientOf, officer: User, published: Inspection
) -> None:
    assert client_of(officer).post(page("amend", published), {"reason": "x"}).status_code == 403
    assert not published.amendments.exists()


def test_a_double_click_opens_one_amendment(
    client_of: ClientOf, lead_officer: User, published: Inspection
) -> None:
    client = client_of(lead_officer)
    for _ in range(2):
        client.post(page("amend", published), {"reason": "A wrong date"})
        client.post(page("amend-finish", published))
        client.post(page("amend-finish", published))
    assert published.amendments.count() == 2

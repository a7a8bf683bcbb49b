from typing import Any

from inspections.models import Inspection, Inspectorate
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.inspections.views.steps import address, send


def test_team_and_partners_are_saved(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    partner = Inspectorate.objects.exclude(pk=draft.lead_body_id)[0]
    typed = {"lead_body": str(draft.lead_body_id), "scrutiny_partners": str(partner.pk)}
    response = send(client_of(officer), address("team", draft), **typed, team="Six inspectors")
    draft.refresh_from_db()
    assert response["Location"] == address("evidence", draft)
    assert (draft.team, list(draft.scrutiny_partners.all())) == ("Six inspectors", [partner])


def test_the_lead_body_is_not_its_own_partner(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    lead = str(draft.lead_body_id)
    typed = {"lead_body": lead, "scrutiny_partners": lead}
    response: Any = send(client_of(officer), address("team", draft), **typed)
    assert "scrutiny_partners" in response.context["form"].errors


def test_nothing_said_and_something_said_at_once_is_refused(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    typed = {"lead_body": str(draft.lead_body_id), "is_empty": "on", "scope": "Everyone"}
    response: Any = send(client_of(officer), address("team", draft), **typed)
    assert "Clear this box" in str(response.context["form"].errors["is_empty"])

from django.urls import reverse

from inspections.models import DraftLook, Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf

LOOK = reverse("inspections:draft-look")


def test_a_look_is_recorded_and_opens_the_draft_to_read(
    client_of: ClientOf, administrator: User, draft: Inspection
) -> None:
    client = client_of(administrator)
    typed = {"reference": draft.reference, "reason": "The officer asked for help"}
    response = client.post(LOOK, typed)
    assert response["Location"] == draft.get_absolute_url()
    assert DraftLook.objects.get().reason == "The officer asked for help"
    assert client.get(draft.get_absolute_url()).status_code == 200
    assert client.get(f"{draft.get_absolute_url()}enter/").status_code == 403


def test_a_reason_is_needed(client_of: ClientOf, administrator: User, draft: Inspection) -> None:
    response = client_of(administrator).post(LOOK, {"reference": draft.reference, "reason": " "})
    assert "reason" in response.context["form"].errors
    assert not DraftLook.objects.exists()


def test_a_reference_that_is_no_draft_is_said_at_the_field(
    client_of: ClientOf, administrator: User
) -> None:
    response = client_of(administrator).post(LOOK, {"reference": "none-such", "reason": "Help"})
    assert "no draft" in str(response.context["form"].errors["reference"])

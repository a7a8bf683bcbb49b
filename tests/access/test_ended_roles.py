"""A session that is open when a role or a sign-in ends."""

import datetime

from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from tests.access.test_every_page import client_for
from tests.access.world import World

DAY = datetime.timedelta(days=1)


def test_a_membership_that_ended_yesterday_opens_nothing(world: World) -> None:
    client = client_for(world, "officer")
    assert client.get(world.draft.get_absolute_url()).status_code == 200
    world.officer.memberships.update(ends_on=timezone.localdate() - DAY)
    assert client.get(world.draft.get_absolute_url()).status_code == 404
    assert client.get("/inspections/start/").status_code == 403


def test_a_membership_that_begins_tomorrow_opens_nothing_yet(world: World) -> None:
    world.lead_officer.memberships.update(starts_on=timezone.localdate() + DAY)
    client = client_for(world, "lead_officer")
    assert client.get("/people/").status_code == 403


def test_a_stopped_person_is_out_at_the_next_press(world: World) -> None:
    client = client_for(world, "officer")
    assert client.get(world.draft.get_absolute_url()).status_code == 200
    User.objects.filter(pk=world.officer.pk).update(is_active=False)
    response = client.post(f"/inspections/{world.draft.reference}/enter/submit/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_signing_in_changes_the_session(world: World) -> None:
    """So that a session planted beforehand is worth nothing."""
    client = Client()
    session = client.session
    session["planted"] = "yes"
    session.save()
    form = {"login": "officer@test.example", "password": "look around freely"}
    client.post("/accounts/login/", form)
    assert client.session.session_key != session.session_key
    assert "_auth_user_id" in client.session

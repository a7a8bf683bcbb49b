"""One's own account, and being stopped."""

from collections.abc import Callable

from django.test import Client

from portal.accounts.models import User

ClientOf = Callable[[User | None], Client]


def test_a_person_changes_their_name(client_of: ClientOf, officer: User) -> None:
    client_of(officer).post("/accounts/you/", {"display_name": "Performance Officer"})
    officer.refresh_from_db()
    assert officer.display_name == "Performance Officer"


def test_markup_in_a_name_is_shown_as_text(client_of: ClientOf, officer: User) -> None:
    client = client_of(officer)
    client.post("/accounts/you/", {"display_name": "<script>x</script>"})
    assert "&lt;script&gt;x" in client.get("/accounts/you/").content.decode()


def test_the_page_shows_ones_roles(client_of: ClientOf, officer: User) -> None:
    page = client_of(officer).get("/accounts/you/").content.decode()
    assert "From 1 January 2020" in page
    assert "Midlothian" in page


def test_a_stopped_person_is_out_at_the_next_request(
    client_of: ClientOf, officer: User, administrator: User
) -> None:
    client = client_of(officer)
    client_of(administrator).post(f"/people/{officer.pk}/stop/")
    response = client.get("/accounts/you/")
    assert response.headers["Location"].startswith("/accounts/login/")


def test_a_stopped_person_cannot_sign_in(officer: User) -> None:
    User.objects.filter(pk=officer.pk).update(is_active=False)
    client = Client()
    client.post("/accounts/login/", {"login": officer.email, "password": "look around freely"})
    assert "_auth_user_id" not in client.session

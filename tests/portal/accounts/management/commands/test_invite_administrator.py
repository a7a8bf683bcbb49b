"""The first administrator comes in by an invitation from the server itself."""

from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.access.roles import Role
from portal.accounts.models import Invitation, User
from portal.accounts.operations.invitation import InvitationClosedError, join_by_invitation
from tests.conftest import ClientOf
from tests.portal.accounts.conftest import NEWCOMER, PASSWORD, link_in, token_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Callable[[str], str]:
    """Runs the command, and reads the path of the link in its mail."""

    def sent(email: str) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            call_command("invite_administrator", email, verbosity=0)
        return link_in(mailoutbox[-1])

    return sent


def join(path: str) -> User:
    return join_by_invitation(
        token=token_in(path), display_name="Administrator", password=PASSWORD, at=timezone.now()
    )


def test_it_makes_the_first_administrator(run: Callable[[str], str]) -> None:
    assert join(run(NEWCOMER.upper())).has_role(Role.ADMINISTRATOR)


def test_the_mail_and_the_page_name_the_service(
    run: Callable[[str], str], mailoutbox: list[EmailMessage], client_of: ClientOf
) -> None:
    path = run(NEWCOMER)
    assert "You are invited to Inspection Findings." in str(mailoutbox[0].body)
    page = client_of(None).get(path).content.decode()
    assert "None" not in page
    assert "Inspection Findings" in page


def test_the_list_of_people_names_the_service(
    run: Callable[[str], str], client_of: ClientOf, administrator: User
) -> None:
    run(NEWCOMER)
    page = client_of(administrator).get("/people/").content.decode()
    assert "by Inspection Findings" in page


def test_a_second_run_sends_a_new_link_and_closes_the_old_one(run: Callable[[str], str]) -> None:
    old, new = run(NEWCOMER), run(NEWCOMER)
    with pytest.raises(InvitationClosedError):
        join(old)
    assert join(new)
    assert Invitation.objects.count() == 1


def test_an_administrator_is_not_invited_again(
    run: Callable[[str], str], administrator: User
) -> None:
    with pytest.raises(CommandError, match="administrator already"):
        run(administrator.email)


def test_something_else_than_an_address_is_refused() -> None:
    with pytest.raises(CommandError, match="valid email address"):
        call_command("invite_administrator", "somebody")

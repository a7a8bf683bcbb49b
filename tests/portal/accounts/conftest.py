"""Invitations and how their mail is read."""

import re
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from inspections.models import Partnership
from portal.access.roles import Role
from portal.accounts.models import User
from portal.accounts.models.invitation import InvitedTo
from portal.accounts.operations.invitation import send_invitation

NEWCOMER = "newcomer@test.example"
PASSWORD = "three random words"


@pytest.fixture(autouse=True)
def public_address(settings: Settings) -> None:
    settings.PUBLIC_ADDRESS = "http://testserver"


@pytest.fixture
def to_officer(midlothian: Partnership) -> InvitedTo:
    return InvitedTo(NEWCOMER, Role.OFFICER, midlothian.pk)


@pytest.fixture
def invite(
    lead_officer: User,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Callable[[InvitedTo], str]:
    """Send an invitation by the lead officer, and read the path of the link in its mail."""

    def sent(offer: InvitedTo) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            send_invitation(offer=offer, by=lead_officer, at=timezone.now())
        return link_in(mailoutbox[-1])

    return sent


def link_in(mail: EmailMessage) -> str:
    """The path of the link in a mail."""
    found = re.search(r"http://testserver(/accounts/invitation/\S+/)", str(mail.body))
    assert found
    return found.group(1)


def token_in(path: str) -> str:
    return path.strip("/").rsplit("/", 1)[-1]

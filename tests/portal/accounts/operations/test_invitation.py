"""Who may invite whom, and what a link is good for."""

import datetime
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from inspections.models import Partnership
from portal.access.roles import Permission, Role
from portal.access.scope import may
from portal.accounts.models import Invitation, User
from portal.accounts.models.invitation import InvitedTo
from portal.accounts.operations.invitation import (
    AlreadyAMemberError,
    AlreadyInvitedError,
    InvitationClosedError,
    InvitationForSomeoneElseError,
    MailNotSentError,
    accept_invitation,
    join_by_invitation,
    resend_invitation,
    send_invitation,
    withdraw_invitation,
)
from tests.portal.accounts.conftest import NEWCOMER, PASSWORD, link_in, token_in

Invite = Callable[[InvitedTo], str]


def join(path: str, *, days: int = 0) -> User:
    at = timezone.now() + datetime.timedelta(days=days)
    return join_by_invitation(
        token=token_in(path), display_name="Performance Officer", password=PASSWORD, at=at
    )


def test_the_mail_is_plain_and_says_what_is_offered(
    invite: Invite, to_officer: InvitedTo, mailoutbox: list[EmailMessage]
) -> None:
    invite(to_officer)
    mail = mailoutbox[0]
    assert mail.to == [NEWCOMER]
    assert mail.subject == "You are invited to Inspection Findings"
    assert "Your role: Officer\nPartnership: Midlothian\n" in str(mail.body)
    assert "Lead officer invites you" in str(mail.body)


def test_the_token_itself_is_not_stored(invite: Invite, to_officer: InvitedTo) -> None:
    token = token_in(invite(to_officer))
    assert len(token) == 43  # 32 bytes
    assert token not in str(Invitation.objects.values().get())


def test_a_newcomer_joins_with_the_role(
    invite: Invite, to_officer: InvitedTo, midlothian: Partnership
) -> None:
    user = join(invite(to_officer))
    assert user.email == NEWCOMER
    assert user.check_password(PASSWORD)
    assert may(user, Permission.EDIT_INSPECTION, midlothian.pk)
    assert EmailAddress.objects.filter(user=user, email=NEWCOMER, verified=True).exists()


def test_the_membership_ends_when_the_invitation_said(
    invite: Invite, midlothian: Partnership
) -> None:
    last_day = timezone.localdate() + datetime.timedelta(days=30)
    user = join(invite(InvitedTo(NEWCOMER, Role.OFFICER, midlothian.pk, last_day)))
    assert user.memberships.get().ends_on == last_day


def test_a_link_works_once(invite: Invite, to_officer: InvitedTo) -> None:
    path = invite(to_officer)
    join(path)
    with pytest.raises(InvitationClosedError):
        join(path)


def test_a_link_works_for_a_limited_time(
    invite: Invite, to_officer: InvitedTo, settings: Settings
) -> None:
    path = invite(to_officer)
    with pytest.raises(InvitationClosedError):
        join(path, days=settings.INVITATION_DAYS)
    assert join(path, days=settings.INVITATION_DAYS - 1)


def test_a_withdrawn_link_is_closed(
    invite: Invite, to_officer: InvitedTo, lead_officer: User
) -> None:
    path = invite(to_officer)
    withdraw_invitation(invitation=Invitation.objects.get(), by=lead_officer, at=timezone.now())
    with pytest.raises(InvitationClosedError):
        join(path)


def test_sending_again_makes_a_new_link_and_closes_the_old_one(
    invite: Invite,
    to_officer: InvitedTo,
    lead_officer: User,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    old, invitation = invite(to_officer), Invitation.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        resend_invitation(invitation=invitation, by=lead_officer, at=timezone.now())
    with pytest.raises(InvitationClosedError):
        join(old)
    assert join(link_in(mailoutbox[-1]))


def test_an_accepted_invitation_is_not_sent_again(
    invite: Invite, to_officer: InvitedTo, lead_officer: User
) -> None:
    join(invite(to_officer))
    with pytest.raises(InvitationClosedError):
        resend_invitation(invitation=Invitation.objects.get(), by=lead_officer, at=timezone.now())


def test_someone_with_an_account_adds_the_role(
    invite: Invite, outsider: User, midlothian: Partnership
) -> None:
    path = invite(InvitedTo(outsider.email, Role.BOARD_MEMBER, midlothian.pk))
    membership = accept_invitation(token=token_in(path), by=outsider, at=timezone.now())
    assert (membership.user, membership.partnership) == (outsider, midlothian)


def test_nobody_accepts_for_someone_else(
    invite: Invite, to_officer: InvitedTo, outsider: User
) -> None:
    path = invite(to_officer)
    with pytest.raises(InvitationForSomeoneElseError):
        accept_invitation(token=token_in(path), by=outsider, at=timezone.now())
    assert Invitation.objects.open(at=timezone.now()).count() == 1


def test_an_address_with_an_account_gets_no_second_one(
    invite: Invite, outsider: User, midlothian: Partnership
) -> None:
    path = invite(InvitedTo(outsider.email, Role.BOARD_MEMBER, midlothian.pk))
    with pytest.raises(InvitationForSomeoneElseError):
        join(path)


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADMINISTRATOR])
def test_a_lead_officer_gives_no_role_of_the_whole_service(lead_officer: User, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        send_invitation(offer=InvitedTo(NEWCOMER, role, None), by=lead_officer, at=timezone.now())


def test_a_lead_officer_invites_to_no_other_partnership(
    lead_officer: User, moray: Partnership
) -> None:
    with pytest.raises(PermissionDenied):
        send_invitation(
            offer=InvitedTo(NEWCOMER, Role.OFFICER, moray.pk), by=lead_officer, at=timezone.now()
        )


@pytest.mark.parametrize("name", ["officer", "action_owner", "board_member", "inspector"])
def test_others_invite_nobody(
    request: pytest.FixtureRequest, to_officer: InvitedTo, name: str
) -> None:
    with pytest.raises(PermissionDenied):
        send_invitation(offer=to_officer, by=request.getfixturevalue(name), at=timezone.now())


def test_an_administrator_gives_every_role(administrator: User, midlothian: Partnership) -> None:
    for role, partnership in [(Role.INSPECTOR, None), (Role.LEAD_OFFICER, midlothian.pk)]:
        offer = InvitedTo(NEWCOMER, role, partnership)
        assert send_invitation(offer=offer, by=administrator, at=timezone.now()).pk


def test_nobody_is_invited_twice(invite: Invite, to_officer: InvitedTo) -> None:
    invite(to_officer)
    with pytest.raises(AlreadyInvitedError):
        invite(to_officer)


def test_nobody_is_invited_to_what_they_are(
    invite: Invite, officer: User, midlothian: Partnership
) -> None:
    with pytest.raises(AlreadyAMemberError):
        invite(InvitedTo(officer.email, Role.OFFICER, midlothian.pk))


def test_an_invitation_stays_when_its_mail_cannot_be_sent(
    invite: Invite, to_officer: InvitedTo, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(MailNotSentError):
        invite(to_officer)
    assert Invitation.objects.open(at=timezone.now()).count() == 1

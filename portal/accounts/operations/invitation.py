"""Inviting people, and accepting an invitation.

The link's token is stored only as a digest, so that nobody who reads the database can join with
it. Hence the mail is sent by the process that made the token, once the change is committed,
instead of by a worker, to whom the token would have to be handed through storage. It is one short
mail; when it cannot be sent, the invitation stays and can be sent again with a new link.
"""

import datetime
import hashlib
import secrets
from functools import partial

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from portal.access.operation import recorded
from portal.access.roles import PARTNERSHIP_ROLES, SERVICE_WIDE_ROLES, Permission, Role
from portal.access.scope import scope_of
from portal.accounts.models import Invitation, Membership, User
from portal.accounts.models.invitation import InvitedTo


class AlreadyAMemberError(Exception):
    """The person holds this role already."""


class AlreadyInvitedError(Exception):
    """An invitation to this role waits for the person already."""


class InvitationClosedError(Exception):
    """The link is unknown, used, withdrawn or too old."""


class InvitationForSomeoneElseError(Exception):
    """The person who is signed in is not the one who was invited."""


class MailNotSentError(Exception):
    """The invitation is kept, but its mail could not be sent."""


def roles_to_give(by: User) -> tuple[Role, ...]:
    """The roles to which a person may invite."""
    scope = scope_of(by, Permission.INVITE_PEOPLE)
    if scope.everything:
        return (*PARTNERSHIP_ROLES, *sorted(SERVICE_WIDE_ROLES, reverse=True))
    return PARTNERSHIP_ROLES if scope else ()


@recorded
def send_invitation(*, offer: InvitedTo, by: User, at: datetime.datetime) -> Invitation:
    """Invite an address to one role and mail the link.

    Raises PermissionDenied, AlreadyAMemberError or AlreadyInvitedError; once committed,
    MailNotSentError.
    """
    require_may_give(by, offer)
    refuse_member(offer, at)
    if Invitation.objects.open(at=at).offering(offer).exists():
        raise AlreadyInvitedError
    invitation = Invitation(
        email=offer.email,
        role=offer.role,
        partnership_id=offer.partnership_id,
        membership_ends_on=offer.ends_on,
    )
    post(invitation, by=by, at=at)
    return invitation


@recorded
def invite_administrator(*, email: str, at: datetime.datetime, by: None = None) -> Invitation:
    """Invite an administrator from the server itself, where nobody can do it in the browser.

    One who is invited already is sent a new link. Raises AlreadyAMemberError; once committed,
    MailNotSentError.
    """
    offer = InvitedTo(email.lower(), Role.ADMINISTRATOR, partnership_id=None)
    refuse_member(offer, at)
    waiting = Invitation.objects.waiting().offering(offer).select_for_update().first()
    invitation = waiting or Invitation(email=offer.email, role=offer.role)
    post(invitation, by=by, at=at)
    return invitation


@recorded
def resend_invitation(*, invitation: Invitation, by: User, at: datetime.datetime) -> Invitation:
    """Mail a new link, which ends the old one and works for the full time again.

    Raises PermissionDenied, or InvitationClosedError for one that was accepted or withdrawn; once
    committed, MailNotSentError.
    """
    locked = locked_invitation(invitation)
    require_may_give(by, locked.offer)
    post(locked, by=by, at=at)
    return locked


@recorded
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime.datetime) -> Invitation:
    """End an invitation that was not accepted. Raises PermissionDenied or InvitationClosedError."""
    locked = locked_invitation(invitation)
    require_may_give(by, locked.offer)
    locked.withdrawn_at = at
    locked.save(update_fields=["withdrawn_at"])
    return locked


@recorded
def join_by_invitation(
    *, token: str, display_name: str, password: str, at: datetime.datetime, by: None = None
) -> User:
    """Make the account of an invited person, and give the role.

    Raises InvitationClosedError, or InvitationForSomeoneElseError when the address has an account.
    """
    invitation = open_invitation(token=token, at=at, lock=True)
    if User.objects.filter(email=invitation.email).exists():
        raise InvitationForSomeoneElseError
    user = User.objects.create_user(invitation.email, password, display_name=display_name)
    # The link reached this mailbox, so the address is proven.
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    give(invitation, user, at)
    return user


@recorded
def accept_invitation(*, token: str, by: User, at: datetime.datetime) -> Membership:
    """Give the role to the invited person, who has an account.

    Raises InvitationClosedError or InvitationForSomeoneElseError.
    """
    invitation = open_invitation(token=token, at=at, lock=True)
    if by.email != invitation.email:
        raise InvitationForSomeoneElseError
    return give(invitation, by, at)


def open_invitation(*, token: str, at: datetime.datetime, lock: bool = False) -> Invitation:
    """The invitation that a link opens; raises InvitationClosedError."""
    invitations = Invitation.objects.select_related("partnership", "invited_by")
    if lock:
        invitations = invitations.select_for_update(of=("self",))
    invitation = invitations.open(at=at).filter(token_digest=digest(token)).first()
    if invitation is None:
        raise InvitationClosedError
    return invitation


def locked_invitation(invitation: Invitation) -> Invitation:
    """The row as it stands now, held until the change is done; raises InvitationClosedError."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.accepted_at or locked.withdrawn_at:
        raise InvitationClosedError
    return locked


def require_may_give(by: User, offer: InvitedTo) -> None:
    """Raise PermissionDenied unless `by` may invite to this role of this partnership."""
    scope = scope_of(by, Permission.INVITE_PEOPLE)
    reached = scope.everything if offer.partnership_id is None else offer.partnership_id in scope
    if offer.role not in roles_to_give(by) or not reached:
        raise PermissionDenied(Permission.INVITE_PEOPLE.value)


def refuse_member(offer: InvitedTo, at: datetime.datetime) -> None:
    """Raise AlreadyAMemberError when the address holds today what is offered."""
    if Membership.objects.current(on=timezone.localdate(at)).filter(
        user__email=offer.email, role=offer.role, partnership=offer.partnership_id
    ):
        raise AlreadyAMemberError


def post(invitation: Invitation, *, by: User | None, at: datetime.datetime) -> None:
    """Give the invitation a new link and mail it once the change is committed."""
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest(token)
    invitation.invited_by = by
    invitation.sent_at = at
    invitation.expires_at = at + datetime.timedelta(days=settings.INVITATION_DAYS)
    invitation.save()
    transaction.on_commit(partial(mail, invitation, token))


def give(invitation: Invitation, user: User, at: datetime.datetime) -> Membership:
    """The membership that the invitation offered, from today, and the invitation used."""
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    today = timezone.localdate(at)
    membership, _ = Membership.objects.update_or_create(
        user=user,
        partnership=invitation.partnership,
        role=invitation.role,
        starts_on=today,
        defaults={"ends_on": invitation.membership_ends_on},
    )
    return membership


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def mail(invitation: Invitation, token: str) -> None:
    """Send the link, and nothing else that matters, to the invited address."""
    path = reverse("accounts:invitation-accept", args=[token])
    context = {
        "invitation": invitation,
        "link": f"{settings.PUBLIC_ADDRESS}{path}",
        "service_name": settings.SERVICE_NAME,
    }
    subject = render_to_string("accounts/invitation/mail_subject.txt", context).strip()
    text = render_to_string("accounts/invitation/mail.txt", context)
    try:
        send_mail(subject, text, None, [invitation.email])
    except OSError as error:  # every failure of SMTP and of the network is one
        raise MailNotSentError from error

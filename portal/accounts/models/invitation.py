"""An invitation to join, sent by e-mail."""

import datetime
from dataclasses import dataclass

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.access.roles import Permission, Role
from portal.access.scope import scope_of
from portal.accounts.models.user import User


@dataclass(frozen=True)
class InvitedTo:
    """What an invitation offers, and to whom: one role, in one partnership or service-wide."""

    email: str
    role: Role
    partnership_id: int | None
    ends_on: datetime.date | None = None


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, in the words of the people page."""

    def allowed(self, user: User, permission: Permission) -> "InvitationQuerySet":
        return self.filter(scope_of(user, permission).condition("partnership"))

    def open(self, *, at: datetime.datetime) -> "InvitationQuerySet":
        """Sent, not yet accepted, not withdrawn and not expired."""
        return self.waiting().filter(expires_at__gt=at)

    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn, whether or not the link still works."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def offering(self, offer: InvitedTo) -> "InvitationQuerySet":
        """Those that offer the same role to the same address."""
        return self.filter(email=offer.email, role=offer.role, partnership=offer.partnership_id)


@pghistory.track(exclude=["token_digest"])
class Invitation(models.Model):
    """An offer of one role to one e-mail address; its link works once and for a limited time."""

    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    partnership = models.ForeignKey(
        "inspections.Partnership",
        on_delete=models.PROTECT,
        related_name="invitations",
        null=True,
        blank=True,
    )
    membership_ends_on = models.DateField(_("membership until"), null=True, blank=True)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="invitations_sent",
        null=True,
        blank=True,
        help_text=_("Nobody when it was sent from the server itself."),
    )
    sent_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("works until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.email} - {self.get_role_display()}"

    @property
    def inviter(self) -> str:
        """Who sent it, in words for the page."""
        return str(self.invited_by or settings.SERVICE_NAME)

    @property
    def offer(self) -> InvitedTo:
        return InvitedTo(self.email, Role(self.role), self.partnership_id, self.membership_ends_on)

    def is_expired(self, *, at: datetime.datetime) -> bool:
        return self.expires_at <= at

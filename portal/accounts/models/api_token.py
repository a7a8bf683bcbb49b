"""A person's key for programs that read the API."""

import datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from portal.accounts.models.user import User


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens: whose they are, and which still open something."""

    def of(self, user: User) -> "ApiTokenQuerySet":
        return self.filter(user=user)

    def kept(self) -> "ApiTokenQuerySet":
        """Not revoked; they may have expired."""
        return self.filter(revoked_at=None)

    def working(self, *, at: datetime.datetime) -> "ApiTokenQuerySet":
        return self.kept().filter(expires_at__gt=at)


@pghistory.track(exclude=["digest", "last_used_at"])
class ApiToken(models.Model):
    """Lets a program read what one person may read, until a day; stored as a digest alone."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("works until"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "user",
                Lower("name"),
                condition=models.Q(revoked_at=None),
                name="api_token_name_unique",
                violation_error_message=_("You have another token of this name"),
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="api_token_expires_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_expired(self, *, at: datetime.datetime) -> bool:
        return self.expires_at <= at

"""A person who signs in."""

import datetime
from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.access.roles import Permission, Role
from portal.access.scope import Scope
from portal.accounts.models.membership import Membership


class UserManager(BaseUserManager["User"]):
    """Makes people; an address is kept in lower case, since it is the sign-in name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())

    def who_may(
        self, permission: Permission, partnership_id: int, *, on: datetime.date
    ) -> models.QuerySet["User"]:
        """Those who sign in and hold a role on this day that gives `permission` there."""
        memberships = Membership.objects.current(on=on).granting(permission, partnership_id)
        return self.filter(is_active=True, pk__in=memberships.values("user"))


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in with an e-mail address; what they may do lies in memberships."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    display_name = models.CharField(
        _("name or post"),
        max_length=120,
        blank=True,
        help_text=_("Shown beside what you change. A post is enough."),
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    unread = 0
    """How many notices wait; counted where the person signs a request (accounts/backend.py)."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message=_("Someone with this e-mail address is here already"),
            ),
            models.CheckConstraint(condition=~models.Q(email=""), name="user_has_email"),
        ]

    def __str__(self) -> str:
        return self.display_name or self.email

    @cached_property
    def current_memberships(self) -> list[Membership]:
        """The memberships held today, fetched once for a request."""
        return list(self.memberships.current(on=timezone.localdate()).select_related("partnership"))

    def has_role(self, role: Role) -> bool:
        return any(membership.role == role for membership in self.current_memberships)

    def partnerships_as(self, *roles: Role) -> Scope:
        """Where the person holds one of these roles today."""
        return Scope(
            partnerships=frozenset(
                membership.partnership_id
                for membership in self.current_memberships
                if membership.role in roles and membership.partnership_id is not None
            )
        )

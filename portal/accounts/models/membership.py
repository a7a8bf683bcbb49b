"""A person's role in a partnership, for a time."""

import datetime
from typing import TYPE_CHECKING

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.access.roles import GRANTS, SERVICE_WIDE_ROLES, Permission, Reach, Role
from portal.access.scope import Scope, scope_of

if TYPE_CHECKING:
    from portal.accounts.models.user import User


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, in the words of the access table."""

    def allowed(self, user: "User", permission: Permission) -> "MembershipQuerySet":
        return self.filter(scope_of(user, permission).condition("partnership"))

    def current(self, *, on: datetime.date) -> "MembershipQuerySet":
        """Those that hold on this day; the last day counts."""
        return self.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on))

    def ended(self, *, on: datetime.date) -> "MembershipQuerySet":
        """Those whose last day is past."""
        return self.filter(ends_on__lt=on)

    def granting(
        self, permission: Permission, partnership_id: int | models.OuterRef
    ) -> "MembershipQuerySet":
        """Those whose role gives `permission` over the records of one partnership."""
        reach = {role: grants.get(permission) for role, grants in GRANTS.items()}
        anywhere = Q(role__in=[role for role, far in reach.items() if far is Reach.ALL])
        here = Q(role__in=[role for role, far in reach.items() if far is Reach.OWN])
        return self.filter(anywhere | (here & Q(partnership=partnership_id)))

    def for_list(self) -> "MembershipQuerySet":
        """With what a list row prints, by partnership and then by person."""
        return self.select_related("user", "partnership").order_by(
            F("partnership__name").asc(nulls_first=True), "user__email", "role", "pk"
        )


def service_wide() -> Q:
    """Holds for roles that belong to no partnership."""
    return Q(role__in=sorted(SERVICE_WIDE_ROLES))


@pghistory.track()
class Membership(models.Model):
    """One role of one person, in one partnership or service-wide, from a day until a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    partnership = models.ForeignKey(
        "inspections.Partnership",
        on_delete=models.PROTECT,
        related_name="memberships",
        null=True,
        blank=True,
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        ordering = ["user", "partnership", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "partnership", "role", "starts_on"],
                name="membership_unique",
                nulls_distinct=False,
                violation_error_message=_("This person holds this role from that day already"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
                violation_error_message=_("The last day must not be before the first"),
            ),
            models.CheckConstraint(
                condition=(service_wide() & Q(partnership=None))
                | (~service_wide() & Q(partnership__isnull=False)),
                name="membership_partnership_fits_role",
                violation_error_message=_(
                    "Inspectors and administrators belong to no partnership; others to one"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()}"

    @property
    def role_held(self) -> Role:
        return Role(self.role)


def partnerships(scope: Scope) -> models.QuerySet[models.Model]:
    """The partnerships within a scope, reached through the relation: portal imports no app."""
    related = Membership._meta.get_field("partnership").related_model
    return related._default_manager.filter(scope.condition("pk"))

"""Sets of partnerships that are compared with each other."""

from typing import TYPE_CHECKING

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from inspections.models.partnership import Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of

if TYPE_CHECKING:
    from portal.accounts.models import User


class ComparatorGroupQuerySet(models.QuerySet["ComparatorGroup"]):
    """Groups: whom they are for, and what they hold."""

    def allowed(self, user: "User", permission: Permission) -> "ComparatorGroupQuerySet":
        """What ships or was imported is everybody's; a set that a person saved is that person's.

        Nothing for a person whose roles do not give `permission`, mostly COMPARE_PARTNERSHIPS.
        """
        if not scope_of(user, permission):
            return self.none()
        return self.filter(Q(owner=None) | Q(owner=user))

    def saved_by(self, user: "User") -> "ComparatorGroupQuerySet":
        return self.filter(kind=ComparatorGroup.Kind.NAMED_SET, owner=user)

    def neighbours_of(self, partnership: Partnership) -> "ComparatorGroupQuerySet":
        """The statistical neighbours of one partnership: one group, or none."""
        return self.filter(
            kind=ComparatorGroup.Kind.STATISTICAL_NEIGHBOURS, partnership=partnership
        )

    def for_list(self) -> "ComparatorGroupQuerySet":
        """With their members, nearest first, by one more query."""
        members = ComparatorGroupMember.objects.select_related("partnership")
        return self.select_related("partnership").prefetch_related(
            models.Prefetch("memberships", members.order_by("group", "position"))
        )


@pghistory.track()
class ComparatorGroup(models.Model):
    """A set of partnerships that are compared: neighbours, a family group, or somebody's own."""

    class Kind(models.TextChoices):
        STATISTICAL_NEIGHBOURS = "statistical_neighbours", _("Statistical neighbours")
        FAMILY_GROUP = "family_group", _("Family group")
        NAMED_SET = "named_set", _("Saved set")

    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=160)
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="comparator_groups",
        null=True,
        blank=True,
        verbose_name=_("partnership whose neighbours they are"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="comparator_groups",
        null=True,
        blank=True,
        verbose_name=_("person who saved it"),
    )
    members = models.ManyToManyField(
        Partnership,
        through="ComparatorGroupMember",
        related_name="compared_in",
        verbose_name=_("partnerships"),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ComparatorGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparator group")
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="named_set") ^ Q(owner=None),
                name="comparator_group_set_has_owner",
                violation_error_message=_("A saved set belongs to the person who saved it"),
            ),
            models.CheckConstraint(
                condition=Q(kind="statistical_neighbours") ^ Q(partnership=None),
                name="comparator_group_neighbours_of_one",
                violation_error_message=_("Statistical neighbours are those of one partnership"),
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(kind="statistical_neighbours"),
                name="comparator_group_neighbours_once",
                violation_error_message=_("This partnership has statistical neighbours already"),
            ),
            models.UniqueConstraint(
                "owner",
                Lower("name"),
                name="comparator_group_name_once_per_owner",
                violation_error_message=_("You have saved a set under this name already"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_everybodys(self) -> bool:
        return self.owner_id is None


@pghistory.track()
class ComparatorGroupMember(models.Model):
    """One partnership in a group, in its place: 1 is the nearest neighbour."""

    group = models.ForeignKey(ComparatorGroup, on_delete=models.CASCADE, related_name="memberships")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="comparator_memberships"
    )
    position = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        verbose_name = _("member of a comparator group")
        verbose_name_plural = _("members of comparator groups")
        ordering = ["group", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "partnership"],
                name="comparator_group_member_once",
                violation_error_message=_("This partnership is in the group already"),
            ),
            models.UniqueConstraint(
                fields=["group", "position"],
                name="comparator_group_place_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Two partnerships cannot have the same place"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.partnership}"

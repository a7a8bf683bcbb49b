"""How far a person's permission reaches, worked out from the memberships held today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from portal.access.roles import GRANTS, Permission, Reach

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Scope:
    """The partnerships that a permission reaches: every one, or those named by id."""

    everything: bool = False
    partnerships: frozenset[int] = frozenset()

    def __contains__(self, partnership_id: int) -> bool:
        return self.everything or partnership_id in self.partnerships

    def __bool__(self) -> bool:
        return self.everything or bool(self.partnerships)

    def condition(self, path: str) -> Q:
        """The rows whose partnership, found at `path`, is within this scope."""
        if self.everything:
            return Q()
        return Q(**{f"{path}__in": sorted(self.partnerships)})

    def everywhere(self) -> Q:
        """Every row where the permission reaches the whole service, else none.

        For what belongs to no partnership, such as the overview of a programme.
        """
        nothing = Q(pk__in=[])
        return ~nothing if self.everything else nothing


def scope_of(user: "User | AnonymousUser", permission: Permission) -> Scope:
    """The partnerships where `user` holds a role today that grants `permission`."""
    if isinstance(user, AnonymousUser):
        return Scope()
    reaches = [
        (GRANTS[membership.role_held].get(permission), membership.partnership_id)
        for membership in user.current_memberships
    ]
    return Scope(
        everything=any(reach is Reach.ALL for reach, _ in reaches),
        partnerships=frozenset(
            partnership
            for reach, partnership in reaches
            if reach is Reach.OWN and partnership is not None
        ),
    )


def may(user: "User | AnonymousUser", permission: Permission, partnership_id: int) -> bool:
    """Whether `user` may do this to the records of one partnership."""
    return partnership_id in scope_of(user, permission)


def require(user: "User | AnonymousUser", permission: Permission, partnership_id: int) -> None:
    """Raise PermissionDenied (403) unless `user` may; for records the user may know of."""
    if not may(user, permission, partnership_id):
        raise PermissionDenied(permission.value)


def require_anywhere(user: "User | AnonymousUser", permission: Permission) -> None:
    """Raise PermissionDenied (403) unless `user` may do this to some partnership's records."""
    if not scope_of(user, permission):
        raise PermissionDenied(permission.value)


def require_everywhere(user: "User | AnonymousUser", permission: Permission) -> None:
    """Raise PermissionDenied (403) unless `user` may do this throughout the service."""
    if not scope_of(user, permission).everything:
        raise PermissionDenied(permission.value)

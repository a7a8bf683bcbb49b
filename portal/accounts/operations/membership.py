"""Ending a membership, and changing its last day."""

import datetime

from django.core.exceptions import PermissionDenied

from portal.access.operation import recorded
from portal.access.roles import Permission, Role
from portal.access.scope import scope_of
from portal.accounts.models import Membership, User

NEVER_WITHOUT = frozenset({Role.LEAD_OFFICER, Role.ADMINISTRATOR})
"""Roles that can invite: when the last one goes, nobody is left to bring in the next."""


class LastOfItsKindError(Exception):
    """Nobody else holds this role there for as long, so it must not end."""


class EndsBeforeStartError(Exception):
    """The last day lies before the first."""


@recorded
def change_last_day(
    *, membership: Membership, ends_on: datetime.date | None, by: User, on: datetime.date
) -> Membership:
    """Set the day until which a membership holds; None for no end.

    Raises PermissionDenied, EndsBeforeStartError or LastOfItsKindError.
    """
    locked = locked_membership(membership, by=by)
    if ends_on is not None:
        if ends_on < locked.starts_on:
            raise EndsBeforeStartError
        require_successor(locked, by=by, on=on)
    locked.ends_on = ends_on
    locked.save(update_fields=["ends_on"])
    return locked


@recorded
def end_membership(*, membership: Membership, by: User, on: datetime.date) -> None:
    """End a membership at once; one that has ended stays as it is.

    Raises PermissionDenied or LastOfItsKindError. The last day becomes yesterday; one that began
    today never held, so it goes altogether. Both stay in the history.
    """
    locked = locked_membership(membership, by=by)
    if locked.ends_on is not None and locked.ends_on < on:
        return
    require_successor(locked, by=by, on=on)
    if locked.starts_on >= on:
        locked.delete()
    else:
        locked.ends_on = on - datetime.timedelta(days=1)
        locked.save(update_fields=["ends_on"])


def locked_membership(membership: Membership, *, by: User) -> Membership:
    """The row as it stands now, held until the change is done; raises PermissionDenied."""
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    scope = scope_of(by, Permission.INVITE_PEOPLE)
    partnership = locked.partnership_id
    if not (scope.everything if partnership is None else partnership in scope):
        raise PermissionDenied(Permission.INVITE_PEOPLE.value)
    return locked


def require_successor(membership: Membership, *, by: User, on: datetime.date) -> None:
    """Raise LastOfItsKindError when nobody else holds this role there without an end.

    An administrator may leave a partnership without a lead officer, since administrators can
    invite the next; nobody may leave the service without an administrator.
    """
    role = membership.role_held
    is_administrator = scope_of(by, Permission.INVITE_PEOPLE).everything
    if role not in NEVER_WITHOUT or (role is Role.LEAD_OFFICER and is_administrator):
        return
    # Two holders who end each other at the same moment wait here for one another.
    others = Membership.objects.select_for_update().filter(
        role=role, partnership=membership.partnership_id, ends_on=None, user__is_active=True
    )
    held = others.current(on=on).exclude(user=membership.user_id).order_by("pk")
    if not list(held):
        raise LastOfItsKindError

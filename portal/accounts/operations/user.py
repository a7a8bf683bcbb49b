"""Changing one's own name, and stopping or allowing a person's sign-in."""

from portal.access.operation import recorded
from portal.access.roles import Permission
from portal.access.scope import require_everywhere
from portal.accounts.models import User


class NotYourselfError(Exception):
    """Nobody stops their own sign-in: somebody must be left who can undo it."""


@recorded
def change_display_name(*, display_name: str, by: User) -> User:
    """Set what others see beside what a person changes."""
    locked = User.objects.select_for_update().get(pk=by.pk)
    locked.display_name = display_name
    locked.save(update_fields=["display_name"])
    return locked


@recorded
def deactivate_user(*, user: User, by: User) -> User:
    """Stop a person's sign-in; whoever is signed in is out at the next request.

    Raises PermissionDenied or NotYourselfError.
    """
    require_everywhere(by, Permission.INVITE_PEOPLE)
    if user.pk == by.pk:
        raise NotYourselfError
    return set_active(user, is_active=False)


@recorded
def reactivate_user(*, user: User, by: User) -> User:
    """Allow a person's sign-in again. Raises PermissionDenied."""
    require_everywhere(by, Permission.INVITE_PEOPLE)
    return set_active(user, is_active=True)


def set_active(user: User, *, is_active: bool) -> User:
    locked = User.objects.select_for_update().get(pk=user.pk)
    locked.is_active = is_active
    locked.save(update_fields=["is_active"])
    return locked

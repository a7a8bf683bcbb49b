"""Who may be signed in at all."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from portal.accounts.demonstration import is_demonstration_address
from portal.accounts.models import User
from portal.pages.unread import unread_counts


class PortalBackend(AuthenticationBackend):
    """Sign-in by e-mail address; accounts with a public password work in a demonstration alone.

    Asked at sign-in and again for every request, so a session that was opened before a portal
    ceased to be a demonstration ends with it.
    """

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        if not super().user_can_authenticate(user):
            return False
        return settings.DEMONSTRATION or not is_demonstration_address(getattr(user, "email", ""))

    def get_user(self, user_id: int) -> User | None:
        """Who sends a request, with the count of unread notices that the header shows."""
        people = User.objects.annotate(**unread_counts())
        user = people.filter(pk=user_id).first()
        return user if self.user_can_authenticate(user) else None

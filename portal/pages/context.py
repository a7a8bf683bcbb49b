"""What base.html shows on every page: the service's name and its navigation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.demonstration import ACCOUNTS, PASSWORD
from portal.pages.unread import Unread, unread_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

# The words of the navigation, the URL behind them, and what one must be allowed to see them.
SECTIONS = [
    (_("Home"), "pages:home", None),
    (_("Inspections"), "inspections:inspections", None),
    (_("Comparison"), "inspections:comparison", Permission.COMPARE_PARTNERSHIPS),
    (_("Findings"), "findings:finding-list", None),
    (_("Actions"), "findings:action-list", None),
    (_("Papers"), "findings:paper-list", None),
    (_("Partnerships"), "inspections:partnerships", None),
    (_("Frameworks"), "inspections:frameworks", None),
    (_("Imports"), "inspections:data-imports", Permission.IMPORT_OUTCOMES),
    (_("People"), "accounts:membership-list", Permission.INVITE_PEOPLE),
]

# Pages that stand under a section without its address.
BELONGING = {
    "findings:action-list": ("/evidence/",),
    "inspections:inspections": ("/statements/",),
}


@dataclass(frozen=True)
class Section:
    """One entry of the navigation."""

    label: str
    address: str
    is_current: bool


class Service:
    """The service as base.html sees it; a page that draws no navigation asks nothing."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        self.request = request
        self.name = settings.SERVICE_NAME
        self.is_demonstration = settings.DEMONSTRATION
        self.demonstration_password = PASSWORD if self.is_demonstration else ""

    @property
    def demonstration_accounts(self) -> list[tuple[str, "StrPromise"]]:
        """Whom one may sign in as to look around; nobody outside a demonstration."""
        accounts = ACCOUNTS if self.is_demonstration else ()
        return [(account.email, account.about) for account in accounts]

    @cached_property
    def sections(self) -> list[Section]:
        """The navigation of the person who is signed in; empty for anyone else."""
        user = getattr(self.request, "user", AnonymousUser())
        if self.request is None or not user.is_authenticated:
            return []
        return [
            Section(
                str(label), address, is_within(self.request.path, address, *BELONGING.get(name, ()))
            )
            for label, name, permission in SECTIONS
            if (address := address_of(name)) and (permission is None or scope_of(user, permission))
        ]

    @cached_property
    def unread(self) -> Unread | None:
        """The unread notices of the person who is signed in; nothing for anyone else."""
        user = getattr(self.request, "user", AnonymousUser())
        return None if isinstance(user, AnonymousUser) else unread_of(user)


def service(request: HttpRequest) -> dict[str, Service]:
    """The context processor."""
    return {"service": Service(request)}


def address_of(name: str, *arguments: str | int) -> str:
    """The address of a named page, or nothing when the portal has no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def is_within(path: str, address: str, *belonging: str) -> bool:
    """Whether a page belongs to a section; home holds nothing but itself."""
    return path == address if address == "/" else path.startswith((address, *belonging))

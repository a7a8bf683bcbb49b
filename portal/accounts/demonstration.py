"""The accounts that anyone may sign in with, in a demonstration and nowhere else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from portal.access.roles import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

PASSWORD = "look around freely"  # noqa: S105 - public, and printed on the sign-in page
DOMAIN = "demo.example"


@dataclass(frozen=True)
class DemonstrationAccount:
    """A post that a visitor may take: its sign-in name, what it is, and where."""

    name: str
    role: Role
    partnership: str | None
    post: str
    about: "StrPromise"
    """Who it is, in words for the sign-in page."""

    @property
    def email(self) -> str:
        return f"{self.name}@{DOMAIN}"


ACCOUNTS = (
    DemonstrationAccount(
        "officer",
        Role.OFFICER,
        "midlothian",
        "Officer, Midlothian",
        _("Officer, Midlothian: enters inspections, makes plans, prepares papers"),
    ),
    DemonstrationAccount(
        "lead-officer",
        Role.LEAD_OFFICER,
        "midlothian",
        "Lead officer, Midlothian",
        _("Lead officer, Midlothian: reviews, publishes and agrees plans"),
    ),
    DemonstrationAccount(
        "action-owner",
        Role.ACTION_OWNER,
        "midlothian",
        "Action owner, Midlothian",
        _("Action owner, Midlothian: tells how own actions go"),
    ),
    DemonstrationAccount(
        "board-member",
        Role.BOARD_MEMBER,
        "midlothian",
        "Board member, Midlothian",
        _("Board member, Midlothian: reads and downloads papers"),
    ),
    DemonstrationAccount(
        "inspector",
        Role.INSPECTOR,
        None,
        "Inspector",
        _("Inspector: sees what every partnership has published"),
    ),
    DemonstrationAccount(
        "administrator",
        Role.ADMINISTRATOR,
        None,
        "Administrator",
        _("Administrator: looks after people and frameworks"),
    ),
    DemonstrationAccount(
        "outsider",
        Role.OFFICER,
        "moray",
        "Officer, Moray",
        _("Officer of another council, Moray"),
    ),
)


def is_demonstration_address(email: str) -> bool:
    """Whether this is the sign-in name of an account with a public password."""
    return email.lower().endswith(f"@{DOMAIN}")

"""The rows of the list of people."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import Membership
from portal.pages.sheet import Cell, Column, Kind


class Standing(Enum):
    """Whether a membership counts today."""

    HOLDS = "holds"
    LATER = "later"
    ENDED = "ended"
    STOPPED = "stopped"


@dataclass(frozen=True)
class MembershipRow:
    """One role of one person, as the list shows it."""

    pk: int
    user_pk: int
    name: str
    email: str
    role: str
    partnership: str
    starts_on: datetime.date
    ends_on: datetime.date | None
    standing: Standing
    may_sign_in: bool

    @property
    def standing_in_words(self) -> str:
        return {
            Standing.HOLDS: _("Holds the role"),
            Standing.LATER: _("Not yet"),
            Standing.ENDED: _("Ended"),
            Standing.STOPPED: _("Sign-in stopped"),
        }[self.standing]

    @property
    def colour(self) -> str:
        return {
            Standing.HOLDS: "green",
            Standing.LATER: "blue",
            Standing.ENDED: "grey",
            Standing.STOPPED: "red",
        }[self.standing]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to end."""
        return self.standing is not Standing.ENDED


def membership_rows(memberships: Iterable[Membership], *, on: datetime.date) -> list[MembershipRow]:
    """Rows for memberships fetched with their person and partnership."""
    return [
        MembershipRow(
            pk=membership.pk,
            user_pk=membership.user_id,
            name=membership.user.display_name,
            email=membership.user.email,
            role=membership.get_role_display(),
            partnership=str(membership.partnership or _("The whole service")),
            starts_on=membership.starts_on,
            ends_on=membership.ends_on,
            standing=standing(membership, on=on),
            may_sign_in=membership.user.is_active,
        )
        for membership in memberships
    ]


def standing(membership: Membership, *, on: datetime.date) -> Standing:
    """A stopped sign-in outweighs the dates, except for what has ended anyway."""
    if membership.ends_on is not None and membership.ends_on < on:
        return Standing.ENDED
    if not membership.user.is_active:
        return Standing.STOPPED
    return Standing.LATER if membership.starts_on > on else Standing.HOLDS


COLUMNS = [
    Column(gettext_lazy("Name or post"), width=32),
    Column(gettext_lazy("E-mail address"), width=36),
    Column(gettext_lazy("Role")),
    Column(gettext_lazy("Partnership")),
    Column(gettext_lazy("From"), Kind.DATE),
    Column(gettext_lazy("Until"), Kind.DATE),
    Column(gettext_lazy("State")),
]


def file_rows(rows: Iterable[MembershipRow]) -> Iterable[tuple[Cell, ...]]:
    for row in rows:
        yield (
            row.name,
            row.email,
            row.role,
            row.partnership,
            row.starts_on,
            row.ends_on,
            row.standing_in_words,
        )

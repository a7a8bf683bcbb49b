"""A membership gives something on its days and on no other."""

import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from inspections.models import Partnership
from portal.access.roles import Permission, Role
from portal.access.scope import scope_of
from portal.accounts.models import Membership, User

DAY = datetime.timedelta(days=1)


def reach_of(user: User) -> bool:
    return bool(scope_of(User.objects.get(pk=user.pk), Permission.VIEW_DRAFT))


@pytest.mark.parametrize(("first", "last", "holds"), [
    (-1, None, True),
    (0, 0, True),
    (-9, 0, True),
    (-9, -1, False),
    (1, None, False),
])  # fmt: skip
def test_a_membership_counts_from_its_first_to_its_last_day(
    officer: User, first: int, last: int | None, holds: bool
) -> None:
    today = timezone.localdate()
    ends_on = None if last is None else today + last * DAY
    officer.memberships.update(starts_on=today + first * DAY, ends_on=ends_on)
    assert reach_of(officer) is holds


def test_a_service_wide_role_has_no_partnership(inspector: User, midlothian: Partnership) -> None:
    with pytest.raises(IntegrityError, match="membership_partnership_fits_role"):
        Membership.objects.create(
            user=inspector,
            partnership=midlothian,
            role=Role.INSPECTOR,
            starts_on=datetime.date(2020, 1, 1),
        )


def test_those_who_may_are_those_whom_a_role_of_today_lets(
    officer: User,
    lead_officer: User,
    board_member: User,
    inspector: User,
    administrator: User,
    outsider: User,
    midlothian: Partnership,
) -> None:
    today = timezone.localdate()
    officer.memberships.update(ends_on=today - DAY)
    told = User.objects.who_may(Permission.COMMENT_ON_ACTION, midlothian.pk, on=today)
    assert set(told) == {lead_officer, inspector}

"""Ending a role, and what must not be left without anyone."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from inspections.models import Partnership
from portal.access.roles import Role
from portal.accounts.models import User
from portal.accounts.operations.membership import (
    EndsBeforeStartError,
    LastOfItsKindError,
    change_last_day,
    end_membership,
)
from tests.conftest import person

TODAY = datetime.date(2026, 3, 2)
YESTERDAY = datetime.date(2026, 3, 1)


def end(user: User, by: User, on: datetime.date = TODAY) -> None:
    end_membership(membership=user.memberships.get(), by=by, on=on)


def test_an_ended_role_held_until_yesterday(officer: User, lead_officer: User) -> None:
    end(officer, lead_officer)
    assert officer.memberships.get().ends_on == YESTERDAY
    assert not officer.memberships.current(on=TODAY).exists()


def test_a_role_of_today_goes_altogether(officer: User, lead_officer: User) -> None:
    officer.memberships.update(starts_on=TODAY)
    end(officer, lead_officer)
    assert not officer.memberships.exists()


def test_ending_twice_changes_nothing(officer: User, lead_officer: User) -> None:
    end(officer, lead_officer)
    end(officer, lead_officer, on=TODAY + datetime.timedelta(days=9))
    assert officer.memberships.get().ends_on == YESTERDAY


def test_the_history_says_who_ended_it(officer: User, lead_officer: User) -> None:
    end(officer, lead_officer)
    events = apps.get_model("accounts", "MembershipEvent")._default_manager
    last = events.latest("pgh_id")
    assert last.pgh_context.metadata["user"] == lead_officer.pk
    assert last.pgh_context.metadata["operation"] == "end_membership"


def test_another_partnership_is_out_of_reach(outsider: User, lead_officer: User) -> None:
    with pytest.raises(PermissionDenied):
        end(outsider, lead_officer)


def test_a_lead_officer_ends_no_role_of_the_whole_service(
    inspector: User, lead_officer: User
) -> None:
    with pytest.raises(PermissionDenied):
        end(inspector, lead_officer)


def test_the_last_lead_officer_does_not_leave(lead_officer: User) -> None:
    with pytest.raises(LastOfItsKindError):
        end(lead_officer, lead_officer)


def test_a_successor_whose_role_ends_does_not_count(
    lead_officer: User, midlothian: Partnership
) -> None:
    next_one = person("next@test.example", Role.LEAD_OFFICER, midlothian)
    next_one.memberships.update(ends_on=TODAY)
    with pytest.raises(LastOfItsKindError):
        end(lead_officer, lead_officer)


def test_a_lead_officer_leaves_when_another_stays(
    lead_officer: User, midlothian: Partnership
) -> None:
    person("next@test.example", Role.LEAD_OFFICER, midlothian)
    end(lead_officer, lead_officer)
    assert not lead_officer.memberships.current(on=TODAY).exists()


def test_an_administrator_may_end_the_last_lead_officer(
    lead_officer: User, administrator: User
) -> None:
    end(lead_officer, administrator)
    assert lead_officer.memberships.get().ends_on == YESTERDAY


def test_the_last_administrator_does_not_leave(administrator: User) -> None:
    with pytest.raises(LastOfItsKindError):
        end(administrator, administrator)


def test_the_last_day_is_set_and_cleared(officer: User, lead_officer: User) -> None:
    membership = officer.memberships.get()
    for day in (TODAY, None):
        change_last_day(membership=membership, ends_on=day, by=lead_officer, on=TODAY)
        membership.refresh_from_db()
        assert membership.ends_on == day


def test_the_last_day_is_not_before_the_first(officer: User, lead_officer: User) -> None:
    with pytest.raises(EndsBeforeStartError):
        change_last_day(
            membership=officer.memberships.get(),
            ends_on=datetime.date(2019, 12, 31),
            by=lead_officer,
            on=TODAY,
        )


def test_the_last_lead_officer_gets_no_last_day(lead_officer: User) -> None:
    with pytest.raises(LastOfItsKindError):
        change_last_day(
            membership=lead_officer.memberships.get(), ends_on=TODAY, by=lead_officer, on=TODAY
        )

"""One's own name; stopping and allowing sign-in."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.models import User
from portal.accounts.operations.user import (
    NotYourselfError,
    change_display_name,
    deactivate_user,
    reactivate_user,
)


def test_a_name_is_changed(officer: User) -> None:
    change_display_name(display_name="Performance Officer", by=officer)
    officer.refresh_from_db()
    assert str(officer) == "Performance Officer"


def test_an_administrator_stops_and_allows_sign_in(officer: User, administrator: User) -> None:
    assert not deactivate_user(user=officer, by=administrator).is_active
    assert reactivate_user(user=officer, by=administrator).is_active


def test_administrators_do_not_stop_themselves(administrator: User) -> None:
    with pytest.raises(NotYourselfError):
        deactivate_user(user=administrator, by=administrator)


def test_a_lead_officer_stops_nobody(officer: User, lead_officer: User) -> None:
    with pytest.raises(PermissionDenied):
        deactivate_user(user=officer, by=lead_officer)

"""Which partnerships have open areas for improvement: findings knows them, and tells them here.

inspections/ must not import findings/, yet the comparison filters by what inspections found.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from portal.accounts.models import User

Telling = Callable[[User, bool], QuerySet[Any]]
"""Ids of partnerships, of those whose findings the person may read: with open areas, or without."""

_told: list[Telling] = []


def tell_open_areas(telling: Telling) -> None:
    """Called once, when the app that keeps findings is ready."""
    _told[:] = [telling]


def partnerships_by_areas(user: User, *, has: bool) -> QuerySet[Any]:
    return _told[0](user, has)

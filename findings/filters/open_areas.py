"""Which partnerships have open areas for improvement, told to inspections/filters/open_areas.py."""

from typing import Any

from django.db.models import QuerySet

from findings.models import Finding
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.accounts.models import User


def partnerships_by_areas(user: User, has: bool) -> QuerySet[Any]:
    """Ids of the partnerships with open areas, or without, of those that the person may read.

    A partnership whose findings the person may not read is in neither.
    """
    areas = Finding.objects.allowed(user, Permission.VIEW_PUBLISHED).open_areas()
    improving = areas.values("inspection__partnership")
    if has:
        return improving
    read = Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED).published()
    return read.exclude(partnership__in=improving).values("partnership")

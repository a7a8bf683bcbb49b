"""Whom one partnership is put among: its neighbours, a group that was chosen, region and nation."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from inspections.models import ComparatorGroup, Partnership
from inspections.tables.comparison import Place, Selection
from inspections.tables.comparison_place import Others
from portal.access.roles import Permission
from portal.accounts.models import User

NEIGHBOURS = ComparatorGroup.Kind.STATISTICAL_NEIGHBOURS


def others_of(user: User, selected: Selection, place: Place, group: str) -> tuple[Others, ...]:
    """The sets that have anybody in them, the nearest first; `group` is the id asked for."""
    among = frozenset(row.place.pk for row in selected.rows)
    sets = [*_groups(user, place, group), *_area(selected, place)]
    cut = [Others(one.label, one.partnerships & among - {place.pk}, one.source) for one in sets]
    return tuple(one for one in cut if one.partnerships)


def _groups(user: User, place: Place, group: str) -> Iterator[Others]:
    """The partnership's statistical neighbours, then the group that was chosen: two queries."""
    asked = Q(pk=int(group)) if group.isdecimal() else Q()
    neighbours = Q(kind=NEIGHBOURS, partnership=place.pk)
    found = ComparatorGroup.objects.allowed(user, Permission.COMPARE_PARTNERSHIPS).filter(
        neighbours | asked if asked else neighbours
    )
    for one in sorted(
        found.prefetch_related("memberships"), key=lambda one: one.kind != NEIGHBOURS
    ):
        members = frozenset(member.partnership_id for member in one.memberships.all())
        is_own = one.kind == NEIGHBOURS and one.partnership_id == place.pk
        label = _("its statistical neighbours") if is_own else one.name
        yield Others(label, members, one.source)


def _area(selected: Selection, place: Place) -> Iterator[Others]:
    rows = [row.place for row in selected.rows]
    if place.region:
        inside = frozenset(one.pk for one in rows if one.region == place.region)
        region = str(Partnership.Region(place.region).label)
        yield Others(_("the others in its region, %s") % region, inside)
    inside = frozenset(one.pk for one in rows if one.nation == place.nation)
    nation = str(Partnership.Nation(place.nation).label)
    yield Others(_("all others in %s") % nation, inside)

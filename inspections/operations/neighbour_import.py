"""Statistical neighbours from a file: their fates, writing them, taking them back."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.models import (
    ComparatorGroup,
    ComparatorGroupMember,
    DataImport,
    ImportRow,
    Partnership,
)

Fate = ImportRow.Fate
NEIGHBOURS = ComparatorGroup.Kind.STATISTICAL_NEIGHBOURS


def decide_neighbours(found: DataImport) -> None:
    """Give each row its fate, by the groups as they are now."""
    stored = {group.partnership_id: group for group in _groups()}
    rows = list(found.rows.exclude(after=None))
    for row in rows:
        group = stored.get(row.partnership_id)
        row.before = {"neighbours": _members(group)} if group else None
        if group is None:
            row.fate = Fate.NEW
        else:
            row.fate = Fate.SAME if row.before == row.after else Fate.CHANGED
    ImportRow.objects.bulk_update(rows, ["before", "fate"])


def decide_neighbours_again(found: DataImport) -> bool:
    """Whether every row has the fate that the check gave it, by the groups as they are now."""
    before = list(found.rows.order_by("position").values_list("fate", "before"))
    decide_neighbours(found)
    return before == list(found.rows.order_by("position").values_list("fate", "before"))


def write_neighbours(found: DataImport) -> None:
    """Make the groups of new rows, and give the changed ones their members in order."""
    rows = list(found.rows.filter(fate__in=[Fate.NEW, Fate.CHANGED]))
    names = dict(Partnership.objects.values_list("pk", "name"))
    new = [row for row in rows if row.fate == Fate.NEW]
    ComparatorGroup.objects.bulk_create(
        ComparatorGroup(
            kind=NEIGHBOURS,
            name=_("Statistical neighbours of %(name)s") % {"name": names[row.partnership_id or 0]},
            partnership_id=row.partnership_id,
            source=found.file_name,
            source_date=timezone.localdate(found.requested_at),
        )
        for row in new
    )
    changed = [row.partnership_id for row in rows if row.fate == Fate.CHANGED]
    ComparatorGroup.objects.filter(kind=NEIGHBOURS, partnership__in=changed).update(
        source=found.file_name, source_date=timezone.localdate(found.requested_at)
    )
    _set_members({row.partnership_id or 0: (row.after or {})["neighbours"] for row in rows})


def changed_since(found: DataImport) -> list[Partnership]:
    """Whose neighbours are no longer what this import made them."""
    stored = {group.partnership_id: _members(group) for group in _groups()}
    rows = found.rows.filter(fate__in=[Fate.NEW, Fate.CHANGED]).select_related("partnership")
    return [
        row.partnership
        for row in rows
        if row.partnership and stored.get(row.partnership_id) != (row.after or {})["neighbours"]
    ]


def take_back_neighbours(found: DataImport) -> None:
    """Delete the groups that the import made, and give the changed ones back what they had."""
    made = found.rows.filter(fate=Fate.NEW).values("partnership")
    ComparatorGroup.objects.filter(kind=NEIGHBOURS, partnership__in=made).delete()
    changed = found.rows.filter(fate=Fate.CHANGED)
    _set_members({row.partnership_id or 0: (row.before or {})["neighbours"] for row in changed})


def _groups() -> Iterable[ComparatorGroup]:
    return ComparatorGroup.objects.filter(kind=NEIGHBOURS).for_list()


def _members(group: ComparatorGroup) -> list[int]:
    return [member.partnership_id for member in group.memberships.all()]


def _set_members(wanted: dict[int, list[int]]) -> None:
    groups = ComparatorGroup.objects.filter(kind=NEIGHBOURS, partnership__in=wanted)
    stored = {group.partnership_id: group.pk for group in groups}
    ComparatorGroupMember.objects.filter(group__in=stored.values()).delete()
    ComparatorGroupMember.objects.bulk_create(
        ComparatorGroupMember(group_id=stored[owner], partnership_id=member, position=position)
        for owner, members in wanted.items()
        for position, member in enumerate(members, start=1)
    )

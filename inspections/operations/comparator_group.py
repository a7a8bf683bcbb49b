"""A person's own sets of partnerships, saved under a name."""

from collections.abc import Sequence

from inspections.models import ComparatorGroup, ComparatorGroupMember
from portal.access.operation import recorded
from portal.accounts.models import User

MOST = 100
"""So many sets one person may keep: a longer list helps nobody find one."""


class SetNameTakenError(Exception):
    """The person has another set of that name."""


class TooManySetsError(Exception):
    """The person keeps as many sets as anybody may."""


@recorded
def save_set(*, name: str, partnerships: Sequence[int], by: User) -> ComparatorGroup:
    """Keep these partnerships, by id and in their order, as a set that only this person sees.

    Raises SetNameTakenError or TooManySetsError.
    """
    # The person's own row orders two presses of the button, which would both find the name free.
    User.objects.select_for_update().get(pk=by.pk)
    kept = ComparatorGroup.objects.saved_by(by)
    if kept.filter(name__iexact=name).exists():
        raise SetNameTakenError
    if kept.count() >= MOST:
        raise TooManySetsError
    group = ComparatorGroup.objects.create(kind=ComparatorGroup.Kind.NAMED_SET, name=name, owner=by)
    ComparatorGroupMember.objects.bulk_create(
        ComparatorGroupMember(group=group, partnership_id=partnership, position=position)
        for position, partnership in enumerate(partnerships, 1)
    )
    return group


@recorded
def delete_set(*, group: ComparatorGroup, by: User) -> None:
    """Forget the person's own set; one that is gone already is no error."""
    ComparatorGroup.objects.saved_by(by).filter(pk=group.pk).delete()

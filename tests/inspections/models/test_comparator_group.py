"""Comparator groups: who may see them, and what one cannot save."""

import pytest
from django.db import IntegrityError, transaction

from inspections.models import ComparatorGroup, Partnership
from portal.access.roles import Permission
from portal.accounts.models import User

pytestmark = pytest.mark.django_db
Kind = ComparatorGroup.Kind
COMPARE = Permission.COMPARE_PARTNERSHIPS


def test_imported_groups_are_everybodys_and_a_saved_set_is_its_owners(
    inspector: User, administrator: User, midlothian: Partnership
) -> None:
    shared = ComparatorGroup.objects.create(
        kind=Kind.STATISTICAL_NEIGHBOURS, name="Neighbours", partnership=midlothian
    )
    own = ComparatorGroup.objects.create(kind=Kind.NAMED_SET, name="Mine", owner=inspector)
    assert set(ComparatorGroup.objects.allowed(inspector, COMPARE)) == {shared, own}
    assert set(ComparatorGroup.objects.allowed(administrator, COMPARE)) == {shared}


def test_who_may_not_compare_sees_no_group(board_member: User, midlothian: Partnership) -> None:
    ComparatorGroup.objects.create(kind=Kind.FAMILY_GROUP, name="Family group 2")
    assert not ComparatorGroup.objects.allowed(board_member, COMPARE).exists()


def test_two_sets_of_one_person_have_two_names(inspector: User) -> None:
    ComparatorGroup.objects.create(kind=Kind.NAMED_SET, name="Islands", owner=inspector)
    with pytest.raises(IntegrityError), transaction.atomic():
        ComparatorGroup.objects.create(kind=Kind.NAMED_SET, name="islands", owner=inspector)


def test_a_saved_set_has_an_owner() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ComparatorGroup.objects.create(kind=Kind.NAMED_SET, name="Nobody's")


def test_members_keep_their_order(midlothian: Partnership, moray: Partnership) -> None:
    group = ComparatorGroup.objects.create(kind=Kind.FAMILY_GROUP, name="Two")
    group.memberships.create(partnership=moray, position=1)
    group.memberships.create(partnership=midlothian, position=2)
    listed = ComparatorGroup.objects.for_list().get()
    assert [row.partnership for row in listed.memberships.all()] == [moray, midlothian]

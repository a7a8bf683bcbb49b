"""Telling people something in the portal; the digest by e-mail counts what is not read yet."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from findings.models import ActionPlan, Digest, ImprovementAction, Notice, PositionStatement
from portal.access.operation import recorded
from portal.accounts.models import User

NOTICES_KEPT = datetime.timedelta(days=365)
DIGESTS_KEPT = datetime.timedelta(days=90)


def notify(
    *,
    people: Iterable[User],
    kind: Notice.Kind,
    at: datetime.datetime,
    by: User | None,
    action: ImprovementAction | None = None,
    plan: ActionPlan | None = None,
    statement: PositionStatement | None = None,
) -> list[Notice]:
    """Tell each person once, within the caller's transaction; nobody is told what they did."""
    return Notice.objects.bulk_create(
        Notice(
            person=person, kind=kind, action=action, plan=plan, statement=statement, created_at=at
        )
        for person in _others(people, by)
    )


def notify_owners(
    *, actions: Iterable[ImprovementAction], kind: Notice.Kind, at: datetime.datetime, by: User
) -> list[Notice]:
    """Tell the owner of each action of that action, as `notify` does, by one query."""
    return Notice.objects.bulk_create(
        Notice(person=person, kind=kind, action=action, created_at=at)
        for action in actions
        if action.owner
        for person in _others([action.owner], by)
    )


def _others(people: Iterable[User], by: User | None) -> Iterable[User]:
    """Each once, without the person who did it."""
    return {person.pk: person for person in people if by is None or person.pk != by.pk}.values()


@recorded
def read_notice(*, notice: Notice, at: datetime.datetime, by: User) -> None:
    """Mark one notice as read; safe to repeat."""
    Notice.objects.of(by).unread().filter(pk=notice.pk).update(read_at=at)


@recorded
def read_all_notices(*, at: datetime.datetime, by: User) -> int:
    """Mark as read whatever the person was told until now; how many."""
    return Notice.objects.of(by).unread().filter(created_at__lte=at).update(read_at=at)


@recorded
def clear_old_notices(*, at: datetime.datetime, by: None) -> int:
    """Forget notices after a year, read or not, and the rows of digests; how many notices."""
    Digest.objects.filter(day__lt=timezone.localdate(at) - DIGESTS_KEPT).delete()
    return Notice.objects.filter(created_at__lt=at - NOTICES_KEPT).delete()[0]

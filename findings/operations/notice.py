"""Telling people something in the portal; the digest by e-mail counts what is not read yet."""

import datetime
from collections.abc import Iterable

from findings.models import ActionPlan, ImprovementAction, Notice, PositionStatement
from portal.accounts.models import User


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
    told = {person.pk: person for person in people if by is None or person.pk != by.pk}
    return Notice.objects.bulk_create(
        Notice(
            person=person, kind=kind, action=action, plan=plan, statement=statement, created_at=at
        )
        for person in told.values()
    )

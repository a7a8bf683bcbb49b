"""Who changed a record last, told by its history."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from pghistory.models import Events

from portal.accounts.models import User

MOST = 100


@dataclass(frozen=True)
class Change:
    """One recorded change of a row or of a row that belongs to it."""

    who: str
    at: datetime.datetime
    fields: frozenset[str]


def newest_changes(record: models.Model) -> list[Change]:
    """The newest changes of `record` and of the rows that point to it, newest first."""
    events = Events.objects.references(record).order_by("-pgh_created_at", "-pgh_id")
    newest = list(events[:MOST])
    ids = {(event.pgh_context or {}).get("user") for event in newest}
    people = User.objects.in_bulk([pk for pk in ids if pk is not None])
    return [
        Change(
            who=str(people.get((event.pgh_context or {}).get("user")) or _("the portal")),
            at=event.pgh_created_at,
            fields=frozenset(name.removesuffix("_id") for name in event.pgh_diff or {}),
        )
        for event in newest
    ]

"""Correcting a published inspection."""

import datetime

from inspections.models import Amendment, Inspection
from portal.access.operation import recorded
from portal.accounts.models import User


class NotPublished(Exception):  # noqa: N818
    """Only a published inspection is amended; a draft is simply entered."""


@recorded
def open_amendment(
    *, inspection: Inspection, reason: str, at: datetime.datetime, by: User
) -> tuple[Amendment, bool]:
    """Open the amendment during which officers may enter again, and whether this call opened it.

    Raises NotPublished. Papers built before are superseded by
    findings/operations/entry.py, which calls this.
    """
    locked = Inspection.objects.select_for_update().get(pk=inspection.pk)
    if not locked.is_published:
        raise NotPublished(locked.state)
    already = locked.open_amendment()
    if already is not None:
        return already, False
    amendment = Amendment.objects.create(
        inspection=locked, reason=reason, opened_by=by, opened_at=at
    )
    return amendment, True


@recorded
def finish_amendment(*, inspection: Inspection, at: datetime.datetime, by: User) -> bool:
    """Close the open amendment; False when there is none, so twice is harmless."""
    locked = Inspection.objects.select_for_update().get(pk=inspection.pk)
    amendment = locked.open_amendment()
    if amendment is None:
        return False
    amendment.finished_by = by
    amendment.finished_at = at
    amendment.save()
    return True

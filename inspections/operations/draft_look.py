"""An administrator's recorded look at a draft."""

import datetime

from inspections.models import DraftLook, Inspection
from portal.access.operation import recorded
from portal.accounts.models import User


@recorded
def record_draft_look(
    *, inspection: Inspection, reason: str, at: datetime.datetime, by: User
) -> DraftLook:
    """Record why an administrator needs to see a draft; it opens the draft for an hour."""
    return DraftLook.objects.create(inspection=inspection, user=by, reason=reason, looked_at=at)

"""Built papers: when a record changes, the papers built from it say so."""

import datetime

from django.utils import timezone

from findings.models import Report
from inspections.models import Inspection
from portal.access.operation import recorded
from portal.accounts.models import User


@recorded
def supersede_reports(
    *,
    inspection: Inspection,
    reason: str,
    by: User | None,
    at: datetime.datetime | None = None,
) -> int:
    """Mark every paper built so far on an inspection as superseded, with why; how many.

    A paper keeps the first reason for which it was superseded.
    """
    return (
        Report.objects.filter(paper__inspection=inspection, superseded_at=None)
        .exclude(state=Report.State.FAILED)
        .update(superseded_at=at or timezone.now(), superseded_reason=reason)
    )

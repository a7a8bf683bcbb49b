import datetime

from django.utils import timezone

from inspections.models import DraftLook, Inspection
from inspections.operations.draft_look import record_draft_look
from portal.access.roles import Permission
from portal.accounts.models import User


def test_a_recorded_look_opens_the_draft_for_an_hour(
    draft: Inspection, administrator: User
) -> None:
    seen = Inspection.objects.allowed(administrator, Permission.VIEW_DRAFT)
    assert not seen.exists()
    record_draft_look(
        inspection=draft, reason="Asked by the council", at=timezone.now(), by=administrator
    )
    assert list(Inspection.objects.allowed(administrator, Permission.VIEW_DRAFT)) == [draft]
    DraftLook.objects.update(looked_at=timezone.now() - datetime.timedelta(minutes=61))
    assert not Inspection.objects.allowed(administrator, Permission.VIEW_DRAFT).exists()

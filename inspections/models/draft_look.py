"""An administrator's recorded look at a draft."""

import datetime

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspections.models.inspection import Inspection

LOOK_LASTS = datetime.timedelta(hours=1)


class DraftLookQuerySet(models.QuerySet["DraftLook"]):
    """Looks, open or past."""

    def open(self) -> "DraftLookQuerySet":
        """Those that still open the draft."""
        return self.filter(looked_at__gt=timezone.now() - LOOK_LASTS)


@pghistory.track()
class DraftLook(models.Model):
    """An administrator's stated need to see one draft; it opens that draft for an hour."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="draft_looks"
    )
    reason = models.TextField(_("reason"))
    looked_at = models.DateTimeField(_("when"), default=timezone.now)

    objects = DraftLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at a draft")
        verbose_name_plural = _("looks at drafts")
        ordering = ["-looked_at"]

    def __str__(self) -> str:
        return f"{self.user}: {self.reason[:60]}"

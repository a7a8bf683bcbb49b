"""A correction of what was published."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspections.models.inspection import Inspection


@pghistory.track()
class Amendment(models.Model):
    """A correction of a published inspection: why it was opened, by whom, and when it ended."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="amendments")
    reason = models.TextField(_("reason"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened"))
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("amendment")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection"],
                condition=Q(finished_at=None),
                name="amendment_one_open",
                violation_error_message=_("This inspection is being amended already"),
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:60]

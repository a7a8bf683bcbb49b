"""Programmes of inspections, such as the joint inspections of 2018 to 2020."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inspections.models.inspectorate import Inspectorate


@pghistory.track()
class InspectionProgramme(models.Model):
    """A series of inspections that an inspectorate runs to one plan and sums up together."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    inspectorate = models.ForeignKey(
        Inspectorate, on_delete=models.PROTECT, related_name="programmes"
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("inspection programme")
        ordering = [models.F("starts_on").desc(nulls_last=True), "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message=_("A programme must not end before it starts"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:programme", args=[self.slug])

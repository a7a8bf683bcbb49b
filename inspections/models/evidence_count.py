"""How much evidence an inspection rests on."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from inspections.models.inspection import Inspection


@pghistory.track()
class EvidenceCount(models.Model):
    """A counted part of an inspection's evidence base, such as 95 case files read."""

    class Measure(models.TextChoices):
        CASE_FILES = "case_files", _("Case files read")
        CHILDREN_MET = "children_met", _("Children and young people met")
        PARENTS_MET = "parents_met", _("Parents and carers met")
        STAFF_MET = "staff_met", _("Staff met")
        CHILDREN_SURVEYS = "children_surveys", _("Children and young people's surveys returned")
        PARENT_SURVEYS = "parent_surveys", _("Parents and carers' surveys returned")
        CHILDREN_PARENT_SURVEYS = (
            "children_parent_surveys",
            _("Children and young people's, and parents and carers' surveys returned"),
        )
        STAFF_SURVEYS = "staff_surveys", _("Staff surveys returned")
        OTHER = "other", _("Something else")

    inspection = models.ForeignKey(
        Inspection, on_delete=models.CASCADE, related_name="evidence_counts"
    )
    measure = models.CharField(_("what was counted"), max_length=30, choices=Measure.choices)
    other_measure = models.CharField(_("in words"), max_length=120, blank=True)
    count = models.PositiveIntegerField(_("number"))

    class Meta:
        verbose_name = _("evidence count")
        ordering = ["inspection", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "measure", "other_measure"],
                name="evidence_count_unique",
                violation_error_message=_("This has been counted already"),
            ),
            models.CheckConstraint(
                condition=models.Q(measure="other") ^ models.Q(other_measure=""),
                name="evidence_count_other_in_words",
                violation_error_message=_("Say in words what was counted"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.measured}"

    @property
    def measured(self) -> str:
        return self.other_measure or self.get_measure_display()

"""The grade that an inspection gives to an indicator."""

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from inspections.models.framework import QualityIndicator
from inspections.models.inspection import Inspection
from inspections.models.scale import Grade

SAME_EDITION = pgtrigger.Trigger(
    name="evaluation_fits_edition",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.Before,
    func="""
        IF NOT EXISTS (
            SELECT 1
            FROM inspections_inspection inspection
            JOIN inspections_frameworkedition edition ON edition.id = inspection.edition_id
            JOIN inspections_qualityindicator indicator ON indicator.edition_id = edition.id
            LEFT JOIN inspections_grade grade ON grade.id = NEW.grade_id
            WHERE inspection.id = NEW.inspection_id
              AND indicator.id = NEW.indicator_id
              AND (NEW.grade_id IS NULL OR grade.scale_id = edition.scale_id)
        ) THEN
            RAISE EXCEPTION 'evaluation_fits_edition: the indicator or the grade belongs to '
                'another edition than the inspection' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)
"""An evaluation's indicator and grade are of the edition that its inspection uses."""


@pghistory.track()
class Evaluation(models.Model):
    """What an inspection says of one indicator: a grade, or the reason why there is none."""

    class WithoutGrade(models.TextChoices):
        NOT_GRADED = "not_graded", _("Not graded")
        NOT_KNOWN = "not_known", _("Not known here")

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="evaluations")
    indicator = models.ForeignKey(
        QualityIndicator, on_delete=models.PROTECT, related_name="evaluations"
    )
    grade = models.ForeignKey(
        Grade, on_delete=models.PROTECT, related_name="evaluations", null=True, blank=True
    )
    without_grade = models.CharField(
        _("why there is no grade"), max_length=12, choices=WithoutGrade.choices, blank=True
    )
    commentary = models.TextField(_("commentary"), blank=True)

    class Meta:
        verbose_name = _("evaluation")
        ordering = ["inspection", "indicator__position"]
        triggers = [SAME_EDITION]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "indicator"],
                name="evaluation_once_per_indicator",
                violation_error_message=_("This indicator has been evaluated already"),
            ),
            models.CheckConstraint(
                condition=models.Q(grade=None) ^ models.Q(without_grade=""),
                name="evaluation_grade_or_reason",
                violation_error_message=_("Give a grade, or say why there is none"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.said}"

    @property
    def said(self) -> str:
        """The grade as a word, or the word for its absence."""
        return self.grade.label if self.grade else str(self.get_without_grade_display())


def with_grades() -> "models.Prefetch[str]":
    """For inspections: fetch their evaluations with indicator, grade and scale in one query."""
    rows = Evaluation.objects.select_related("indicator", "grade__scale")
    return models.Prefetch("evaluations", rows.order_by("inspection", "indicator__position"))

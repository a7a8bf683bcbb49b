"""The grade that an inspection gives to an indicator."""

import datetime

import pghistory
import pgtrigger
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from inspections.models.framework import QualityIndicator
from inspections.models.inspection import DAY_FIELDS, Inspection, history_by_statement
from inspections.models.scale import Grade
from portal.access.roles import Permission
from portal.accounts.models import User

MISFIT = """
    IF EXISTS (
        SELECT 1
        FROM new_values
        JOIN inspections_inspection inspection ON inspection.id = new_values.inspection_id
        JOIN inspections_frameworkedition edition ON edition.id = inspection.edition_id
        JOIN inspections_qualityindicator indicator ON indicator.id = new_values.indicator_id
        LEFT JOIN inspections_grade grade ON grade.id = new_values.grade_id
        WHERE indicator.edition_id <> edition.id
           OR (grade.id IS NOT NULL AND grade.scale_id IS DISTINCT FROM edition.scale_id)
    ) THEN
        RAISE EXCEPTION 'evaluation_fits_edition: the indicator or the grade belongs to '
            'another edition than the inspection' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
SAME_EDITION = [
    pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        operation=operation,
        when=pgtrigger.After,
        referencing=pgtrigger.Referencing(new="new_values"),
        func=MISFIT,
    )
    for name, operation in (
        ("inserted_fits_edition", pgtrigger.Insert),
        ("updated_fits_edition", pgtrigger.Update),
    )
]
"""An evaluation's indicator and grade are of the edition that its inspection uses.

Looked at once for a statement, whose rows may be very many.
"""


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Evaluations, as positions of partnerships that can be put side by side."""

    def allowed(self, user: User, permission: Permission) -> "EvaluationQuerySet":
        """Those of the inspections that `permission` opens to this person."""
        return self.filter(inspection__in=Inspection.objects.allowed(user, permission))

    def with_day(self, fields: tuple[str, ...] = DAY_FIELDS) -> "EvaluationQuerySet":
        """With `day`, from which on it counts; the rule is that of InspectionQuerySet.with_day."""
        return self.annotate(day=Coalesce(*(f"inspection__{field}" for field in fields)))

    def positions(
        self, *, on: datetime.date | None = None, fields: tuple[str, ...] = DAY_FIELDS
    ) -> "EvaluationQuerySet":
        """The latest of each partnership and indicator, as it was known at the end of a day.

        Without a day, as it is now; `fields` say what dates an inspection. One whose day is not
        known at all counts now, before every dated one, and at no past day. Of two inspections of
        one day the later record counts. Self-evaluations are no inspector's grade, so leave them
        out or ask for them alone before.
        """
        rows = self.with_day(fields)
        if on is not None:
            rows = rows.filter(models.Q(("day__lte", on)))
        return rows.order_by(
            "inspection__partnership_id",
            "indicator_id",
            models.F("day").desc(nulls_last=True),
            "-inspection_id",
        ).distinct("inspection__partnership_id", "indicator_id")


@pghistory.track(*history_by_statement())
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
    source_page = models.PositiveIntegerField(_("page of the report"), null=True, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        ordering = ["inspection", "indicator__position"]
        triggers = SAME_EDITION
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

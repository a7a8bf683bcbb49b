"""Which indicators answer to each other across editions and frameworks."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspections.models.framework import QualityIndicator


class IndicatorMappingQuerySet(models.QuerySet["IndicatorMapping"]):
    """Mappings, read in either direction."""

    def touching(
        self, indicators: "models.QuerySet[QualityIndicator]"
    ) -> "IndicatorMappingQuerySet":
        """Those that have one of `indicators` at either end."""
        return self.filter(Q(indicator__in=indicators) | Q(counterpart__in=indicators))

    def of_one_column(self) -> "IndicatorMappingQuerySet":
        """Those that put two indicators into one column of a comparison."""
        return self.exclude(relation=IndicatorMapping.Relation.PART)


@pghistory.track()
class IndicatorMapping(models.Model):
    """An indicator that answers to another one of an earlier edition or another framework."""

    class Relation(models.TextChoices):
        CONTINUES = "continues", _("Continues it")
        """The same thing, looked at under the next edition."""
        COMPARABLE = "comparable", _("Asks much the same")
        """Of another framework or scale: put beside it, never counted together with it."""
        PART = "part", _("Was a part of it")
        """One judgement became several; the other continues in a column of its own."""

    indicator = models.ForeignKey(
        QualityIndicator, on_delete=models.CASCADE, related_name="answers_to"
    )
    counterpart = models.ForeignKey(
        QualityIndicator, on_delete=models.CASCADE, related_name="answered_by"
    )
    relation = models.CharField(_("relation"), max_length=12, choices=Relation.choices)
    note = models.CharField(_("what differs"), max_length=300, blank=True)
    checked = models.BooleanField(_("read in a published source"))

    objects = IndicatorMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator mapping")
        ordering = ["indicator", "counterpart"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "counterpart"], name="indicator_mapping_once"
            ),
            models.CheckConstraint(
                condition=~Q(indicator=F("counterpart")), name="indicator_mapping_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.get_relation_display()}: {self.counterpart}"

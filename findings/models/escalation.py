"""That somebody further up was told of an action that stays overdue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from findings.models.improvement_action import ImprovementAction


class Escalation(models.Model):
    """One step, taken once for each due date: a revised date starts anew.

    Has no history: rows are only added, and outlive the notices that they caused.
    """

    class Step(models.IntegerChoices):
        LEAD_OFFICER = 1, _("Lead officer of the plan")
        SPONSOR = 2, _("Sponsor")

    action = models.ForeignKey(
        ImprovementAction, on_delete=models.CASCADE, related_name="escalations"
    )
    due_on = models.DateField(_("due"))
    step = models.PositiveSmallIntegerField(_("told"), choices=Step.choices)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("escalation")
        ordering = ["action", "due_on", "step"]
        constraints = [
            models.UniqueConstraint(fields=["action", "due_on", "step"], name="escalation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_step_display()}"

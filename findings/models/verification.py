"""An action said to be complete, and what somebody else found on looking."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from findings.models.improvement_action import ImprovementAction
from portal.access.roles import Permission
from portal.accounts.models import User


class CompletionQuerySet(models.QuerySet["Completion"]):
    """Completions, as those who verify meet them."""

    def waiting(self) -> "CompletionQuerySet":
        """Those that nobody has verified, of actions that are being done."""
        complete = ImprovementAction.Status.COMPLETE
        going_on = self.filter(action__status=complete, action__plan__state=ActionPlan.State.AGREED)
        return going_on.filter(verified_at=None)

    def waiting_for(self, user: User) -> "CompletionQuerySet":
        """Those that this person may verify: neither their own action nor their own completion."""
        actions = ImprovementAction.objects.allowed(user, Permission.VERIFY_ACTION)
        others = self.waiting().filter(action__in=actions).exclude(action__owner=user)
        return others.exclude(completed_by=user)

    def for_list(self) -> "CompletionQuerySet":
        """With what a list row prints, the longest waiting first."""
        rows = self.select_related("action__plan__partnership", "completed_by")
        return rows.order_by("completed_at", "pk")


@pghistory.track()
class Completion(models.Model):
    """Somebody's word that an action is complete, with its effect on outcomes, and the check of it.

    It waits for verification until `verified_at`; one that was found not adequate reopened the
    action, and the next completion is a row of its own.
    """

    class Effect(models.IntegerChoices):
        """How far outcomes have changed for children and families; our own scale."""

        NONE = 1, _("1: no effect seen")
        LITTLE = 2, _("2: little effect")
        SOME = 3, _("3: some effect")
        CLEAR = 4, _("4: clear effect")
        LASTING = 5, _("5: clear and lasting effect")

    action = models.ForeignKey(
        ImprovementAction, on_delete=models.CASCADE, related_name="completions"
    )
    effect_on_outcomes = models.TextField(_("effect on outcomes"))
    status_before = models.CharField(
        _("status before"),
        max_length=12,
        choices=ImprovementAction.Status.choices,
        default=ImprovementAction.Status.IN_PROGRESS,
    )
    percent_before = models.PositiveSmallIntegerField(
        _("per cent before"),
        default=0,
        help_text=_("What the action goes back to when it is reopened."),
    )
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    completed_at = models.DateTimeField(_("said to be complete"))
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    verified_at = models.DateTimeField(_("verified"), null=True)
    is_adequate = models.BooleanField(_("adequate"), null=True)
    effect = models.PositiveSmallIntegerField(
        _("effect, 1 to 5"),
        choices=Effect.choices,
        null=True,
    )
    reasons = models.TextField(_("reasons"), blank=True)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        ordering = ["action", "-completed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(effect_on_outcomes=""),
                name="completion_says_effect",
                violation_error_message=_("Say what has changed for children and families"),
            ),
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_by=None, is_adequate=None, effect=None)
                | (
                    Q(verified_at__isnull=False, verified_by__isnull=False)
                    & Q(is_adequate__isnull=False, effect__range=(1, 5))
                    & ~Q(reasons="")
                ),
                name="completion_verified_whole",
                violation_error_message=_("A verification has a finding, an effect and reasons"),
            ),
            models.CheckConstraint(
                condition=~Q(verified_by=F("completed_by")),
                name="completion_verified_by_another",
                violation_error_message=_("Somebody else verifies what you completed"),
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(verified_at=None),
                name="completion_one_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.effect_on_outcomes[:80]

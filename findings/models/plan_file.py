"""A plan that came back as a spreadsheet."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from portal.access.roles import Permission
from portal.accounts.models import User


def new_key() -> str:
    return secrets.token_urlsafe(16)


class PlanFileQuerySet(models.QuerySet["PlanFile"]):
    """Files that came back; each is the business of whoever sent it."""

    def allowed(self, user: User, permission: Permission) -> "PlanFileQuerySet":
        """Those that the person sent, of plans that `permission` still reaches."""
        plans = ActionPlan.objects.allowed(user, permission)
        return self.filter(sent_by=user, plan__in=plans)

    def waiting(self) -> "PlanFileQuerySet":
        """Those of which nothing has been taken yet."""
        return self.filter(taken_at=None)


@pghistory.track(exclude=["content"])
class PlanFile(models.Model):
    """A filled-in plan that was read, and what its sender took of it; the file is not kept."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name of the file"), max_length=200)
    made_at = models.DateTimeField(_("downloaded"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent in"))
    content = models.JSONField(
        _("what was read"),
        null=True,
        help_text=_("What went out and what came back; emptied once it is taken."),
    )
    taken = models.JSONField(_("what was taken"), default=list)
    taken_at = models.DateTimeField(_("taken"), null=True)

    objects = PlanFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan file")
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(content=None), name="plan_file_taken_is_emptied"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:plan-exchange-check", args=[self.plan.reference, self.key])

"""What the portal tells a person, in the portal and by e-mail, and how often they want to hear."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from findings.models.improvement_action import ImprovementAction
from portal.accounts.models import User


def new_token() -> str:
    """What proves, in a link of a mail, whose mails are meant: 256 bits."""
    return secrets.token_urlsafe(32)


@pghistory.track(exclude=["token"])
class ReminderChoice(models.Model):
    """How often a person is mailed; without a row it is DAILY."""

    class Frequency(models.TextChoices):
        DAILY = "daily", _("Every day on which there is something")
        WEEKLY = "weekly", _("On Mondays")
        OFF = "off", _("Never")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder_choice"
    )
    frequency = models.CharField(
        _("reminders by e-mail"),
        max_length=6,
        choices=Frequency.choices,
        default=Frequency.DAILY,
    )
    stopped_from = models.CharField(
        _("how often before it was stopped"),
        max_length=6,
        choices=Frequency.choices,
        blank=True,
        editable=False,
        help_text=_("So that the link in a mail can take back what it did."),
    )
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("choice of reminders")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_frequency_display()}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices of one person."""

    def of(self, user: User) -> "NoticeQuerySet":
        """The person's own: nobody knows of another's, whatever their role."""
        return self.filter(person=user)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def for_list(self) -> "NoticeQuerySet":
        """With the records that its words are made from."""
        return self.select_related("action__plan", "plan", "statement__review", "statement__area")

    def newest_first(self) -> "NoticeQuerySet":
        return self.order_by("-created_at", "-pk")


def unread_notices() -> Coalesce:
    """How many notices the person of a row has not read."""
    theirs = Notice.objects.unread().filter(person=OuterRef("pk")).order_by().values("person")
    counted = Subquery(theirs.annotate(n=Count("pk")).values("n"))
    return Coalesce(counted, 0, output_field=models.IntegerField())


class Notice(models.Model):
    """One thing that a person is told; the words are made when it is shown, from the records."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("You own an action")
        MENTIONED = "mentioned", _("You are mentioned")
        TO_VERIFY = "to_verify", _("An action waits for verification")
        VERIFIED = "verified", _("Your action was verified")
        REOPENED = "reopened", _("Your action was reopened")
        OVERDUE = "overdue", _("An action stays overdue")
        TO_DRAFT = "to_draft", _("You are asked to draft a statement")
        DIGEST = "digest", _("What is due")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    action = models.ForeignKey(
        ImprovementAction, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    plan = models.ForeignKey(
        ActionPlan, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    statement = models.ForeignKey(
        "findings.PositionStatement",
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
    )
    counts = models.JSONField(_("what a digest counted"), default=dict, blank=True)
    created_at = models.DateTimeField(_("told"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notice_newest"),
            models.Index(fields=["person"], name="notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

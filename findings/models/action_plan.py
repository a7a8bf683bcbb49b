"""A partnership's answer to an inspection: the improvement action plan."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection, Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User

READING = frozenset({Permission.VIEW_GRADES, Permission.VIEW_PUBLISHED})


class ActionPlanQuerySet(models.QuerySet["ActionPlan"]):
    """Plans: one that is being drafted is known to those who see the partnership's drafts alone."""

    def agreed(self) -> "ActionPlanQuerySet":
        """Those that the partnership stands by, closed ones too."""
        return self.exclude(state=ActionPlan.State.DRAFT)

    def allowed(self, user: User, permission: Permission) -> "ActionPlanQuerySet":
        """The plans to which `permission` gives this person access.

        An agreed plan is read by those who read what its partnership has published; a draft by
        those who see drafts there. Other permissions reach what the person may know of, within
        the permission's own scope.
        """
        place = "partnership"
        drafts = scope_of(user, Permission.VIEW_DRAFT).condition(place)
        if permission is Permission.VIEW_DRAFT:
            return self.filter(drafts)
        agreed = ~Q(state=ActionPlan.State.DRAFT)
        known = drafts | (agreed & scope_of(user, Permission.VIEW_PUBLISHED).condition(place))
        if permission in READING:
            return self.filter(known)
        return self.filter(known & scope_of(user, permission).condition(place))

    def newest_first(self) -> "ActionPlanQuerySet":
        return self.order_by("-created_at", "-pk")

    def for_list(self) -> "ActionPlanQuerySet":
        """With what a list row prints."""
        return self.select_related("partnership", "inspection__edition__framework")


@pghistory.track()
class ActionPlan(models.Model):
    """What one partnership does about what one inspection asked of it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        AGREED = "agreed", _("Agreed")
        CLOSED = "closed", _("Closed")

    reference = models.SlugField(_("reference"), max_length=120, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="action_plans"
    )
    inspection = models.ForeignKey(
        Inspection,
        on_delete=models.PROTECT,
        related_name="action_plans",
        verbose_name=_("inspection that it answers"),
    )
    title = models.CharField(_("title"), max_length=250)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    lead_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("lead officer of the plan"),
        help_text=_("Told first when an action stays overdue."),
    )
    sponsor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("sponsor"),
        help_text=_("Told next when an action stays overdue."),
    )
    copied_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="copies",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("plan that it was copied from"),
    )
    draft_sent_on = models.DateField(_("draft sent to the inspectorate"), null=True, blank=True)
    sent_on = models.DateField(_("final plan sent to the inspectorate"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("agreed by"),
    )
    agreed_at = models.DateTimeField(_("agreed"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("action plan")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(agreed_at__isnull=False),
                name="action_plan_agreed_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
                name="action_plan_closed_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(copied_from=F("id")),
                name="action_plan_not_copied_from_itself",
                violation_error_message=_("A plan cannot be a copy of itself"),
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state"], name="action_plan_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:action-plan", args=[self.reference])

    @property
    def is_agreed(self) -> bool:
        """Whether actions are being done: they are updated, completed and verified."""
        return self.state == self.State.AGREED

    @property
    def is_open(self) -> bool:
        """Whether actions may be added and changed."""
        return self.state != self.State.CLOSED

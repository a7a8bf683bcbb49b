"""An improvement action of a plan, with its milestones and what has been told of its progress."""

import datetime
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf, TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from findings.models.brag import (
    Brag,
    share_done,
    share_expected,
    share_of_time,
    suggested_brag,
)
from findings.models.finding import Finding
from inspections.models import Agency
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import Membership, User


class ImprovementActionQuerySet(models.QuerySet["ImprovementAction"]):
    """Actions, as those who do them, watch them and answer for them meet them."""

    def allowed(self, user: User, permission: Permission) -> "ImprovementActionQuerySet":
        """Actions of the plans that `permission` reaches.

        UPDATE_ACTION reaches the person's own actions, and every action where the person may edit
        the plan.
        """
        plans = ActionPlan.objects.allowed(user, permission)
        if permission is not Permission.UPDATE_ACTION:
            return self.filter(plan__in=plans)
        edits = scope_of(user, Permission.EDIT_PLAN).condition("plan__partnership")
        return self.filter(Q(plan__in=plans) & (edits | Q(owner=user)))

    def owned_by(self, user: User) -> "ImprovementActionQuerySet":
        """The person's own, of agreed plans, where they still tell how it goes."""
        own = self.filter(owner=user, plan__in=ActionPlan.objects.agreed())
        return own.allowed(user, Permission.UPDATE_ACTION)

    def live(self) -> "ImprovementActionQuerySet":
        """Those that nobody has cancelled."""
        return self.exclude(status=ImprovementAction.Status.CANCELLED)

    def unfinished(self) -> "ImprovementActionQuerySet":
        """Those that somebody still has to do."""
        return self.filter(status__in=ImprovementAction.UNFINISHED)

    def with_due(self) -> "ImprovementActionQuerySet":
        """With `due`, the date that counts: the revised one where there is one."""
        return self.annotate(due=Coalesce("revised_due_on", "due_on"))

    def overdue(self, *, on: datetime.date) -> "ImprovementActionQuerySet":
        """Unfinished after the date that counts."""
        return self.with_due().unfinished().filter(Q(due__lt=on))

    def with_brag(self, *, on: datetime.date) -> "ImprovementActionQuerySet":
        """With `suggested`, `brag` (a person's rating, else the suggested) and what they rest on.

        `due`, `milestones_all`, `_done`, `_due` and `_undated`, `told_at` (the time of the last
        update, null without one), `last_told` (its day, else the start), `time_gone`, and of the
        whole action `done` and `expected` by now (0 to 1). The rule is findings/models/brag.py.
        """
        milestones = Milestone.objects.filter(action=OuterRef("pk")).order_by().values("action")
        updates = ProgressUpdate.objects.filter(action=OuterRef("pk")).order_by().values("action")
        rows = self.with_due().annotate(
            milestones_all=_count(milestones.annotate(n=Count("pk"))),
            milestones_done=_count(milestones.annotate(n=Count("done_on"))),
            milestones_due=_count(milestones.annotate(n=Count("pk", filter=Q(due_on__lt=on)))),
            milestones_undated=_count(milestones.annotate(n=Count("pk", filter=Q(due_on=None)))),
            told_at=Subquery(updates.annotate(at=Max("written_at")).values("at")),
        )
        rows = rows.annotate(
            last_told=Coalesce(TruncDate("told_at"), F("starts_on")),
            done=share_done(),
            time_gone=share_of_time(on),
        )
        rows = rows.annotate(expected=share_expected()).annotate(suggested=suggested_brag(on))
        return rows.annotate(brag=Coalesce(NullIf("brag_override", Value("")), "suggested"))

    def with_surroundings(self, *, on: datetime.date) -> "ImprovementActionQuerySet":
        """With what its own page tells of other records, without a query for each.

        `areas` (pk, kind, text and whether it was removed), `supporters` (names of agencies) and
        `owner_may` (whether the owner has a role on this day that lets them tell how it goes).
        """
        areas = Finding.objects.filter(actions=OuterRef("pk")).order_by("kind", "position", "pk")
        each = JSONObject(pk="pk", kind="kind", text="text", removed_at="removed_at")
        agencies = Agency.objects.filter(actions_supported=OuterRef("pk")).order_by("name")
        roles = Membership.objects.current(on=on).filter(user=OuterRef("owner"))
        lets = roles.granting(Permission.UPDATE_ACTION, OuterRef("plan__partnership"))
        return self.select_related("plan__partnership", "lead_agency", "owner").annotate(
            areas=ArraySubquery(areas.values(each=each)),
            supporters=ArraySubquery(agencies.values("name")),
            owner_may=Exists(lets),
        )

    def in_order(self) -> "ImprovementActionQuerySet":
        """As the plan has them."""
        return self.order_by("plan", "position", "pk")

    def by_due(self) -> "ImprovementActionQuerySet":
        """What is due first comes first; what has no due date comes last."""
        return self.order_by(Coalesce("revised_due_on", "due_on"), "plan", "position", "pk")

    def for_list(self) -> "ImprovementActionQuerySet":
        """With what a list row prints."""
        return self.select_related("plan__partnership", "lead_agency", "owner").prefetch_related(
            "supporting_agencies", "findings"
        )


def _count(rows: models.QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=models.IntegerField()), 0)


@pghistory.track()
class ImprovementAction(models.Model):
    """One thing that a partnership does to answer one or more areas for improvement."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        IN_PROGRESS = "in_progress", _("In progress")
        COMPLETE = "complete", _("Complete, to be verified")
        VERIFIED = "verified", _("Verified")
        CANCELLED = "cancelled", _("Cancelled")

    UNFINISHED = (Status.NOT_STARTED, Status.IN_PROGRESS)

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="actions")
    reference = models.CharField(
        _("reference"),
        max_length=12,
        editable=False,
        help_text=_("Stays the same when actions are put in another order."),
    )
    position = models.PositiveIntegerField(_("position"))
    title = models.CharField(_("action"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    outcome = models.TextField(_("intended outcome"), blank=True)
    success_measure = models.TextField(_("success measure"), blank=True)
    findings = models.ManyToManyField(
        Finding, related_name="actions", blank=True, verbose_name=_("areas that it answers")
    )
    lead_agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="actions_led",
        null=True,
        blank=True,
        verbose_name=_("lead agency"),
    )
    lead_officer = models.CharField(
        _("lead officer"),
        max_length=120,
        blank=True,
        help_text=_("The post, as papers print it."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="actions_owned",
        null=True,
        blank=True,
        verbose_name=_("owner"),
        help_text=_("Who signs in and tells how it goes."),
    )
    supporting_agencies = models.ManyToManyField(
        Agency, related_name="actions_supported", blank=True, verbose_name=_("supporting agencies")
    )
    starts_on = models.DateField(_("start"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    revised_due_on = models.DateField(_("revised due date"), null=True, blank=True, editable=False)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=Status.choices,
        default=Status.NOT_STARTED,
        editable=False,
    )
    percent = models.PositiveSmallIntegerField(_("per cent done"), default=0, editable=False)
    brag_override = models.CharField(
        _("BRAG rating given by a person"),
        max_length=6,
        choices=Brag.choices,
        blank=True,
        editable=False,
    )
    brag_reason = models.TextField(_("why it differs from the suggestion"), blank=True)
    cancelled_reason = models.TextField(_("why it was cancelled"), blank=True, editable=False)
    copied_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        related_name="copies",
        null=True,
        editable=False,
        verbose_name=_("action that it was copied from"),
    )
    changed_at = models.DateTimeField(
        _("last changed"),
        auto_now=True,
        help_text=_("Of the action itself; updates and the rest carry their own times."),
    )

    objects = ImprovementActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("improvement action")
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "reference"],
                name="action_reference_unique",
                violation_error_message=_("The plan has an action of this reference already"),
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="action_has_title",
                violation_error_message=_("Enter what will be done"),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gte=F("starts_on")),
                name="action_due_after_start",
                violation_error_message=_("The due date must not be before the start"),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None)
                | Q(revised_due_on=None)
                | Q(revised_due_on__gte=F("starts_on")),
                name="action_revised_due_after_start",
                violation_error_message=_("The revised due date must not be before the start"),
            ),
            models.CheckConstraint(
                condition=Q(revised_due_on=None) | Q(due_on__isnull=False),
                name="action_revised_due_keeps_first",
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100),
                name="action_per_cent",
                violation_error_message=_("Enter a number from 0 to 100"),
            ),
            models.CheckConstraint(
                condition=Q(brag_override="") | ~Q(brag_reason=""),
                name="action_override_has_reason",
                violation_error_message=_("Say why the rating differs from the suggestion"),
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
                name="action_cancelled_says_why",
                violation_error_message=_("Say why the action is cancelled"),
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "position"], name="action_in_order"),
            models.Index(
                Coalesce("revised_due_on", "due_on"),
                name="action_by_due",
                condition=Q(status__in=["not_started", "in_progress"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("findings:action", args=[self.pk])

    @property
    def due_date(self) -> datetime.date | None:
        """The date that counts: the revised one where there is one."""
        return self.revised_due_on or self.due_on

    @property
    def is_finished(self) -> bool:
        """Whether nobody has to do it any more."""
        return self.status not in self.UNFINISHED


# Installed after every `migrate`, since a table that only links two others has no migration for it.
FOREIGN_AREA = """
    IF EXISTS (
        SELECT 1
        FROM new_values
        JOIN findings_improvementaction action ON action.id = new_values.improvementaction_id
        JOIN findings_actionplan plan ON plan.id = action.plan_id
        JOIN findings_finding finding ON finding.id = new_values.finding_id
        JOIN inspections_inspection inspection ON inspection.id = finding.inspection_id
        WHERE inspection.partnership_id <> plan.partnership_id OR inspection.state <> 'published'
    ) THEN
        RAISE EXCEPTION 'action_answers_own_area: an action answers published findings of its own '
            'partnership alone' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""

pgtrigger.register(
    pgtrigger.Trigger(
        name="action_answers_own_area",
        level=pgtrigger.Statement,
        operation=pgtrigger.Insert,
        when=pgtrigger.After,
        referencing=pgtrigger.Referencing(new="new_values"),
        func=FOREIGN_AREA,
    )
)(ImprovementAction.findings.through)
pghistory.track(obj_field=None)(ImprovementAction.findings.through)
pghistory.track(obj_field=None)(ImprovementAction.supporting_agencies.through)


@pghistory.track()
class Milestone(models.Model):
    """A step of an action that is either done or not."""

    action = models.ForeignKey(
        ImprovementAction, on_delete=models.CASCADE, related_name="milestones"
    )
    position = models.PositiveIntegerField(_("position"))
    title = models.CharField(_("milestone"), max_length=250)
    due_on = models.DateField(_("due"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("milestone")
        ordering = ["action", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="milestone_has_title",
                violation_error_message=_("Enter the milestone"),
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class DueDateRevision(models.Model):
    """One change of an action's due date, with its reason; the first due date stays."""

    action = models.ForeignKey(
        ImprovementAction, on_delete=models.CASCADE, related_name="due_date_revisions"
    )
    was_on = models.DateField(_("due before"))
    revised_to = models.DateField(_("due after"))
    reason = models.TextField(_("reason"))
    revised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revised_at = models.DateTimeField(_("revised"))

    class Meta:
        verbose_name = _("revision of a due date")
        ordering = ["action", "revised_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="due_date_revision_has_reason",
                violation_error_message=_("Say why the date is revised"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.was_on} → {self.revised_to}"


@pghistory.track()
class ProgressUpdate(models.Model):
    """What somebody told of an action on a day."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="updates")
    text = models.TextField(_("what changed"))
    next_step = models.TextField(_("next step"), blank=True)
    status_before = models.CharField(
        _("status before"), max_length=12, choices=ImprovementAction.Status.choices
    )
    status_after = models.CharField(
        _("status after"), max_length=12, choices=ImprovementAction.Status.choices
    )
    percent_before = models.PositiveSmallIntegerField(_("per cent before"))
    percent_after = models.PositiveSmallIntegerField(_("per cent after"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("progress update")
        ordering = ["action", "-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="progress_update_has_text",
                violation_error_message=_("Say what changed"),
            ),
            models.CheckConstraint(
                condition=Q(percent_after__lte=100),
                name="progress_update_per_cent",
                violation_error_message=_("Enter a number from 0 to 100"),
            ),
        ]
        indexes = [models.Index(fields=["action", "-written_at"], name="progress_update_newest")]

    def __str__(self) -> str:
        return self.text[:80]

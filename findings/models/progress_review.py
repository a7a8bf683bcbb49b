"""Getting ready for a progress review, what each area's statement says, and what was concluded."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from findings.models.evidence import Evidence
from findings.models.finding import Finding
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


class ReviewPreparationQuerySet(models.QuerySet["ReviewPreparation"]):
    """Preparations, by who may know of the review before it is published."""

    def allowed(self, user: User, permission: Permission) -> "ReviewPreparationQuerySet":
        """Of reviews that the person may see as drafts, and those that were handed to inspectors.

        A person who is asked to draft a statement knows of its review. CONCLUDE_REVIEW reaches
        what was handed over, for inspectors; for the partnership's officers, their own.
        """
        place = "inspection__partnership"
        own = scope_of(user, Permission.VIEW_DRAFT).condition(place)
        reads = scope_of(user, Permission.VIEW_PUBLISHED)
        handed = Q(submitted_at__isnull=False) if reads.everything else Q(pk__in=[])
        published = Q(inspection__state=Inspection.State.PUBLISHED) & reads.condition(place)
        drafts = PositionStatement.objects.filter(drafters=user).values("review")
        drafting = Q(inspection__in=drafts) & scope_of(user, Permission.DRAFT_STATEMENT).condition(
            place
        )
        known = self.filter(own | handed | published | drafting)
        if permission in (Permission.VIEW_PUBLISHED, Permission.VIEW_DRAFT):
            return known
        return known.filter(scope_of(user, permission).condition(place))


@pghistory.track()
class ReviewPreparation(models.Model):
    """How a partnership gets ready for one progress review."""

    inspection = models.OneToOneField(
        Inspection, on_delete=models.CASCADE, related_name="preparation", verbose_name=_("review")
    )
    word_limit = models.PositiveIntegerField(
        _("words in a statement at most"),
        null=True,
        blank=True,
        help_text=_("As the inspectorate sets it; none where it sets none."),
    )
    statements_due_on = models.DateField(_("statements due"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("handed over by"),
    )
    submitted_at = models.DateTimeField(_("handed to the inspectors"), null=True, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)

    objects = ReviewPreparationQuerySet.as_manager()

    class Meta:
        verbose_name = _("preparation of a review")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.inspection.title


@pghistory.track()
class ReadinessStep(models.Model):
    """One thing that must be ready before or during a review, with its day."""

    class Kind(models.TextChoices):
        PLANNING_GROUP = "planning_group", _("Planning group")
        TRAINING = "training", _("Training of staff who take part")
        STAFF_SURVEY = "staff_survey", _("Staff survey")
        FILE_AUDIT = "file_audit", _("Audit of children’s files")
        FOCUS_GROUPS = "focus_groups", _("Focus groups")
        SUPPORT_MEETINGS = "support_meetings", _("Network of support meetings")
        LEADERS_MEETINGS = "leaders_meetings", _("Meetings with leaders")
        OTHER = "other", _("Other")

    preparation = models.ForeignKey(
        ReviewPreparation, on_delete=models.CASCADE, related_name="steps"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    position = models.PositiveIntegerField(_("position"))
    title = models.CharField(_("what must be ready"), max_length=250)
    responsible = models.CharField(_("responsible post"), max_length=120, blank=True)
    due_on = models.DateField(_("ready by"), null=True, blank=True)
    done_on = models.DateField(_("ready"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of readiness")
        ordering = ["preparation", "position", "pk"]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class PositionStatement(models.Model):
    """Where a partnership stands on one area at a review, and what the inspectors concluded."""

    class Outcome(models.TextChoices):
        CLOSED = "closed", _("Closed")
        PROGRESSING = "progressing", _("Progressing")
        REMAINS = "remains", _("Remains")

    review = models.ForeignKey(
        Inspection, on_delete=models.CASCADE, related_name="position_statements"
    )
    area = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="position_statements")
    position = models.PositiveIntegerField(_("position"))
    text = models.TextField(_("where the partnership stands"), blank=True)
    evidence = models.ManyToManyField(
        Evidence, related_name="statements", blank=True, verbose_name=_("evidence")
    )
    drafters = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="statements_to_draft",
        blank=True,
        verbose_name=_("who drafts it"),
    )
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("signed off by"),
    )
    signed_off_at = models.DateTimeField(_("signed off"), null=True, editable=False)
    outcome = models.CharField(
        _("the area is"), max_length=12, choices=Outcome.choices, blank=True, editable=False
    )
    conclusion = models.TextField(_("what the inspectors concluded"), blank=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("concluded by"),
    )
    concluded_at = models.DateTimeField(_("concluded"), null=True, editable=False)

    class Meta:
        verbose_name = _("position statement")
        ordering = ["review", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "area"], name="position_statement_once_per_area"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(conclusion=""),
                name="position_statement_outcome_has_conclusion",
                violation_error_message=_("Write what the inspectors concluded"),
            ),
        ]
        indexes = [models.Index(fields=["area", "review"], name="position_statement_by_area")]

    def __str__(self) -> str:
        return self.area.text[:80]


pghistory.track(obj_field=None)(PositionStatement.evidence.through)
pghistory.track(obj_field=None)(PositionStatement.drafters.through)

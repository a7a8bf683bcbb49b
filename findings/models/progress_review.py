"""Getting ready for a progress review, what each area's statement says, and what was concluded."""

import hashlib
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.evidence import Evidence
from findings.models.finding import Finding
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User

READING = frozenset({Permission.VIEW_GRADES, Permission.VIEW_PUBLISHED, Permission.VIEW_DRAFT})


class ReviewPreparationQuerySet(models.QuerySet["ReviewPreparation"]):
    """Preparations, by who may know of the review before it is published."""

    def allowed(self, user: User, permission: Permission) -> "ReviewPreparationQuerySet":
        """Of reviews whose statements the person may know of, within the permission's scope."""
        known = Q(inspection__in=reviews_known_to(user)) | Q(inspection__in=_drafted_by(user))
        if permission in READING:
            return self.filter(known)
        scope = scope_of(user, permission)
        return self.filter(known & scope.condition("inspection__partnership"))


def reviews_known_to(user: User) -> models.QuerySet[Any, Any]:
    """Reviews all of whose statements a person may read.

    Those that the person may see as drafts, those that were handed to the inspectors, for them,
    and published ones for those who read them whole.
    """
    drafts = Q(pk__in=Inspection.objects.allowed(user, Permission.VIEW_DRAFT).values("pk"))
    inspects = scope_of(user, Permission.CONCLUDE_REVIEW)
    handed = Q(preparation__submitted_at__isnull=False) & inspects.everywhere()
    reads = scope_of(user, Permission.VIEW_PUBLISHED).condition("partnership")
    published = Q(state=Inspection.State.PUBLISHED) & reads
    return Inspection.objects.filter(drafts | handed | published).values("pk")


def counted_areas(review: Inspection) -> dict[str, int]:
    """How many areas a review lists, and how many are signed off and concluded on."""
    if review.kind != Inspection.Kind.PROGRESS_REVIEW:
        return {}
    return review.position_statements.aggregate(
        all=Count("pk"),
        signed=Count("signed_off_at"),
        concluded=Count("pk", filter=~Q(outcome="")),
    )


def unconcluded_areas(review: Inspection) -> int:
    """How many of a review's areas have no conclusion, and so stay as they are."""
    return review.position_statements.filter(outcome="").count()


def _drafted_by(user: User) -> models.QuerySet[Any, Any]:
    """The reviews for which the person is asked to draft a statement."""
    scope = scope_of(user, Permission.DRAFT_STATEMENT).condition("review__partnership")
    return PositionStatement.objects.filter(scope, drafters=user).values("review")


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
    exception_reason = models.TextField(
        _("why statements were handed over unsigned"), blank=True, editable=False
    )
    taken_back_reason = models.TextField(_("why it was taken back"), blank=True, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)

    objects = ReviewPreparationQuerySet.as_manager()

    class Meta:
        verbose_name = _("preparation of a review")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.inspection.title

    def get_absolute_url(self) -> str:
        return reverse("findings:review-preparation", args=[self.inspection.reference])

    @property
    def is_handed_over(self) -> bool:
        """Whether the inspectors have the statements, so that the partnership changes none."""
        return self.submitted_at is not None


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


class PositionStatementQuerySet(models.QuerySet["PositionStatement"]):
    """Statements: a drafter sees their own, others those of the reviews that they may know of."""

    def allowed(self, user: User, permission: Permission) -> "PositionStatementQuerySet":
        """Those that the person may know of, within the permission's scope."""
        place = "review__partnership"
        asked = Q(pk__in=user.statements_to_draft.values("pk"))
        drafts = asked & scope_of(user, Permission.DRAFT_STATEMENT).condition(place)
        known = Q(review__in=reviews_known_to(user)) | drafts
        if permission in READING:
            return self.filter(known)
        return self.filter(known & scope_of(user, permission).condition(place))

    def for_list(self) -> "PositionStatementQuerySet":
        """With what a line prints, in the order of the review."""
        rows = self.select_related("area__inspection", "signed_off_by", "concluded_by")
        drafters = rows.prefetch_related("drafters")
        return drafters.annotate(pieces=Count("evidence")).order_by("position", "pk")


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
    unsigned_reason = models.TextField(
        _("why the sign-off was taken back"), blank=True, editable=False
    )
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

    objects = PositionStatementQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("findings:position-statement", args=[self.pk])

    @property
    def words(self) -> int:
        """How many words the text has, as a word processor counts them."""
        return len(self.text.split())

    @property
    def is_signed_off(self) -> bool:
        return self.signed_off_at is not None

    @property
    def fingerprint(self) -> str:
        """What tells this text from another, so that nobody signs off what they have not read."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


pghistory.track(obj_field=None)(PositionStatement.evidence.through)
pghistory.track(obj_field=None)(PositionStatement.drafters.through)

"""A board paper in preparation: which form, which meeting, and the officers' own words."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from findings.models.finding import Finding
from findings.models.paper_template import PaperSection, PaperTemplate
from inspections.models import (
    FrameworkEdition,
    Inspection,
    InspectionProgramme,
    InspectionQuestion,
    Partnership,
)
from inspections.models.inspection import InspectionQuerySet
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers in preparation; only those who prepare papers know of them."""

    def allowed(self, user: User, permission: Permission) -> "PaperQuerySet":
        """What the person may know of, on inspections within the permission's scope.

        A paper in preparation is a draft: those who see the partnership's drafts know of it, and
        the person who started it. One on a programme belongs to no partnership, so it takes a
        permission that reaches the whole service. One on a plan is for those who know of the plan.
        """
        scope = scope_of(user, permission)
        drafters = scope_of(user, Permission.VIEW_DRAFT).condition("inspection__partnership")
        known = Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED)
        plans = ActionPlan.objects.allowed(user, Permission.VIEW_PUBLISHED)
        on_inspections = (
            Q(inspection__in=known)
            & scope.condition("inspection__partnership")
            & (drafters | Q(created_by=user))
            & (Q(plan=None) | Q(plan__in=plans))
        )
        return self.filter(on_inspections | (Q(inspection=None) & scope.everywhere()))

    def unfinished(self) -> "PaperQuerySet":
        """Those of which no final paper is ready that still holds."""
        built = Paper.objects.filter(
            reports__is_draft=False, reports__state="ready", reports__superseded_at=None
        )
        return self.exclude(pk__in=built.values("pk"))

    def for_list(self) -> "PaperQuerySet":
        """With what a list row prints."""
        return self.select_related(
            "inspection__partnership", "programme__inspectorate", "plan", "template", "created_by"
        )


@pghistory.track()
class Paper(models.Model):
    """A paper in a body's own form: on one inspection, on the plan that answers it, or on a
    programme across partnerships.
    """

    template = models.ForeignKey(PaperTemplate, on_delete=models.PROTECT, related_name="papers")
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, related_name="papers", null=True, blank=True
    )
    programme = models.ForeignKey(
        InspectionProgramme, on_delete=models.PROTECT, related_name="papers", null=True, blank=True
    )
    plan = models.ForeignKey(
        ActionPlan,
        on_delete=models.PROTECT,
        related_name="papers",
        null=True,
        blank=True,
        help_text=_("A paper on a plan is on the inspection that the plan answers, too."),
    )
    title = models.CharField(_("title"), max_length=200)
    meeting_body = models.CharField(_("meeting"), max_length=150, blank=True)
    meeting_on = models.DateField(_("date of the meeting"), null=True, blank=True)
    until = models.DateField(
        _("grades as they stood on"),
        null=True,
        blank=True,
        help_text=_("Only for a programme; none is as they stand now."),
    )
    left_out = models.ManyToManyField(
        Partnership, related_name="+", blank=True, verbose_name=_("partnerships left out")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(inspection=None) ^ Q(programme=None),
                name="paper_on_inspection_or_programme",
                violation_error_message=_("A paper is on one inspection or on one programme"),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(inspection=None),
                name="paper_until_for_programme",
                violation_error_message=_("Only a paper on a programme takes a day for its grades"),
            ),
            models.CheckConstraint(
                condition=Q(plan=None) | Q(inspection__isnull=False),
                name="paper_on_plan_has_inspection",
                violation_error_message=_("A paper on a plan is on the inspection it answers"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:paper", args=[self.pk])

    @property
    def subject(self) -> Inspection | InspectionProgramme | ActionPlan:
        """What the paper is about, as its constraint has it."""
        found = self.plan or self.inspection or self.programme
        assert found is not None  # noqa: S101 - held by paper_on_inspection_or_programme
        return found

    @property
    def about(self) -> str:
        """Whom a list names beside it: the partnership, or the programme across partnerships."""
        return self.inspection.partnership.name if self.inspection else str(self.programme)

    @property
    def file_subject(self) -> str:
        """The beginning of its files' names."""
        return self.inspection.partnership.name if self.inspection else str(_("Overview"))

    def inspections(self) -> InspectionQuerySet:
        """The published inspections that a paper on a programme is about, by partnership."""
        assert self.programme is not None  # noqa: S101 - asked of overviews alone
        rows = Inspection.objects.latest_in(self.programme, on=self.until)
        if self.pk:
            rows = rows.exclude(partnership__in=self.left_out.all())
        return rows.order_by("partnership__name")

    def questions(self) -> list[InspectionQuestion]:
        """What the inspections set out to answer; of several editions, the newest that asks."""
        editions = FrameworkEdition.objects.filter(questions__isnull=False)
        if self.inspection:
            editions = editions.filter(pk=self.inspection.edition_id)
        else:
            editions = editions.filter(inspections__in=self.inspections().values("pk"))
        newest = editions.order_by(F("in_force_from").desc(nulls_last=True), "-pk")
        return list(InspectionQuestion.objects.filter(edition__in=newest.values("pk")[:1]))

    def is_on_published(self) -> bool:
        """Whether its subject is: of a programme, any inspection that the paper is about.

        A plan must be agreed. Of a progress review that is to come, what is reviewed and how it
        is prepared may be told where the inspection that it follows is published.
        """
        if self.inspection is None:
            return self.inspections().exists()
        if self.plan is not None and self.plan.state == ActionPlan.State.DRAFT:
            return False
        return self.inspection.is_published or self.tells_of_preparation

    @property
    def tells_of_preparation(self) -> bool:
        """Whether it is on a progress review of which nothing may be told but its preparation."""
        if self.inspection is None or self.inspection.is_published:
            return False
        is_on_review = self.template.kind == PaperTemplate.Kind.PROGRESS_REVIEW
        first = self.inspection.follows
        return is_on_review and first is not None and first.is_published


pghistory.track(obj_field=None)(Paper.left_out.through)


@pghistory.track()
class PaperText(models.Model):
    """What officers wrote for one section of a paper."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="texts")
    section = models.ForeignKey(PaperSection, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField(_("text"), blank=True)
    ticks = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=_("ticked")
    )
    picked = models.ManyToManyField(
        Finding, related_name="+", blank=True, verbose_name=_("key messages picked")
    )

    class Meta:
        verbose_name = _("paper text")
        ordering = ["paper", "section__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "section"], name="paper_text_once_per_section"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.text[:60]}"


pghistory.track(obj_field=None)(PaperText.picked.through)

"""A built paper: the frozen snapshot, and the files made from it alone."""

import pghistory
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from findings.models.paper import Paper
from findings.models.paper_template import PaperTemplate
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


class ReportQuerySet(models.QuerySet["Report"]):
    """Built papers: final ones for readers, drafts for those who prepare them."""

    def allowed(self, user: User, permission: Permission) -> "ReportQuerySet":
        """What the person may know of.

        A final paper on a published inspection is open to all who may download papers of that
        partnership; a draft, a failed or an unfinished one only to those who may see drafts
        there, and, on a published inspection, to the person who asked for it and may still ask.
        A paper on a programme is open to those who may download papers everywhere; what is not
        final of it, to those who may ask for papers everywhere. A paper on a plan is open once
        the plan is agreed; a final one on how a progress review is prepared, before the review is
        published.
        """
        reads, asks = scope_of(user, permission), scope_of(user, Permission.REQUEST_PAPER)
        drafts = scope_of(user, Permission.VIEW_DRAFT)
        place = "paper__inspection__partnership"
        final = Q(is_draft=False, state=Report.State.READY)
        published = Q(paper__inspection__state=Inspection.State.PUBLISHED)
        own = asks.condition(place) & Q(requested_by=user)
        agreed = Q(paper__plan=None) | ~Q(paper__plan__state=ActionPlan.State.DRAFT)
        prepares = final & Q(
            paper__template__kind=PaperTemplate.Kind.PROGRESS_REVIEW,
            paper__inspection__follows__state=Inspection.State.PUBLISHED,
        )
        on_inspections = reads.condition(place) & (
            (published & agreed & (final | own)) | prepares | drafts.condition(place)
        )
        on_programmes = reads.everywhere() & (final | asks.everywhere())
        return self.filter(
            (Q(paper__programme=None) & on_inspections)
            | (Q(paper__inspection=None) & on_programmes)
        )

    def ready(self) -> "ReportQuerySet":
        return self.filter(state=Report.State.READY)

    def told_of(self, plan: ActionPlan) -> "ReportQuerySet":
        """The final papers that boards had on a plan, the last first; of each its last build.

        A paper that was superseded afterwards is still what its board was told.
        """
        final = self.ready().filter(is_draft=False)
        later = Report.objects.filter(
            paper=models.OuterRef("paper"),
            is_draft=False,
            state=Report.State.READY,
            requested_at__gt=models.OuterRef("requested_at"),
        )
        rows = final.filter(paper__plan=plan)
        day = Coalesce("paper__meeting_on", TruncDate("requested_at"))
        return rows.exclude(models.Exists(later)).order_by(day.desc(), "-requested_at")

    def unfinished(self) -> "ReportQuerySet":
        """Asked for or begun, and neither ready nor failed."""
        return self.filter(state__in=[Report.State.REQUESTED, Report.State.BUILDING])

    def newest_first(self) -> "ReportQuerySet":
        return self.order_by("-requested_at", "-pk")

    def for_list(self) -> "ReportQuerySet":
        """With what a list row prints."""
        return self.select_related(
            "paper__inspection__partnership",
            "paper__programme",
            "paper__plan",
            "paper__template",
            "requested_by",
        ).prefetch_related("files")


@pghistory.track(exclude=["snapshot", "progress", "step"])
class Report(models.Model):
    """One build of a paper, made from its snapshot alone and never changed afterwards."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        BUILDING = "building", _("Building")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    class Step(models.TextChoices):
        WAITING = "waiting", _("Waiting for a worker")
        READING = "reading", _("Reading the records")
        PRINTING = "printing", _("Making the PDF")
        FILING = "filing", _("Filing the paper")
        DONE = "done", _("Done")

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="reports")
    code = models.CharField(_("verification code"), max_length=16, unique=True, editable=False)
    is_draft = models.BooleanField(_("draft"))
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.REQUESTED
    )
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress in per cent"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failure = models.TextField(_("why it failed"), blank=True)
    snapshot = models.JSONField(_("snapshot"), null=True, encoder=DjangoJSONEncoder, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports_requested"
    )
    requested_at = models.DateTimeField(_("requested"))
    queued_at = models.DateTimeField(_("last handed to a worker"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    seconds = models.DecimalField(
        _("seconds to build"), max_digits=8, decimal_places=3, null=True, blank=True
    )
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("paper that this one replaces"),
    )
    superseded_at = models.DateTimeField(_("superseded"), null=True, blank=True)
    superseded_reason = models.TextField(_("why superseded"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("built paper")
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(snapshot__isnull=False, finished_at__isnull=False),
                name="report_ready_has_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(failure=""), name="report_failed_says_why"
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="report_progress_per_cent"),
        ]
        indexes = [models.Index(fields=["state", "queued_at"], name="report_by_state")]

    def __str__(self) -> str:
        return f"{self.paper.title} ({self.code})"

    def get_absolute_url(self) -> str:
        return reverse("findings:report", args=[self.code])

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.READY, self.State.FAILED)


@pghistory.track()
class ReportFile(models.Model):
    """One file of a built paper, with the checksum that proves it unchanged."""

    class Format(models.TextChoices):
        PDF = "pdf", _("PDF")
        HTML = "html", _("Web page")
        WORD = "docx", _("Word")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(_("format"), max_length=5, choices=Format.choices)
    file = models.FileField(_("file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))

    class Meta:
        verbose_name = _("file of a paper")
        ordering = ["report", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "format"], name="report_file_once_per_format"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report.code}.{self.format}"

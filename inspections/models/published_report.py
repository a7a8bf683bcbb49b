"""An inspectorate's report as a file, what was read from it, and the inspection it became."""

import secrets

import pghistory
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inspections.models.inspection import Inspection
from inspections.models.partnership import Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


def new_key() -> str:
    """An address that nobody can guess: 128 bits."""
    return secrets.token_hex(16)


class JSONLength(Func):
    """How many members a list in a JSON document has."""

    function = "jsonb_array_length"
    output_field = IntegerField()


class PublishedReportQuerySet(models.QuerySet["PublishedReport"]):
    """Files of reports, which may be of inspections that are not published yet."""

    def allowed(self, user: User) -> "PublishedReportQuerySet":
        """Those that the person sent, and those about partnerships whose drafts they see."""
        drafts = scope_of(user, Permission.VIEW_DRAFT)
        sent = Q(sent_by=user)
        return self.filter(sent | drafts.condition("partnership") if drafts else sent)

    def for_list(self) -> "PublishedReportQuerySet":
        """With what a list row prints; how much was read is counted in the database."""
        counts = {
            f"{name}_read": Func(
                F(f"reading__{name}"), function="jsonb_array_length", output_field=IntegerField()
            )
            for name in ("grades", "findings", "warnings")
        }
        rows = self.select_related("partnership", "inspection", "sent_by")
        return rows.annotate(**counts).defer("reading", "answers")

    def to_check(self, entered_for: Q) -> "PublishedReportQuerySet":
        """Read and not entered yet, of partnerships that fit `entered_for`, or of none known."""
        waiting = self.filter(state=PublishedReport.State.READ, inspection=None)
        return waiting.filter(entered_for | Q(partnership=None))

    def newest_first(self) -> "PublishedReportQuerySet":
        return self.order_by("-sent_at", "-pk")

    def unfinished(self) -> "PublishedReportQuerySet":
        """Sent, and neither read nor refused yet."""
        return self.filter(state__in=[PublishedReport.State.WAITING, PublishedReport.State.READING])


@pghistory.track(exclude=["reading", "answers", "state", "attempts", "queued_at"])
class PublishedReport(models.Model):
    """An inspectorate's report that somebody sent as a PDF, with what the portal read from it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READING = "reading", _("Being read")
        READ = "read", _("Read")
        REFUSED = "refused", _("Not read")

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    file = models.FileField(_("file"), max_length=200)
    name = models.CharField(_("name of the file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    family = models.CharField(_("kind of report"), max_length=40, blank=True)
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,
        related_name="published_reports",
        null=True,
        blank=True,
        verbose_name=_("partnership that it names"),
    )
    reading = models.JSONField(_("what was read"), null=True, encoder=DjangoJSONEncoder)
    answers = models.JSONField(_("what was corrected so far"), default=dict, blank=True)
    refusal = models.CharField(_("why it was not read"), max_length=40, blank=True)
    refusal_words = models.JSONField(default=dict, blank=True)
    inspection = models.ForeignKey(
        Inspection,
        on_delete=models.SET_NULL,
        related_name="published_reports",
        null=True,
        blank=True,
        verbose_name=_("inspection that it was entered as"),
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="published_reports_sent",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent"))
    queued_at = models.DateTimeField(_("last handed to a worker"))

    objects = PublishedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("published report")
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="read") | Q(reading__isnull=False),
                name="published_report_read_has_reading",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refusal=""),
                name="published_report_refused_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="published_report_by_content"),
            models.Index(fields=["state", "queued_at"], name="published_report_by_state"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:published-report", args=[self.key])

    @property
    def is_finished(self) -> bool:
        """Whether a worker has said what it has to say."""
        return self.state not in (self.State.WAITING, self.State.READING)

"""A board paper in preparation: which form, which meeting, and the officers' own words."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.paper_template import PaperSection, PaperTemplate
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers in preparation; only those who prepare papers know of them."""

    def allowed(self, user: User, permission: Permission) -> "PaperQuerySet":
        """What the person may know of, on inspections within the permission's scope.

        A paper in preparation is a draft: those who see the partnership's drafts know of it, and
        the person who started it.
        """
        drafters = scope_of(user, Permission.VIEW_DRAFT).condition("inspection__partnership")
        return self.filter(
            scope_of(user, permission).condition("inspection__partnership"),
            drafters | Q(created_by=user),
            inspection__in=Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED),
        )

    def unfinished(self) -> "PaperQuerySet":
        """Those of which no final paper is ready that still holds."""
        built = Paper.objects.filter(
            reports__is_draft=False, reports__state="ready", reports__superseded_at=None
        )
        return self.exclude(pk__in=built.values("pk"))

    def for_list(self) -> "PaperQuerySet":
        """With what a list row prints."""
        return self.select_related("inspection__partnership", "template", "created_by")


@pghistory.track()
class Paper(models.Model):
    """A paper for one meeting about one inspection, in a body's own form."""

    template = models.ForeignKey(PaperTemplate, on_delete=models.PROTECT, related_name="papers")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(_("title"), max_length=200)
    meeting_body = models.CharField(_("meeting"), max_length=150, blank=True)
    meeting_on = models.DateField(_("date of the meeting"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:paper", args=[self.pk])


@pghistory.track()
class PaperText(models.Model):
    """What officers wrote for one section of a paper."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="texts")
    section = models.ForeignKey(PaperSection, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField(_("text"), blank=True)
    ticks = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=_("ticked")
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

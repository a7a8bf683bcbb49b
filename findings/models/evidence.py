"""What shows that something was done: a file or a link, in versions, for one action or several."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.improvement_action import ImprovementAction
from inspections.models import Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


def new_key() -> str:
    """What stands in an address, so that nobody guesses it: 128 bits."""
    return secrets.token_hex(16)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence, by who may see it."""

    def current(self) -> "EvidenceQuerySet":
        """Those that nobody has removed."""
        return self.filter(removed_at=None)

    def allowed(self, user: User, permission: Permission) -> "EvidenceQuerySet":
        """What its `seen_by` opens to the person, within the permission's scope.

        Those who work on the partnership's plans see all of it; readers see what is open to
        them, where it belongs to an agreed plan that they read or to a review's statement.
        """
        place = "partnership"
        works = scope_of(user, Permission.UPDATE_ACTION).condition(place)
        reads = scope_of(user, Permission.VIEW_PUBLISHED)
        opened = Q(seen_by=Evidence.SeenBy.EVERYONE)
        if reads.everything:
            opened |= Q(seen_by=Evidence.SeenBy.INSPECTORS)
        actions = ImprovementAction.objects.allowed(user, Permission.VIEW_PUBLISHED)
        shown = Q(actions__in=actions) & opened & reads.condition(place)
        own = self.filter(pk__in=Evidence.objects.filter(works | shown).values("pk"))
        if permission in (Permission.VIEW_PUBLISHED, Permission.VIEW_GRADES):
            return own
        return own.filter(scope_of(user, permission).condition(place))


@pghistory.track()
class Evidence(models.Model):
    """One piece of evidence of a partnership; its versions hold the files or addresses."""

    class SeenBy(models.TextChoices):
        WORKING = "working", _("Those who work on the plan")
        INSPECTORS = "inspectors", _("Those who work on the plan, and inspectors")
        EVERYONE = "everyone", _("Everyone who reads the plan, board members too")

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(_("title"), max_length=200)
    seen_by = models.CharField(
        _("who may see it"), max_length=12, choices=SeenBy.choices, default=SeenBy.WORKING
    )
    actions = models.ManyToManyField(
        ImprovementAction, related_name="evidence", blank=True, verbose_name=_("actions")
    )
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["partnership", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="evidence_has_title",
                violation_error_message=_("Enter a title"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:evidence", args=[self.key])


pghistory.track(obj_field=None)(Evidence.actions.through)


@pghistory.track()
class EvidenceVersion(models.Model):
    """One version of a piece of evidence: a file with its checksum, or an address."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    file = models.FileField(_("file"), max_length=200, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    content_type = models.CharField(_("kind of file"), max_length=100, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    note = models.CharField(_("what is new in it"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("version of evidence")
        ordering = ["evidence", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "number"], name="evidence_version_number_unique"
            ),
            models.CheckConstraint(
                condition=(Q(file="") & ~Q(url=""))
                | (Q(url="") & ~Q(file="") & ~Q(sha256="") & Q(size__gte=1)),
                name="evidence_version_is_file_or_link",
                violation_error_message=_("Evidence is a file or a link"),
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="evidence_version_by_content")]

    def __str__(self) -> str:
        return self.file_name or self.url

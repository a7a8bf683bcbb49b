"""What shows that something was done: a file or a link, in versions, for one action or several."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.improvement_action import ImprovementAction
from inspections.models import Inspection, Partnership
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

    def removed(self) -> "EvidenceQuerySet":
        return self.exclude(removed_at=None)

    def allowed(self, user: User, permission: Permission) -> "EvidenceQuerySet":
        """What the person may see; with UPDATE_ACTION what they may change as well.

        Those who work on the partnership's plans see what belongs to plans and statements that
        they know of, and what they sent; those who see its drafts, all of it. Readers see what
        `seen_by` opens to them, of agreed plans that they read and of reviews that were handed
        over (inspectors) or published. A removed piece is left to those who may bring it back.
        """
        if permission in (Permission.VIEW_PUBLISHED, Permission.VIEW_GRADES):
            kept = Q(removed_at=None) & (_worked_on_by(user) | _open_to(user))
            return self.filter(kept | _kept_by(user))
        if permission is Permission.UPDATE_ACTION:
            return self.filter(_kept_by(user))
        seen = self.allowed(user, Permission.VIEW_PUBLISHED)
        return seen.filter(scope_of(user, permission).condition("partnership"))

    def holding(self, sha256: str) -> "EvidenceQuerySet":
        """Those of which a version has this content, whatever it is called."""
        versions = EvidenceVersion.objects.filter(sha256=sha256)
        return self.filter(pk__in=versions.values("evidence"))

    def by_title(self) -> "EvidenceQuerySet":
        return self.order_by(Lower("title"), "pk")

    def for_list(self) -> "EvidenceQuerySet":
        """With what a list row prints, in two queries: its versions, the newest first."""
        versions = EvidenceVersion.objects.select_related("added_by").order_by("-number")
        return self.select_related("partnership").prefetch_related(Prefetch("versions", versions))

    def with_actions_for(self, user: User) -> "EvidenceQuerySet":
        """With `known_actions`: those that it serves and the person may know of, in one query."""
        known = ImprovementAction.objects.allowed(user, Permission.VIEW_PUBLISHED)
        actions = known.select_related("plan").in_order()
        return self.prefetch_related(Prefetch("actions", actions, to_attr="known_actions"))


def _worked_on_by(user: User) -> Q:
    """What belongs to the plans and statements that the person works on, or came from them."""
    works = scope_of(user, Permission.UPDATE_ACTION).condition("partnership")
    drafts = scope_of(user, Permission.VIEW_DRAFT).condition("partnership")
    sent = Q(pk__in=EvidenceVersion.objects.filter(added_by=user).values("evidence"))
    drafted = Evidence.objects.filter(statements__drafters=user).values("pk")
    return works & (drafts | _on_actions_of(user) | Q(pk__in=drafted) | sent)


def _open_to(user: User) -> Q:
    """What `seen_by` opens to those who read what the partnership has published."""
    reads = scope_of(user, Permission.VIEW_PUBLISHED).condition("partnership")
    everyone = Q(seen_by=Evidence.SeenBy.EVERYONE)
    published = _on_reviews(Q(statements__review__state=Inspection.State.PUBLISHED))
    if not scope_of(user, Permission.VERIFY_ACTION).everything:
        return reads & everyone & (_on_actions_of(user) | published)
    opened = everyone | Q(seen_by=Evidence.SeenBy.INSPECTORS)
    handed = _on_reviews(Q(statements__review__preparation__submitted_at__isnull=False))
    return reads & opened & (_on_actions_of(user) | published | handed)


def _kept_by(user: User) -> Q:
    """What the person may change: their own, and all where they edit the plans."""
    works = scope_of(user, Permission.UPDATE_ACTION).condition("partnership")
    edits = scope_of(user, Permission.EDIT_PLAN).condition("partnership")
    first = EvidenceVersion.objects.filter(number=1, added_by=user)
    return edits | (works & Q(pk__in=first.values("evidence")))


def _on_actions_of(user: User) -> Q:
    """On an action of a plan that the person may read."""
    actions = ImprovementAction.objects.allowed(user, Permission.VIEW_PUBLISHED)
    links = Evidence.actions.through._default_manager.filter(improvementaction__in=actions)
    return Q(pk__in=links.values("evidence"))


def _on_reviews(belongs: Q) -> Q:
    """On a statement of a review that fits."""
    return Q(pk__in=Evidence.objects.filter(belongs).values("pk"))


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

    @property
    def newest(self) -> "EvidenceVersion":
        """The version that counts; reads the versions fetched with the piece, if they were."""
        return max(self.versions.all(), key=lambda version: version.number)


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

    @property
    def is_link(self) -> bool:
        return bool(self.url)

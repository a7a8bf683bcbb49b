"""An inspection of a partnership, from the first entry to publication."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inspections.models.data_import import DataImport
from inspections.models.framework import FrameworkEdition
from inspections.models.inspectorate import Inspectorate
from inspections.models.partnership import Partnership
from inspections.models.programme import InspectionProgramme
from portal.access.roles import Permission
from portal.access.scope import may, scope_of
from portal.accounts.models import User

if TYPE_CHECKING:
    from inspections.models.amendment import Amendment

ORDER_PAIRS = [
    ("notified_on", "fieldwork_from", _("Fieldwork must not start before notification")),
    ("fieldwork_from", "fieldwork_to", _("Fieldwork must not end before it starts")),
    ("notified_on", "fieldwork_to", _("Fieldwork must not end before notification")),
    ("notified_on", "feedback_on", _("Feedback must not come before notification")),
    ("notified_on", "published_on", _("The report must not be published before notification")),
    ("fieldwork_from", "feedback_on", _("Feedback must not come before fieldwork starts")),
    ("feedback_on", "published_on", _("The report must not be published before feedback")),
    ("fieldwork_from", "published_on", _("The report must not be published before fieldwork")),
    ("fieldwork_to", "published_on", _("The report must not be published before fieldwork ends")),
    ("published_on", "action_plan_due_on", _("The plan must not be due before publication")),
]
"""Pairs of dates that keep their order: the earlier, the later, and what to say otherwise."""

DAY_FIELDS = ("published_on", "feedback_on", "fieldwork_to", "fieldwork_from", "programme__ends_on")
"""What dates a position as it became known, the best first."""
WORK_FIELDS = (
    "fieldwork_to",
    "fieldwork_from",
    "feedback_on",
    "published_on",
    "programme__ends_on",
)
"""What dates a position by the inspectors' work, as Ofsted's own counts do; the best first."""


class InspectionQuerySet(models.QuerySet["Inspection"]):
    """Inspections: which of them a person may know of, and which are whose work."""

    def published(self) -> "InspectionQuerySet":
        return self.filter(state=Inspection.State.PUBLISHED)

    def drafts(self) -> "InspectionQuerySet":
        """Those that are not published: being entered, in review, or waiting for their date."""
        return self.exclude(state=Inspection.State.PUBLISHED)

    def allowed(self, user: User, permission: Permission) -> "InspectionQuerySet":
        """The rows to which `permission` gives this person access.

        VIEW_GRADES and VIEW_PUBLISHED reach published inspections, and what the person may see
        as a draft as well; VIEW_DRAFT reaches any state. Other permissions reach what the person
        may know of, within the permission's own scope.
        """
        drafts = self._draft_condition(user)
        if permission is Permission.VIEW_DRAFT:
            return self.filter(drafts)
        scope = scope_of(user, permission)
        if not scope:
            return self.filter(drafts) if permission in READING else self.none()
        published = Q(state=Inspection.State.PUBLISHED) & scope.condition("partnership")
        if permission in READING:
            return self.filter(published | drafts)
        return self.filter(published | (drafts & scope.condition("partnership")))

    def _draft_condition(self, user: User) -> Q:
        """Drafts of the person's own, and those that an administrator looks at.

        Nobody else is asked for looks: the database cannot tell beforehand how few they are, and
        would plan every list of an officer as if half of everything were theirs.
        """
        scope = scope_of(user, Permission.VIEW_DRAFT)
        own = scope.condition("partnership") if scope else Q(pk__in=[])
        if not scope_of(user, Permission.LOOK_AT_DRAFT):
            return own
        return own | Q(pk__in=user.draft_looks.open().values("inspection"))

    def with_day(self, fields: tuple[str, ...] = DAY_FIELDS) -> "InspectionQuerySet":
        """With `day`, from which on its grades are a partnership's position.

        The report's date; where the source gives none, the last known date of the work itself,
        and at the latest the end of the programme. Null when not even that is known.
        """
        return self.annotate(day=Coalesce(*fields))

    def latest_full(self) -> "InspectionQuerySet":
        """Of each partnership the latest that grades, reviews and self-evaluations apart."""
        partial = [*Inspection.UNGRADED_KINDS, Inspection.Kind.SELF_EVALUATION]
        rows = self.exclude(kind__in=partial).with_day()
        latest = ("partnership_id", F("day").desc(nulls_last=True), "-pk")
        return rows.order_by(*latest).distinct("partnership_id")

    def with_lists_that_stand(self) -> "InspectionQuerySet":
        """Those whose areas a partnership has on its list: its latest full one and visits since.

        A full inspection makes a new list, so what came before it counts no more. Visits without
        a day count from the inspection that they follow.
        """
        latest = Inspection.objects.published().latest_full().values("pk")
        place = Coalesce(*DAY_FIELDS, Value(datetime.date.min))
        full = Inspection.objects.filter(pk__in=latest, partnership=OuterRef("partnership"))
        later = full.annotate(place=place).filter(
            Q(place__gt=OuterRef("place")) | Q(place=OuterRef("place"), pk__gt=OuterRef("pk"))
        )
        visits = Q(kind__in=Inspection.UNGRADED_KINDS)
        rows = self.published().alias(place=place)
        return rows.filter(Q(pk__in=latest) | (visits & (~Exists(later) | Q(follows__in=latest))))

    def of_same_days(
        self, partnership: int, days: dict[str, datetime.date]
    ) -> "InspectionQuerySet":
        """Of one partnership, inspectors' own, with one of `days`: fields and their dates."""
        same = [Q(**{name: day}) for name, day in days.items()]
        if not same:
            return self.none()
        theirs = self.filter(partnership=partnership).exclude(kind=Inspection.Kind.SELF_EVALUATION)
        return theirs.filter(Q(*same, _connector=Q.OR)).newest_first()

    def latest_in(
        self, programme: InspectionProgramme, *, on: datetime.date | None = None
    ) -> "InspectionQuerySet":
        """The newest published inspection of each partnership in a programme, as it was on a day.

        One that grades comes before a visit that does not. A self-evaluation is not what
        inspectors say, so it is none of them. Days are those of `with_day`.
        """
        rows = self.published().filter(programme=programme).with_day()
        rows = rows.exclude(kind=Inspection.Kind.SELF_EVALUATION)
        if on is not None:
            rows = rows.filter(Q(("day__lte", on)))
        is_visit = Q(kind__in=Inspection.UNGRADED_KINDS)
        newest = rows.order_by(
            "partnership_id",
            models.Case(models.When(is_visit, then=1), default=0),
            F("day").desc(nulls_last=True),
            "-pk",
        ).distinct("partnership_id")
        return self.with_day().filter(pk__in=newest.values("pk"))

    def giving(self, positions: Iterable[int]) -> "InspectionQuerySet":
        """Those whose ids these are, and of each partnership the latest under each edition.

        The first gave the positions that are shown; the others tell why a position is missing. The
        rows have their `day` already.
        """
        by_edition = ("partnership_id", "edition_id")
        latest = self.order_by(*by_edition, F("day").desc(nulls_last=True), "-pk")
        ids = latest.distinct(*by_edition).values("pk")
        return self.filter(Q(pk__in=set(positions)) | Q(pk__in=ids))

    def due_for_publication(self, *, at: datetime.datetime) -> "InspectionQuerySet":
        """Approved ones whose embargo has passed."""
        return self.filter(state=Inspection.State.SCHEDULED, publish_at__lte=at)

    def newest_first(self) -> "InspectionQuerySet":
        """By the date a reader would give: published, else fieldwork; undated ones last."""
        return self.order_by(
            F("published_on").desc(nulls_last=True),
            F("fieldwork_from").desc(nulls_last=True),
            "-pk",
        )

    def for_list(self) -> "InspectionQuerySet":
        """With what a list row prints."""
        return self.select_related(
            "partnership", "edition__framework", "edition__scale", "lead_body", "programme"
        )


READING = frozenset({Permission.VIEW_GRADES, Permission.VIEW_PUBLISHED})


def history_by_statement() -> list[pghistory.RowEvent]:
    """Trackers that run once for a statement, however many rows it writes.

    Imports write very many at once; run for each row, the library's trigger locks the one row
    that says who it was, again and again, and so takes the square of their number.
    """
    kinds = (pghistory.InsertEvent, pghistory.UpdateEvent, pghistory.DeleteEvent)
    return [kind(level=pghistory.Statement) for kind in kinds]


@pghistory.track(*history_by_statement())
class Inspection(models.Model):
    """One inspection of one partnership under the framework edition in force on its date."""

    class Kind(models.TextChoices):
        JOINT = "joint", _("Joint inspection")
        STANDARD = "standard", _("Standard inspection")
        SHORT = "short", _("Short inspection")
        STANDARD_OR_SHORT = "standard_or_short", _("Standard or short inspection")
        FOCUSED_VISIT = "focused_visit", _("Focused visit")
        MONITORING_VISIT = "monitoring_visit", _("Monitoring visit")
        PROGRESS_REVIEW = "progress_review", _("Progress review")
        TARGETED_AREA = "targeted_area", _("Targeted area inspection")
        SELF_EVALUATION = "self_evaluation", _("Self-evaluation")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        SCHEDULED = "scheduled", _("Approved, waiting for its date")
        PUBLISHED = "published", _("Published")

    class Announced(models.TextChoices):
        ANNOUNCED = "announced", _("Announced")
        UNANNOUNCED = "unannounced", _("Unannounced")
        NOT_KNOWN = "not_known", _("Not known")

    UNGRADED_KINDS = frozenset(
        {
            Kind.FOCUSED_VISIT,
            Kind.MONITORING_VISIT,
            Kind.PROGRESS_REVIEW,
            Kind.TARGETED_AREA,
        }
    )

    reference = models.SlugField(_("reference"), max_length=120, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="inspections"
    )
    edition = models.ForeignKey(
        FrameworkEdition,
        on_delete=models.PROTECT,
        related_name="inspections",
        verbose_name=_("framework"),
    )
    programme = models.ForeignKey(
        InspectionProgramme,
        on_delete=models.PROTECT,
        related_name="inspections",
        null=True,
        blank=True,
        verbose_name=_("programme"),
    )
    kind = models.CharField(_("kind of inspection"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=250)
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="followed_by",
        null=True,
        blank=True,
        verbose_name=_("inspection that this one follows up"),
    )
    announced = models.CharField(
        _("announced or not"),
        max_length=12,
        choices=Announced.choices,
        default=Announced.NOT_KNOWN,
    )

    notified_on = models.DateField(_("notified"), null=True, blank=True)
    fieldwork_from = models.DateField(_("fieldwork from"), null=True, blank=True)
    fieldwork_to = models.DateField(_("fieldwork until"), null=True, blank=True)
    feedback_on = models.DateField(_("formal feedback"), null=True, blank=True)
    published_on = models.DateField(_("report published"), null=True, blank=True)
    action_plan_due_on = models.DateField(_("action plan due"), null=True, blank=True)

    lead_body = models.ForeignKey(
        Inspectorate,
        on_delete=models.PROTECT,
        related_name="inspections_led",
        verbose_name=_("lead inspectorate"),
    )
    scrutiny_partners = models.ManyToManyField(
        Inspectorate,
        related_name="inspections_joined",
        blank=True,
        verbose_name=_("scrutiny partners"),
    )
    team = models.TextField(_("inspection team"), blank=True)
    scope = models.TextField(_("scope"), blank=True)
    evidence_note = models.TextField(_("how the evidence was gathered"), blank=True)
    confidence_statement = models.TextField(_("confidence statement"), blank=True)
    imported_in = models.ForeignKey(
        DataImport,
        on_delete=models.PROTECT,
        related_name="inspections",
        null=True,
        editable=False,
        verbose_name=_("import that brought it in"),
    )
    source_url = models.URLField(_("address of the published report"), max_length=500, blank=True)

    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False
    )
    empty_sections = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        editable=False,
        verbose_name=_("sections that the report leaves empty"),
    )
    review_comment = models.TextField(_("comment of the review"), blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("submitted by"),
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("approved by"),
    )
    publish_at = models.DateTimeField(_("embargoed until"), null=True, editable=False)
    published_at = models.DateTimeField(_("published in the portal"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection")
        ordering = ["-published_on", "-pk"]
        constraints = [
            *(
                models.CheckConstraint(
                    condition=Q(**{earlier: None})
                    | Q(**{later: None})
                    | Q(**{f"{later}__gte": F(earlier)}),
                    name=f"inspection_{earlier}_before_{later}",
                    violation_error_message=message,
                )
                for earlier, later, message in ORDER_PAIRS
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False),
                name="inspection_scheduled_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="inspection_published_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(follows=F("id")), name="inspection_does_not_follow_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-published_on"], name="inspection_by_partnership"),
            models.Index(fields=["state", "publish_at"], name="inspection_by_state"),
            models.Index(
                F("published_on").desc(nulls_last=True),
                F("id").desc(),
                name="inspection_newest_first",
            ),
            models.Index(fields=["published_on", "id"], name="inspection_oldest_first"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:inspection", args=[self.reference])

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_graded(self) -> bool:
        """Whether this kind of inspection gives grades; ungraded kinds are normal."""
        return self.kind not in self.UNGRADED_KINDS and self.edition.scale_id is not None

    @property
    def is_editable(self) -> bool:
        """Whether officers may enter now: a draft, or published with an open amendment."""
        if self.state == self.State.DRAFT:
            return True
        return self.is_published and self.open_amendment() is not None

    def open_amendment(self) -> "Amendment | None":
        return self.amendments.filter(finished_at=None).first()

    def is_read_whole_by(self, user: User) -> bool:
        """Whether `user` sees findings and evidence, not only the published grades."""
        if may(user, Permission.VIEW_DRAFT, self.partnership_id):
            return True
        if self.is_published:
            return may(user, Permission.VIEW_PUBLISHED, self.partnership_id)
        return user.draft_looks.open().filter(inspection=self).exists()


pghistory.track(obj_field=None)(Inspection.scrutiny_partners.through)

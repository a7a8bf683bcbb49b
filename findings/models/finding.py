"""What an inspection found: strengths, areas for improvement and the rest."""

import pghistory
from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorField,
)
from django.db import models
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from findings.models.finding_words import LANGUAGE, START, STOP
from findings.reference import shipped
from inspections.models import Inspection, InspectionQuestion, QualityIndicator
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Themes, of which a person may know those that the portal ships and those they have met."""

    def known_to(self, user: User) -> "ThemeQuerySet":
        """One that only another partnership's draft has would tell what is in that draft."""
        readable = Finding.objects.allowed(user, Permission.VIEW_PUBLISHED).current()
        names = [row["slug"] for row in shipped("themes")]
        return self.filter(models.Q(slug__in=names) | models.Q(pk__in=readable.values("themes")))


@pghistory.track()
class Theme(models.Model):
    """A subject that findings of many inspections share, such as corporate parenting."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, as a reader of an inspection meets them."""

    def current(self) -> "FindingQuerySet":
        """Those that nobody has removed."""
        return self.filter(removed_at=None)

    def of_kind(self, kind: "Finding.Kind") -> "FindingQuerySet":
        return self.filter(kind=kind)

    def open_areas(self) -> "FindingQuerySet":
        """What a partnership has to improve: the areas of its latest full inspection.

        An area has no state yet, so it counts as open until the next full inspection.
        """
        latest = Inspection.objects.published().latest_full()
        areas = (Finding.Kind.AREA_FOR_IMPROVEMENT, Finding.Kind.PRIORITY_ACTION)
        return self.current().filter(kind__in=areas, inspection__in=latest.values("pk"))

    def published(self) -> "FindingQuerySet":
        return self.filter(inspection__state=Inspection.State.PUBLISHED)

    def for_list(self) -> "FindingQuerySet":
        """With what a list row or a line of a file prints."""
        return self.select_related(
            "inspection__partnership", "inspection__edition__framework", "question"
        ).prefetch_related("indicators", "themes")

    def with_words(self, words: SearchQuery) -> "FindingQuerySet":
        return self.filter(document=words)

    def best_first(self, words: SearchQuery) -> "FindingQuerySet":
        """The best match first; those that match alike as they are in order now."""
        return self.annotate(rank=_rank(words)).order_by("-rank", *self.query.order_by)

    def best_ids(self, words: SearchQuery, most: int) -> list[int]:
        """The keys of the newest `most` and one of them, the best match first.

        Many findings have a common word, and ranking them all takes longer than a page may.
        """
        newest = self.newest_first()
        order = ("-rank", *newest.query.order_by)
        ranked = newest.annotate(rank=_rank(words)).defer("text", "summary")[: most + 1]
        found = ranked.aggregate(keys=ArrayAgg("pk", order_by=order, default=[]))
        return list(found["keys"])

    def for_results(self, words: SearchQuery | None) -> "FindingQuerySet":
        """With what a search result prints, by one query: what is marked, and what it is about."""
        themes = Theme.objects.filter(findings=models.OuterRef("pk"))
        indicators = QualityIndicator.objects.filter(findings=models.OuterRef("pk"))
        each = JSONObject(code="code", title="title")
        rows = self.select_related("inspection__partnership").annotate(
            theme_names=ArraySubquery(themes.order_by("name").values("name")),
            indicator_names=ArraySubquery(indicators.order_by("position").values(each=each)),
        )
        if words is None:
            return rows
        return rows.annotate(
            marked_text=_marked("text", words), marked_summary=_marked("summary", words)
        )

    def newest_first(self) -> "FindingQuerySet":
        """Newest inspection first; within one as its report reads: strengths, then areas."""
        kinds = [models.When(kind=kind, then=place) for place, kind in enumerate(Finding.Kind)]
        return self.order_by(
            models.F("inspection__published_on").desc(nulls_last=True),
            models.F("inspection_id").desc(),
            models.Case(*kinds, output_field=models.SmallIntegerField()),
            "position",
            "pk",
        )

    def allowed(self, user: User, permission: Permission) -> "FindingQuerySet":
        """Findings of the inspections that the person may read whole.

        Published grades of another partnership do not bring its findings with them, so
        VIEW_GRADES gives no more here than VIEW_PUBLISHED.
        """
        inspections = Inspection.objects.allowed(user, permission)
        if permission is not Permission.VIEW_GRADES:
            return self.filter(inspection__in=inspections)
        scope = scope_of(user, Permission.VIEW_PUBLISHED)
        drafts = Inspection.objects.allowed(user, Permission.VIEW_DRAFT)
        return self.filter(
            models.Q(inspection__in=drafts)
            | models.Q(inspection__in=inspections) & scope.condition("inspection__partnership")
        )


def _rank(words: SearchQuery) -> SearchRank:
    """How well a finding answers to the words; a short one answers better than a long one."""
    return SearchRank(models.F("document"), words, normalization=models.Value(1))


def _marked(field: str, words: SearchQuery) -> SearchHeadline:
    """The whole text with signs around each match, which are told apart before it is shown."""
    return SearchHeadline(
        field, words, config=LANGUAGE, start_sel=START, stop_sel=STOP, highlight_all=True
    )


_FindingManager = models.Manager.from_queryset(FindingQuerySet)


class FindingManager(_FindingManager["Finding"]):
    """Findings without what only the database searches, which is as long as their words."""

    def get_queryset(self) -> FindingQuerySet:
        return FindingQuerySet(self.model, using=self._db).defer("document")


@pghistory.track(exclude=["document"])
class Finding(models.Model):
    """One thing that an inspection found, in the words of the published report."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", _("Strength")
        AREA_FOR_IMPROVEMENT = "area_for_improvement", _("Area for improvement")
        PRIORITY_ACTION = "priority_action", _("Area for priority action")
        GOOD_PRACTICE = "good_practice", _("Good practice")
        KEY_MESSAGE = "key_message", _("Key message")
        RECOMMENDATION = "recommendation", _("Recommendation")

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    position = models.PositiveIntegerField(_("position"))
    text = models.TextField(_("text as published"))
    summary = models.TextField(_("plain summary"), blank=True)
    question = models.ForeignKey(
        InspectionQuestion,
        on_delete=models.PROTECT,
        related_name="findings",
        null=True,
        blank=True,
        verbose_name=_("inspection question"),
    )
    indicators = models.ManyToManyField(
        QualityIndicator, related_name="findings", blank=True, verbose_name=_("indicators")
    )
    themes = models.ManyToManyField(
        Theme, related_name="findings", blank=True, verbose_name=_("themes")
    )
    source_page = models.PositiveIntegerField(_("page of the report"), null=True, blank=True)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    document = models.GeneratedField(
        expression=SearchVector("text", weight="A", config=LANGUAGE)
        + SearchVector("summary", weight="B", config=LANGUAGE),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    """The words to search, reduced to their stems; kept by the database."""

    objects = FindingManager()

    class Meta:
        verbose_name = _("finding")
        ordering = ["inspection", "kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="finding_has_text",
                violation_error_message=_("Enter the text of the finding"),
            ),
            models.CheckConstraint(
                condition=models.Q(source_page=None) | models.Q(source_page__gte=1),
                name="finding_source_page_from_one",
                violation_error_message=_("Pages are counted from 1"),
            ),
        ]
        indexes = [
            models.Index(fields=["inspection", "kind", "position"], name="finding_in_order"),
            GinIndex(fields=["document"], name="finding_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("findings:finding", args=[self.pk])


pghistory.track(obj_field=None)(Finding.indicators.through)
pghistory.track(obj_field=None)(Finding.themes.through)

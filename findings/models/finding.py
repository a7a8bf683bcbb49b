"""What an inspection found: strengths, areas for improvement and the rest."""

from collections.abc import Collection
from typing import Any

import pghistory
from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
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

from findings.models.area_state import (
    AREA_KINDS,
    AreaState,
    last_outcome,
    last_review,
    state_from_outcome,
)
from findings.models.finding_words import LANGUAGE, START, STOP
from findings.reference import shipped
from inspections.models import Evaluation, Inspection, InspectionQuestion, QualityIndicator
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User

Counted = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]
CLOSED, PROGRESSING = models.Q(last_outcome="closed"), models.Q(last_outcome="progressing")
WORDS_LOOKED_THROUGH = 2_000
"""So many findings that share a word are compared by their words."""


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

    def areas(self) -> "FindingQuerySet":
        """What a partnership has to answer, in whatever state it is."""
        return self.current().filter(kind__in=AREA_KINDS)

    def with_area_state(self) -> "FindingQuerySet":
        """With `area_state` (an AreaState; empty for what is no area) and `area_review`.

        The latter is the latest published review that concluded on the area, as `last_review`
        tells it, and null without one. Nothing of it is stored.
        """
        rows = self.annotate(area_outcome=last_outcome(), area_review=last_review())
        return rows.annotate(area_state=state_from_outcome())

    def open_areas(self) -> "FindingQuerySet":
        """What a partnership still has to improve: on its list, and not closed by a review.

        Its list is what the latest full inspection asked for, and the visits since.
        """
        listing = Inspection.objects.with_lists_that_stand()
        return self.areas()._last_said(~CLOSED).filter(inspection__in=listing.values("pk"))

    def in_area_state(self, state: str) -> "FindingQuerySet":
        """Areas in one state, of published inspections."""
        if state == AreaState.CLOSED:
            closed = self.areas().filter(position_statements__outcome="closed")
            return self.filter(pk__in=closed._last_said(CLOSED).order_by().values("pk"))
        if state == AreaState.REPLACED:
            listing = Inspection.objects.with_lists_that_stand()
            older = self.areas().published().exclude(inspection__in=listing.values("pk"))
            return older._last_said(~CLOSED)
        progressing = state == AreaState.PROGRESSING
        return self.open_areas()._last_said(PROGRESSING if progressing else ~PROGRESSING)

    def _last_said(self, outcome: models.Q) -> "FindingQuerySet":
        """Those on which the latest review concluded so; on some none has concluded."""
        return self.alias(last_outcome=last_outcome()).filter(outcome)

    def published(self) -> "FindingQuerySet":
        return self.filter(inspection__state=Inspection.State.PUBLISHED)

    def to_learn_from(self) -> "FindingQuerySet":
        """Strengths and good practice that inspectors have published; no self-evaluation."""
        kinds = (Finding.Kind.GOOD_PRACTICE, Finding.Kind.STRENGTH)
        by_inspectors = self.published().exclude(inspection__kind=Inspection.Kind.SELF_EVALUATION)
        return by_inspectors.current().filter(kind__in=kinds)

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
        each = JSONObject(pk="pk", code="code", title="title")
        rows = self.select_related("inspection__partnership").annotate(
            theme_names=ArraySubquery(themes.order_by("name").values("name")),
            indicator_names=ArraySubquery(indicators.order_by("position").values(each=each)),
        )
        if words is None:
            return rows
        return rows.annotate(
            marked_text=_marked("text", words), marked_summary=_marked("summary", words)
        )

    def for_library(self, words: SearchQuery | None) -> "FindingQuerySet":
        """With `grades`, what its inspection gave to the indicators that a finding is about."""
        given = Evaluation.objects.filter(
            inspection=models.OuterRef("inspection"),
            indicator__findings=models.OuterRef("pk"),
            grade__isnull=False,
        )
        each = JSONObject(
            pk="indicator",
            code="indicator__code",
            title="indicator__title",
            label="grade__label",
            rank="grade__rank",
            levels="grade__scale__levels",
            scale="grade__scale",
            good="grade__good_or_better",
        )
        grades = ArraySubquery(given.order_by("indicator__position").values(each=each))
        return self.for_results(words).annotate(grades=grades)

    def counted_by_subject(self) -> "Counted":
        """How many there are of each theme, each indicator, and each framework and nation."""
        about, tagged = Finding.indicators.through, Finding.themes.through
        keys, count = self.order_by().values("pk"), models.Count("finding")
        theme, edition = "theme__", "qualityindicator__edition__"
        themes = tagged._default_manager.filter(finding__in=keys)
        indicators = about._default_manager.filter(finding__in=keys)
        place = ("inspection__edition__framework__", "inspection__partnership__nation")
        return (
            list(themes.values_list(f"{theme}slug", f"{theme}name").annotate(n=count)),
            list(
                indicators.values_list(
                    f"{edition}framework__name",
                    f"{edition}label",
                    f"{edition}slug",
                    "qualityindicator__code",
                    "qualityindicator__title",
                )
                .annotate(n=count)
                .order_by(
                    f"{edition}framework__name",
                    f"-{edition}in_force_from",
                    "qualityindicator__position",
                )
            ),
            list(
                self.order_by()
                .values_list(f"{place[0]}slug", f"{place[0]}name", place[1])
                .annotate(n=models.Count("pk"))
            ),
        )

    def keys_near(
        self,
        indicators: Collection[int],
        family: Collection[int],
        themes: Collection[str],
        most: int,
    ) -> list[int]:
        """The keys of the nearest and newest: by indicator, by one that answers to it, by theme."""
        about, tagged = Finding.indicators.through, Finding.themes.through
        same = about._default_manager.filter(qualityindicator__in=indicators)
        mapped = about._default_manager.filter(qualityindicator__in=family)
        theme = tagged._default_manager.filter(theme__name__in=themes)
        keys: list[Any] = [rows.values("finding") for rows in (same, mapped, theme)]
        level = models.Case(
            *(models.When(pk__in=key, then=place) for place, key in enumerate(keys)),
            output_field=models.SmallIntegerField(),
        )
        # Two conditions joined by OR would have every finding looked at; a union has not.
        near = self.filter(pk__in=keys[1].union(keys[2]))
        newest = near.newest_first()
        nearest = newest.order_by(level, *newest.query.order_by)
        return list(nearest.values_list("pk", flat=True)[:most])

    def keys_near_in_words(self, words: SearchQuery, most: int) -> list[int]:
        """The keys of those whose words are the most alike, among the newest that share any."""
        return self.with_words(words).best_ids(words, WORDS_LOOKED_THROUGH)[:most]

    def with_likeness(self, words: SearchQuery | None) -> "FindingQuerySet":
        """With `likeness`, how alike the words are to those looked for."""
        if words is None:
            return self.annotate(likeness=models.Value(0.0))
        return self.annotate(likeness=_rank(words))

    def with_stems(self) -> "FindingQuerySet":
        """With `stems`, the words of the text as the database compares them."""
        stems = models.Func(
            models.F("document"),
            function="tsvector_to_array",
            output_field=ArrayField(models.TextField()),
        )
        return self.annotate(stems=stems)

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
        VIEW_GRADES gives no more here than VIEW_PUBLISHED. VIEW_GOOD_PRACTICE reaches what others
        may learn from, and never a draft, whoever asks.
        """
        if permission is Permission.VIEW_GOOD_PRACTICE:
            scope = scope_of(user, permission)
            return self.to_learn_from().filter(scope.condition("inspection__partnership"))
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

"""Which findings a person asked for; everything asked stays in the address."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from findings.filters.finding_choices import (
    AT_LEAST_ON_ANY_SCALE,
    AT_MOST_ON_ANY_SCALE,
    GOOD,
    finding_choices,
)
from findings.models import Finding
from findings.models.area_state import AreaState
from findings.models.finding import FindingQuerySet
from findings.models.finding_words import only_leaves_out, words_query
from findings.tables.mapped_indicators import answering
from inspections.models import Evaluation, Grade, IndicatorMapping, Inspection, Partnership
from portal.access.roles import Permission
from portal.pages.filters import DayFilter, ListedFilter, WordsFilter
from portal.pages.forms import FilterForm

BEST, NEWEST = "best", "newest"
OWN_INDICATORS, ANY_INDICATOR = "own", "any"
MOST_HITS = 10_000
"""So many findings are paged through; beyond that, another word helps more than another page."""
SORTS = [
    (BEST, _("Best match first")),
    (NEWEST, _("Newest report first")),
    ("oldest", _("Oldest report first")),
    ("partnership", _("Partnership, A to Z")),
]


class FindingFilterForm(FilterForm):
    """The filters of findings, as far as they depend on each other."""

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if words and only_leaves_out(words):
            raise ValidationError(
                _("Add a word to look for, beside the words to leave out"), code="only_without"
            )
        return words

    def clean(self) -> dict[str, Any]:
        least, most = (self.cleaned_data.get(name) for name in ("grade_at_least", "grade_at_most"))
        if least and most:
            self._refuse_two_scales(least, most)
        start, end = (self.cleaned_data.get(name) for name in ("published_from", "published_until"))
        if start and end and start > end:
            self.add_error("published_until", _("Choose a day that is not before the first"))
        return self.cleaned_data

    def _refuse_two_scales(self, least: str, most: str) -> None:
        if GOOD in (least, most) or least.split(":")[0] != most.split(":")[0]:
            self.add_error("grade_at_most", _("Choose two grades of one scale"))
        elif int(least.split(":")[1]) > int(most.split(":")[1]):
            self.add_error("grade_at_most", _("Choose a grade that is not below the other"))


class FindingFilter(filters.FilterSet):
    """The filters of the list of findings."""

    words = WordsFilter(label=_("Words"), method="with_words")
    kind = filters.ChoiceFilter(
        label=_("Kind"), choices=Finding.Kind.choices, empty_label=_("All kinds")
    )
    area_state = filters.ChoiceFilter(
        label=_("Area for improvement is"),
        choices=AreaState.choices,
        empty_label=_("In any state, or no area"),
        method="in_area_state",
    )
    theme = ListedFilter(label=_("Theme"), empty_label=_("All themes"), method="about_theme")
    indicator = ListedFilter(
        label=_("Quality indicator"), empty_label=_("All indicators"), method="about_indicator"
    )
    mapped = filters.BooleanFilter(
        label=_("Also indicators that answer to it in other editions and frameworks"),
        widget=forms.CheckboxInput,
        method="unchanged",
    )
    framework = ListedFilter(
        label=_("Framework"),
        field_name="inspection__edition__framework__slug",
        empty_label=_("All frameworks"),
        help_text=_("Choose one to have its indicators alone in the list."),
    )
    nation = filters.ChoiceFilter(
        label=_("Nation"),
        field_name="inspection__partnership__nation",
        choices=Partnership.Nation.choices,
        empty_label=_("All nations"),
    )
    partnership = ListedFilter(
        label=_("Partnership"),
        field_name="inspection__partnership__slug",
        empty_label=_("All partnerships"),
    )
    published_from = DayFilter(
        label=_("Report published from"), field_name="inspection__published_on", lookup_expr="gte"
    )
    published_until = DayFilter(
        label=_("Report published until"), field_name="inspection__published_on", lookup_expr="lte"
    )
    grade_at_least = ListedFilter(
        label=_("Grade at least"), empty_label=_("Any grade or none"), method="unchanged"
    )
    grade_at_most = ListedFilter(
        label=_("Grade at most"), empty_label=_("Any grade or none"), method="unchanged"
    )
    graded = filters.ChoiceFilter(
        label=_("The grade counted is that of"),
        choices=[
            (OWN_INDICATORS, _("an indicator that the finding is about")),
            (ANY_INDICATOR, _("any indicator of the same inspection")),
        ],
        empty_label=None,
        method="unchanged",
    )
    sort = filters.ChoiceFilter(
        label=_("Sorted by"), choices=SORTS, empty_label=None, method="unchanged"
    )

    class Meta:
        model = Finding
        fields: list[str] = []
        form = FindingFilterForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = finding_choices(self.inspections(), framework=self.data.get("framework", ""))
        self.indicator_ids = choices.indicator_ids
        self.grade_rows = choices.grade_rows
        self.filters["theme"].list_choices(choices.themes)
        self.filters["partnership"].list_choices(choices.partnerships)
        self.filters["framework"].list_choices(choices.frameworks)
        self.filters["indicator"].list_choices(choices.indicators)
        self.filters["grade_at_least"].list_choices([AT_LEAST_ON_ANY_SCALE, *choices.grades])
        self.filters["grade_at_most"].list_choices([AT_MOST_ON_ANY_SCALE, *choices.grades])

    def inspections(self) -> QuerySet[Inspection]:
        """The inspections whose findings are listed: no choice may give another one away."""
        return Inspection.objects.allowed(self.request.user, Permission.VIEW_PUBLISHED)

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(
            self.data.get(name) for name in self.filters if name not in ("sort", "graded", "mapped")
        )

    @property
    def words_asked(self) -> str:
        """The words looked for; none while a filter is in error."""
        return str(self.form.cleaned_data.get("words") or "") if self.form.is_valid() else ""

    @cached_property
    def query(self) -> SearchQuery | None:
        """The words as the database looks for them; none when there are none to look for."""
        return words_query(self.words_asked) if self.words_asked else None

    @property
    def sort_chosen(self) -> str:
        """What the list is sorted by; without words no finding matches better than another."""
        asked = self.data.get("sort", "")
        sort = asked if asked in dict(SORTS) else BEST
        return NEWEST if sort == BEST and self.query is None else str(sort)

    @cached_property
    def ids(self) -> "Sequence[int] | QuerySet[Finding, Any]":
        """The keys of what is found in the order asked for, to be paged up to MOST_HITS."""
        rows: FindingQuerySet = self.qs
        if self.sort_chosen == BEST and self.query is not None:
            return rows.best_ids(self.query, MOST_HITS)
        return rows.values_list("pk", flat=True)

    def filter_queryset(self, queryset: FindingQuerySet) -> FindingQuerySet:
        """What is asked for, in its order; nothing when a filter is not understood.

        Leaving such a filter out would show more than was asked for, as if it had been heeded.
        """
        if not self.form.is_valid():
            return queryset.none()
        rows: FindingQuerySet = super().filter_queryset(queryset)
        return self._in_order(rows.filter(self._grade_condition()))

    def _in_order(self, rows: FindingQuerySet) -> FindingQuerySet:
        newest = rows.newest_first()
        if self.sort_chosen == BEST and self.query is not None:
            return newest.best_first(self.query)
        first: dict[str, list[Any]] = {
            "oldest": [F("inspection__published_on").asc(nulls_last=True), "inspection_id"],
            "partnership": ["inspection__partnership__name"],
        }
        return newest.order_by(*first.get(self.sort_chosen, []), *newest.query.order_by)

    def with_words(self, rows: FindingQuerySet, _name: str, _words: str) -> FindingQuerySet:
        """Findings with these words in any form: "leader" finds "leaders"."""
        return rows.with_words(self.query) if self.query is not None else rows

    def in_area_state(self, rows: FindingQuerySet, _name: str, state: str) -> FindingQuerySet:
        return rows.in_area_state(state)

    def about_theme(self, rows: FindingQuerySet, _name: str, slug: str) -> FindingQuerySet:
        tagged = Finding.themes.through._default_manager.filter(theme__slug=slug)
        return rows.filter(pk__in=tagged.values("finding"))

    def about_indicator(self, rows: FindingQuerySet, _name: str, _value: str) -> FindingQuerySet:
        tagged = Finding.indicators.through._default_manager.filter(
            qualityindicator__in=self._indicators_asked
        )
        return rows.filter(pk__in=tagged.values("finding"))

    def unchanged(self, rows: FindingQuerySet, _name: str, _value: object) -> FindingQuerySet:
        """Heeded once, together with other filters."""
        return rows

    @cached_property
    def _indicators_asked(self) -> set[int]:
        """The indicator chosen, with those that answer to it where that is asked."""
        chosen = {self.indicator_ids[self.form.cleaned_data["indicator"]]}
        if not self.form.cleaned_data.get("mapped"):
            return chosen
        links = IndicatorMapping.objects.values_list("indicator", "counterpart", "relation")
        return answering(chosen, links)

    def _grade_condition(self) -> Q | Exists:
        """Both bounds are met by one and the same grade."""
        asked = self.form.cleaned_data
        if not asked.get("grade_at_least") and not asked.get("grade_at_most"):
            return Q()
        given = Evaluation.objects.filter(
            inspection=OuterRef("inspection"),
            grade__in=_within(
                self.grade_rows, asked.get("grade_at_least"), asked.get("grade_at_most")
            ),
        )
        if asked.get("indicator"):
            given = given.filter(indicator__in=self._indicators_asked)
        elif asked.get("graded") != ANY_INDICATOR:
            about = Finding.indicators.through._default_manager
            own = about.filter(finding=OuterRef(OuterRef("pk")))
            given = given.filter(indicator__in=own.values("qualityindicator"))
        return Exists(given)


def _within(grades: Sequence[Grade], least: str | None, most: str | None) -> list[int]:
    """The keys of the grades between two bounds; a bound that is not asked for holds for all."""
    return [
        grade.pk
        for grade in grades
        if _is_beyond(grade, least, good=True, sign=1)
        and _is_beyond(grade, most, good=False, sign=-1)
    ]


def _is_beyond(grade: Grade, bound: str | None, *, good: bool, sign: int) -> bool:
    """On one side of a bound; good and not good exist on every scale."""
    if not bound:
        return True
    if bound == GOOD:
        return grade.good_or_better is good
    scale, rank = bound.split(":")
    return grade.scale.slug == scale and sign * (grade.rank - int(rank)) >= 0

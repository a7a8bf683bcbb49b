"""Which evaluations a program asked for; the names are those of the comparison."""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from inspections.filters.inspection import (
    known,
    known_frameworks,
    known_partnerships,
    known_programmes,
)
from inspections.models import (
    ComparatorGroup,
    Evaluation,
    FrameworkEdition,
    Grade,
    Inspection,
    Partnership,
    QualityIndicator,
)
from inspections.models.evaluation import EvaluationQuerySet
from inspections.models.inspection import DAY_FIELDS, WORK_FIELDS
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import DayFilter, WordsFilter
from portal.pages.forms import FilterForm


def known_editions(request: SignedInRequest) -> QuerySet[FrameworkEdition]:
    return FrameworkEdition.objects.filter(pk__in=known(request).values("edition"))


def known_indicators(request: SignedInRequest) -> QuerySet[QualityIndicator]:
    return QualityIndicator.objects.filter(edition__in=known(request).values("edition"))


def known_groups(request: SignedInRequest) -> QuerySet[ComparatorGroup]:
    return ComparatorGroup.objects.allowed(request.user, Permission.COMPARE_PARTNERSHIPS)


def grade_words() -> list[tuple[str, str]]:
    """Every grade of every scale by its words; several scales share some."""
    labels = Grade.objects.order_by("label").values_list("label", flat=True)
    return sorted({(slugify(label), label) for label in labels})


class EvaluationFilter(filters.FilterSet):
    """The filters of evaluations."""

    text = WordsFilter(label=_("Partnership’s name or code"), method="with_words")
    partnership = filters.ModelChoiceFilter(
        label=_("Partnership"),
        field_name="inspection__partnership",
        queryset=known_partnerships,
        to_field_name="slug",
    )
    nation = filters.ChoiceFilter(
        label=_("Nation"),
        field_name="inspection__partnership__nation",
        choices=Partnership.Nation.choices,
    )
    region = filters.ChoiceFilter(
        label=_("Region of England"),
        field_name="inspection__partnership__region",
        choices=Partnership.Region.choices,
    )
    group = filters.ModelChoiceFilter(
        label=_("Comparator group, by its number"), queryset=known_groups, method="in_group"
    )
    framework = filters.ModelChoiceFilter(
        label=_("Framework"),
        field_name="inspection__edition__framework",
        queryset=known_frameworks,
        to_field_name="slug",
    )
    edition = filters.ModelChoiceFilter(
        label=_("Edition"),
        field_name="inspection__edition",
        queryset=known_editions,
        to_field_name="slug",
    )
    programme = filters.ModelChoiceFilter(
        label=_("Programme"),
        field_name="inspection__programme",
        queryset=known_programmes,
        to_field_name="slug",
    )
    inspection = filters.CharFilter(
        label=_("Reference of an inspection"), field_name="inspection__reference"
    )
    kind = filters.ChoiceFilter(
        label=_("Kind of inspection"),
        field_name="inspection__kind",
        choices=Inspection.Kind.choices,
    )
    indicator = filters.ModelMultipleChoiceFilter(
        label=_("Code of an indicator, such as 2.2"),
        queryset=known_indicators,
        to_field_name="code",
        method="of_indicators",
    )
    inspected_from = DayFilter(label=_("Inspected from"), field_name="day", lookup_expr="gte")
    inspected_until = DayFilter(label=_("Inspected until"), field_name="day", lookup_expr="lte")
    on = DayFilter(label=_("Latest on a date"), method="after_the_others")
    dated = filters.ChoiceFilter(
        label=_("What an inspection counts from, for the latest on a date"),
        choices=[("inspection", _("The day of the inspection itself"))],
        method="after_the_others",
    )
    at_least = filters.ChoiceFilter(
        label=_("Grade at least, such as good, on each scale that has the word"),
        choices=grade_words,
        method="after_the_others",
    )
    at_most = filters.ChoiceFilter(
        label=_("Grade at most, such as good, on each scale that has the word"),
        choices=grade_words,
        method="after_the_others",
    )

    class Meta:
        model = Evaluation
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def filter_queryset(self, queryset: EvaluationQuerySet) -> EvaluationQuerySet:
        """Grades are asked of the positions on the day, so last: not of what came before them."""
        rows: EvaluationQuerySet = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if asked["on"]:
            fields = WORK_FIELDS if asked["dated"] else DAY_FIELDS
            latest = rows.order_by().positions(on=asked["on"], fields=fields)
            rows = queryset.filter(pk__in=latest.values("pk"))
        if asked["at_least"]:
            rows = rows.filter(graded(asked["at_least"], rank__lte=OuterRef("grade__rank")))
        if asked["at_most"]:
            rows = rows.filter(graded(asked["at_most"], rank__gte=OuterRef("grade__rank")))
        return rows

    def after_the_others(
        self, rows: EvaluationQuerySet, _name: str, _value: object
    ) -> EvaluationQuerySet:
        return rows

    def in_group(
        self, rows: EvaluationQuerySet, _name: str, group: ComparatorGroup
    ) -> EvaluationQuerySet:
        """The members, and the one whose neighbours they are."""
        members = Q(inspection__partnership__in=group.members.values("pk"))
        return rows.filter(members | Q(inspection__partnership=group.partnership_id))

    def of_indicators(
        self,
        rows: EvaluationQuerySet,
        _name: str,
        chosen: Any,  # noqa: ANN401 - rows, or nothing
    ) -> EvaluationQuerySet:
        return rows.filter(indicator__in=chosen) if chosen else rows

    def with_words(self, rows: EvaluationQuerySet, _name: str, words: str) -> EvaluationQuerySet:
        """Those whose partnership's name, another name of it, or its code holds every word."""
        for word in words.split():
            named = Q(name__icontains=word) | Q(gss_code__istartswith=word)
            other = Q(other_names__name__icontains=word) | Q(former_codes__code__istartswith=word)
            places = Partnership.objects.filter(named | other)
            rows = rows.filter(inspection__partnership__in=places.values("pk"))
        return rows


def graded(words: str, **bound: F) -> Exists:
    """Whether the grade stands so to the one of these words on its own scale."""
    labels = [label for slug, label in grade_words() if slug == words]
    return Exists(Grade.objects.filter(scale=OuterRef("grade__scale"), label__in=labels, **bound))

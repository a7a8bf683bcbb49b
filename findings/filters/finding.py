"""Which findings a person asked for; everything asked stays in the address."""

from typing import Any

import django_filters as filters
from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from findings.models import Finding, Theme
from findings.models.finding import LANGUAGE, FindingQuerySet
from inspections.models import Inspection, Partnership, QualityFramework
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import DayFilter, WordsFilter
from portal.pages.forms import FilterForm


def readable(request: SignedInRequest) -> QuerySet[Inspection]:
    """The inspections whose findings the person reads: no choice may give another one away."""
    return Inspection.objects.allowed(request.user, Permission.VIEW_PUBLISHED)


def readable_partnerships(request: SignedInRequest) -> QuerySet[Partnership]:
    return Partnership.objects.filter(pk__in=readable(request).values("partnership"))


def readable_frameworks(request: SignedInRequest) -> QuerySet[QualityFramework]:
    return QualityFramework.objects.filter(pk__in=readable(request).values("edition__framework"))


def readable_themes(request: SignedInRequest) -> QuerySet[Theme]:
    findings = Finding.objects.current().filter(inspection__in=readable(request))
    return Theme.objects.filter(pk__in=findings.values("themes"))


class FindingFilter(filters.FilterSet):
    """The filters of the list of findings."""

    words = WordsFilter(label=_("Words"), method="with_words")
    kind = filters.ChoiceFilter(
        label=_("Kind"), choices=Finding.Kind.choices, empty_label=_("All kinds")
    )
    theme = filters.ModelChoiceFilter(
        label=_("Theme"),
        field_name="themes",
        queryset=readable_themes,
        to_field_name="slug",
        empty_label=_("All themes"),
    )
    partnership = filters.ModelChoiceFilter(
        label=_("Partnership"),
        field_name="inspection__partnership",
        queryset=readable_partnerships,
        to_field_name="slug",
        empty_label=_("All partnerships"),
    )
    framework = filters.ModelChoiceFilter(
        label=_("Framework"),
        field_name="inspection__edition__framework",
        queryset=readable_frameworks,
        to_field_name="slug",
        empty_label=_("All frameworks"),
    )
    published_from = DayFilter(
        label=_("Report published from"),
        field_name="inspection__published_on",
        lookup_expr="gte",
    )
    published_until = DayFilter(
        label=_("Report published until"),
        field_name="inspection__published_on",
        lookup_expr="lte",
    )

    class Meta:
        model = Finding
        fields: list[str] = []
        form = FilterForm

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters)

    def with_words(self, rows: FindingQuerySet, _name: str, words: str) -> Any:  # noqa: ANN401
        """Findings with these words in any form: "leader" finds "leaders"."""
        query = SearchQuery(words, search_type="websearch", config=LANGUAGE)
        return rows.with_words(query)

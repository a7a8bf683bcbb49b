"""Which of the answers from elsewhere a person wants to see."""

from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from findings.models import Finding
from findings.models.finding import FindingQuerySet
from inspections.models import Partnership
from portal.pages.forms import FilterForm

KINDS = [Finding.Kind.GOOD_PRACTICE, Finding.Kind.STRENGTH]


class SolvedFilter(filters.FilterSet):
    """The filters of the page "Who has solved this"."""

    kind = filters.ChoiceFilter(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        empty_label=_("Good practice and strengths"),
    )
    nation = filters.ChoiceFilter(
        label=_("Nation"),
        field_name="inspection__partnership__nation",
        choices=Partnership.Nation.choices,
        empty_label=_("All nations"),
    )
    neighbours = filters.BooleanFilter(
        label=_("Comparator group alone"), widget=forms.CheckboxInput, method="of_neighbours"
    )

    class Meta:
        model = Finding
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args: Any, neighbours: frozenset[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.neighbours = neighbours

    def filter_queryset(self, queryset: FindingQuerySet) -> FindingQuerySet:
        """What is asked for; nothing when a filter is not understood."""
        if not self.form.is_valid():
            return queryset.none()
        rows: FindingQuerySet = super().filter_queryset(queryset)
        return rows

    def of_neighbours(self, rows: FindingQuerySet, _name: str, wanted: bool) -> FindingQuerySet:
        return rows.filter(inspection__partnership__in=self.neighbours) if wanted else rows

"""Which rows of an import a person asked for."""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from inspections.models import ImportRow
from portal.pages.filters import WordsFilter
from portal.pages.forms import FilterForm


class ImportRowFilter(filters.FilterSet):
    """The filters of a dry run."""

    fate = filters.ChoiceFilter(
        label=_("What becomes of the row"),
        choices=ImportRow.Fate.choices,
        empty_label=_("All rows"),
    )
    text = WordsFilter(label=_("Authority"), method="with_words")
    sheet = filters.ChoiceFilter(label=_("Sheet"), empty_label=_("All sheets"), choices=lambda: [])

    class Meta:
        model = ImportRow
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def __init__(self, *args: Any, sheets: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(sheets) > 1:
            self.filters["sheet"].extra["choices"] = [(sheet, sheet) for sheet in sheets]
        else:
            del self.filters["sheet"]

    @property
    def is_filtered(self) -> bool:
        return any(self.data.get(name) for name in self.filters)

    def with_words(self, rows: QuerySet[ImportRow], _name: str, words: str) -> QuerySet[ImportRow]:
        """By the authority's name, as the file or as the portal has it."""
        for word in words.split():
            rows = rows.filter(Q(name__icontains=word) | Q(partnership__name__icontains=word))
        return rows

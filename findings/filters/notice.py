"""Which notices a person asked for."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from findings.models import Notice
from findings.models.notice import NoticeQuerySet
from portal.pages.forms import FilterForm


class NoticeFilter(filters.FilterSet):
    """The filters of the list of notices."""

    show = filters.ChoiceFilter(
        label=_("Show"),
        choices=[("unread", _("Unread alone"))],
        empty_label=_("All notices"),
        method="shown",
    )
    kind = filters.ChoiceFilter(
        label=_("About"), choices=Notice.Kind.choices, empty_label=_("Everything")
    )

    class Meta:
        model = Notice
        fields: list[str] = []
        form = FilterForm

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters)

    def shown(self, rows: NoticeQuerySet, _name: str, _value: str) -> NoticeQuerySet:
        return rows.unread()

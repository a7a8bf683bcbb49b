"""Which partnerships a person asked for."""

from typing import ClassVar

import django_filters as filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspections.models import Partnership
from inspections.models.partnership import PartnershipQuerySet
from portal.pages.filters import WordsFilter
from portal.pages.forms import FilterForm


class PartnershipFilter(filters.FilterSet):
    """The filters of the list of partnerships."""

    text = WordsFilter(label=_("Name"), field_name="name", lookup_expr="icontains")
    nation = filters.ChoiceFilter(
        label=_("Nation"), choices=Partnership.Nation.choices, empty_label=_("All nations")
    )
    inspected = filters.ChoiceFilter(
        label=_("Inspections"),
        method="with_inspection",
        choices=[("yes", _("With an inspection here")), ("no", _("Without one"))],
        empty_label=_("All partnerships"),
    )

    class Meta:
        model = Partnership
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def with_inspection(
        self, rows: PartnershipQuerySet, _name: str, answer: str
    ) -> PartnershipQuerySet:
        """Those with, or without, an inspection that the person may know of.

        An authority that was dissolved will not be inspected, so it is not asked after.
        """
        if answer == "no":
            return rows.filter(Q(last_inspected=None)).current(on=timezone.localdate())
        return rows.filter(Q(last_inspected__isnull=False))

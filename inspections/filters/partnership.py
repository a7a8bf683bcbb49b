"""Which partnerships a person asked for."""

from typing import ClassVar

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from inspections.models import Partnership
from portal.pages.forms import FilterForm


class PartnershipFilter(filters.FilterSet):
    """The filters of the list of partnerships."""

    text = filters.CharFilter(
        label=_("Name"), field_name="name", lookup_expr="icontains", max_length=100
    )
    nation = filters.ChoiceFilter(
        label=_("Nation"), choices=Partnership.Nation.choices, empty_label=_("All nations")
    )
    inspected = filters.ChoiceFilter(
        label=_("Inspections"),
        field_name="last_inspected",
        lookup_expr="isnull",
        choices=[("False", _("With an inspection here")), ("True", _("Without one"))],
        empty_label=_("All partnerships"),
    )

    class Meta:
        model = Partnership
        fields: ClassVar[list[str]] = []
        form = FilterForm

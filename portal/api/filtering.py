"""The filters of the lists, asked by the API: the same FilterSets, strictly."""

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from portal.api.pagination import SIZE, parameter

if TYPE_CHECKING:
    from rest_framework.views import APIView

PAGING = ("page", SIZE)


class ListFilter(BaseFilterBackend):
    """Narrows a list by the view's `filterset_class`, and refuses what a page would pass over.

    A page shows what it could not use; a program would not see it and take everything for the
    answer. So a filter that does not exist, or a value that cannot be used, is a 400 that names it.
    """

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: "APIView"
    ) -> QuerySet[Any]:
        filterset_class = getattr(view, "filterset_class", None)
        if filterset_class is None:
            refuse_unknown(request, [])
            return queryset
        listing = filterset_class(request.query_params, queryset, request=request)
        refuse_unknown(request, listing.filters)
        if not listing.form.is_valid():
            raise ValidationError(problems(listing))
        narrowed: QuerySet[Model] = listing.qs
        return narrowed

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        filterset_class = getattr(view, "filterset_class", None)
        named = filterset_class.base_filters if filterset_class else {}
        return [described(name, one) for name, one in named.items()]


def refuse_unknown(request: Request, known: Any) -> None:  # noqa: ANN401 - names, in any container
    """Raise ValidationError for each name in the address that is neither a filter nor paging."""
    strange = [name for name in request.query_params if name not in (*known, *PAGING)]
    if strange:
        message = _("There is no such filter. There are: %(filters)s")
        said = message % {"filters": ", ".join([*known, *PAGING])}
        raise ValidationError({name: [said] for name in strange})


def problems(listing: filters.FilterSet) -> dict[str, list[str]]:
    """What is wrong with each value, in the words of the pages."""
    wrong = [field for field in listing.form if field.name in listing.form.errors]
    return {field.name: [str(error) for error in field.errors] for field in wrong}


def described(name: str, one: filters.Filter) -> dict[str, Any]:
    """A filter as a parameter: its label, and the values it takes where they are fixed."""
    label = str(one.label or name)
    if isinstance(one, filters.DateFilter):
        return parameter(name, label, type="string", format="date")
    choices = one.extra.get("choices")
    is_fixed = choices is not None and not callable(choices)
    values = {"enum": [str(value) for value, _label in choices]} if is_fixed else {}
    if isinstance(one, filters.MultipleChoiceFilter):
        items = {"type": "string", **values}
        return {**parameter(name, label, type="array", items=items), "explode": True}
    return parameter(name, label, type="string", **values)

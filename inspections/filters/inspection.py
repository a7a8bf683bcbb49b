"""Which inspections a person asked for; everything asked stays in the address."""

from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters as filters
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection, InspectionProgramme, Partnership, QualityFramework
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import DayFilter, WordsFilter
from portal.pages.forms import FilterForm

NEWEST = "newest"
_PUBLISHED = F("published_on")
_STARTED = F("fieldwork_from")
ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    NEWEST: (_PUBLISHED.desc(nulls_last=True), _STARTED.desc(nulls_last=True)),
    "oldest": (_PUBLISHED.asc(nulls_last=True), _STARTED.asc(nulls_last=True)),
    "partnership": ("partnership__name", _PUBLISHED.desc(nulls_last=True)),
    "-partnership": ("-partnership__name", _PUBLISHED.desc(nulls_last=True)),
    "kind": ("kind", _PUBLISHED.desc(nulls_last=True)),
    "-kind": ("-kind", _PUBLISHED.desc(nulls_last=True)),
}
ORDER_LABELS = [
    (NEWEST, _("Newest first")),
    ("oldest", _("Oldest first")),
    ("partnership", _("Partnership, A to Z")),
    ("-partnership", _("Partnership, Z to A")),
    ("kind", _("Kind, A to Z")),
    ("-kind", _("Kind, Z to A")),
]


@dataclass(frozen=True)
class Column:
    """A heading that sorts: what a press asks for, and how the list stands now."""

    label: str
    asks: str
    direction: str
    """`ascending`, `descending`, or nothing where the list is sorted by another column."""


def columns(sort: str) -> list[Column]:
    """The sorting headings of the list when it is sorted by `sort`."""
    return [
        _column(str(_("Partnership")), sort, "partnership", "-partnership"),
        _column(str(_("Kind")), sort, "kind", "-kind"),
        _column(str(_("Published or inspected")), sort, "oldest", NEWEST),
    ]


def _column(label: str, sort: str, ascending: str, descending: str) -> Column:
    directions = {ascending: "ascending", descending: "descending"}
    first = NEWEST if descending == NEWEST else ascending
    other = {ascending: descending, descending: ascending}
    return Column(label, other.get(sort, first), directions.get(sort, ""))


def known(request: SignedInRequest) -> QuerySet[Inspection]:
    return Inspection.objects.allowed(request.user, Permission.VIEW_GRADES)


def known_partnerships(request: SignedInRequest) -> QuerySet[Partnership]:
    """Those with an inspection that the person may know of: a choice must not give one away."""
    return Partnership.objects.filter(pk__in=known(request).values("partnership"))


def known_frameworks(request: SignedInRequest) -> QuerySet[QualityFramework]:
    return QualityFramework.objects.filter(pk__in=known(request).values("edition__framework"))


def known_programmes(request: SignedInRequest) -> QuerySet[InspectionProgramme]:
    return InspectionProgramme.objects.filter(pk__in=known(request).values("programme"))


class InspectionFilter(filters.FilterSet):
    """The filters of the list of inspections; the state only for those who see drafts."""

    text = WordsFilter(label=_("Title or partnership"), method="with_words")
    partnership = filters.ModelChoiceFilter(
        label=_("Partnership"),
        queryset=known_partnerships,
        to_field_name="slug",
        empty_label=_("All partnerships"),
    )
    nation = filters.ChoiceFilter(
        label=_("Nation"),
        field_name="partnership__nation",
        choices=Partnership.Nation.choices,
        empty_label=_("All nations"),
    )
    framework = filters.ModelChoiceFilter(
        label=_("Framework"),
        field_name="edition__framework",
        queryset=known_frameworks,
        to_field_name="slug",
        empty_label=_("All frameworks"),
    )
    programme = filters.ModelChoiceFilter(
        label=_("Programme"),
        queryset=known_programmes,
        to_field_name="slug",
        empty_label=_("All programmes"),
    )
    kind = filters.ChoiceFilter(
        label=_("Kind of inspection"), choices=Inspection.Kind.choices, empty_label=_("All kinds")
    )
    state = filters.ChoiceFilter(
        label=_("State"), choices=Inspection.State.choices, empty_label=_("All states")
    )
    published_from = DayFilter(
        label=_("Published from"),
        field_name="published_on",
        lookup_expr="gte",
    )
    published_until = DayFilter(
        label=_("Published until"),
        field_name="published_on",
        lookup_expr="lte",
    )
    sort = filters.ChoiceFilter(
        label=_("Sorted by"), choices=ORDER_LABELS, empty_label=None, method="in_order"
    )

    class Meta:
        model = Inspection
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not scope_of(self.request.user, Permission.VIEW_DRAFT):
            del self.filters["state"]

    @property
    def sort_chosen(self) -> str:
        asked = self.data.get("sort", NEWEST)
        return str(asked) if asked in ORDERS else NEWEST

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters if name != "sort")

    def filter_queryset(self, queryset: QuerySet[Inspection]) -> QuerySet[Inspection]:
        """The rows asked for, in the order asked for; the newest first when none was."""
        rows: QuerySet[Inspection] = super().filter_queryset(queryset)
        return rows.order_by(*ORDERS[self.sort_chosen], "-pk")

    def with_words(
        self, rows: QuerySet[Inspection], _name: str, words: str
    ) -> QuerySet[Inspection]:
        """Those whose title or partnership holds every word."""
        for word in words.split():
            rows = rows.filter(Q(title__icontains=word) | Q(partnership__name__icontains=word))
        return rows

    def in_order(self, rows: QuerySet[Inspection], _name: str, _order: str) -> QuerySet[Inspection]:
        """Ordering is done once, after every filter."""
        return rows

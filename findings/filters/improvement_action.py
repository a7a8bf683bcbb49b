"""Which actions a person asked for; everything asked stays in the address."""

import datetime
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, F, Func, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from findings.filters.action_choices import MINE, NOBODY, ActionChoices
from findings.models import Brag, ImprovementAction
from findings.models.action_gaps import LIVE, UNFINISHED, Gap, is_overdue, lacks
from findings.models.improvement_action import ImprovementActionQuerySet
from findings.models.last_board import changed_since_board
from portal.pages.filters import ListedFilter, WordsFilter
from portal.pages.forms import FilterForm

UNRATED = "none"
ORDER_OF_RATINGS = (Brag.RED, Brag.AMBER, Brag.GREEN, "", Brag.BLUE)
"""What needs attention first; what is done last."""
_IN_PLAN: tuple[str | Combinable, ...] = ("plan", "position", "pk")
# Names the rating once: each naming has the database work it out again.
_RATING = Func(
    Value(list(ORDER_OF_RATINGS), output_field=ArrayField(CharField())),
    F("brag"),
    function="array_position",
    output_field=IntegerField(),
)
_IS_FINISHED = Case(When(UNFINISHED, then=Value(0)), default=Value(1))
ORDERS: dict[str, tuple[str | Combinable, ...]] = {
    "plan": _IN_PLAN,
    "due": (_IS_FINISHED, F("due").asc(nulls_last=True)),
    "-due": (F("due").desc(nulls_last=True),),
    "brag": (_RATING, F("due").asc(nulls_last=True)),
    "-brag": (_RATING.desc(), F("due").asc(nulls_last=True)),
    "lead": (F("lead_agency__name").asc(nulls_last=True), "lead_officer"),
    "-lead": (F("lead_agency__name").desc(nulls_last=True), "-lead_officer"),
    "status": ("percent",),
    "-status": ("-percent",),
    "told": (F("told_at").asc(nulls_first=True),),
    "-told": (F("told_at").desc(nulls_last=True),),
}
ORDER_LABELS = [
    ("plan", _("As in the plan")),
    ("due", _("Due soonest first")),
    ("-due", _("Due latest first")),
    ("brag", _("Off track first")),
    ("-brag", _("Done first")),
    ("lead", _("Lead agency, A to Z")),
    ("-lead", _("Lead agency, Z to A")),
    ("status", _("Least done first")),
    ("-status", _("Most done first")),
    ("told", _("Longest without an update first")),
    ("-told", _("Updated last first")),
]


class ActionFilter(filters.FilterSet):
    """The filters of actions, of one plan or of all that the person reads."""

    words = WordsFilter(label=_("Words"), method="with_words")
    partnership = ListedFilter(
        label=_("Partnership"),
        field_name="plan__partnership__slug",
        empty_label=_("All partnerships"),
    )
    plan = ListedFilter(
        label=_("Plan"),
        field_name="plan__reference",
        empty_label=_("All plans"),
        help_text=_("Choose one to have its areas as a filter."),
    )
    area = ListedFilter(
        label=_("Area that it answers"), field_name="findings", empty_label=_("All areas")
    )
    lead_agency = ListedFilter(label=_("Lead agency"), empty_label=_("All agencies"))
    owner = ListedFilter(label=_("Owner"), empty_label=_("Everyone"), method="owned_by")
    brag = filters.ChoiceFilter(
        label=_("BRAG rating"),
        choices=[*Brag.choices, (UNRATED, _("No rating"))],
        empty_label=_("All ratings"),
        method="rated",
    )
    status = filters.ChoiceFilter(
        label=_("Status"), choices=ImprovementAction.Status.choices, empty_label=_("Any status")
    )
    due_within = filters.ChoiceFilter(
        label=_("Due within"),
        choices=[("7", _("7 days")), ("30", _("30 days")), ("90", _("90 days"))],
        empty_label=_("Any time"),
        method="due_soon",
    )
    gap = filters.ChoiceFilter(
        label=_("What is missing"), choices=Gap.choices, empty_label=_("Anything or nothing"),
        method="with_gap",
    )  # fmt: skip
    overdue = filters.BooleanFilter(
        label=_("Overdue"), widget=forms.CheckboxInput, method="only_overdue"
    )
    changed = filters.BooleanFilter(
        label=_("Changed since the last board"), widget=forms.CheckboxInput, method="only_changed"
    )
    sort = filters.ChoiceFilter(
        label=_("Sorted by"), choices=ORDER_LABELS, empty_label=None, method="unchanged"
    )

    class Meta:
        model = ImprovementAction
        fields: list[str] = []
        form = FilterForm

    def __init__(
        self, *args: Any, choices: ActionChoices, on: datetime.date, first_sort: str, **kwargs: Any
    ) -> None:
        self.on, self.first_sort = on, first_sort
        super().__init__(*args, **kwargs)
        offered = {
            "partnership": choices.partnerships,
            "plan": choices.plans,
            "area": choices.areas,
            "lead_agency": choices.agencies,
            "owner": choices.owners,
        }
        for name, offer in offered.items():
            if offer:
                self.filters[name].list_choices(offer)
            else:
                del self.filters[name]

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters if name != "sort")

    @property
    def sort_chosen(self) -> str:
        asked = str(self.data.get("sort", ""))
        return asked if asked in ORDERS else self.first_sort

    def filter_queryset(self, queryset: ImprovementActionQuerySet) -> ImprovementActionQuerySet:
        """What is asked for, in its order; nothing when a filter is not understood."""
        if not self.form.is_valid():
            return queryset.none()
        rows: ImprovementActionQuerySet = super().filter_queryset(queryset)
        return rows.order_by(*ORDERS[self.sort_chosen], *_IN_PLAN)

    def of_any_rating(self, rows: ImprovementActionQuerySet) -> ImprovementActionQuerySet:
        """What is asked for but for the rating, so that each rating can say how many it has."""
        if not self.form.is_valid():
            return rows.none()
        for name, value in self.form.cleaned_data.items():
            if name != "brag":
                rows = self.filters[name].filter(rows, value)
        return rows

    def with_words(
        self, rows: ImprovementActionQuerySet, _name: str, words: str
    ) -> ImprovementActionQuerySet:
        """Those that hold every word in what an action says of itself."""
        texts = ("reference", "title", "description", "outcome", "success_measure", "lead_officer")
        for word in words.split():
            found = Q()
            for text in texts:
                found |= Q(**{f"{text}__icontains": word})
            rows = rows.filter(found)
        return rows

    def owned_by(
        self, rows: ImprovementActionQuerySet, _name: str, who: str
    ) -> ImprovementActionQuerySet:
        owners = {MINE: Q(owner=self.request.user), NOBODY: Q(owner=None) & LIVE}
        return rows.filter(owners[who] if who in owners else Q(owner=who))

    def rated(
        self, rows: ImprovementActionQuerySet, _name: str, brag: str
    ) -> ImprovementActionQuerySet:
        """Those of a rating; a cancelled action has none and is looked for by its status."""
        return rows.filter(LIVE, Q(brag="" if brag == UNRATED else brag))

    def due_soon(
        self, rows: ImprovementActionQuerySet, _name: str, days: str
    ) -> ImprovementActionQuerySet:
        """Those that somebody still has to do, from today on."""
        until = self.on + datetime.timedelta(days=int(days))
        return rows.filter(UNFINISHED, Q(due__range=(self.on, until)))

    def with_gap(
        self, rows: ImprovementActionQuerySet, _name: str, gap: str
    ) -> ImprovementActionQuerySet:
        return rows.filter(lacks(Gap(gap), on=self.on))

    def only_overdue(
        self, rows: ImprovementActionQuerySet, _name: str, value: bool
    ) -> ImprovementActionQuerySet:
        return rows.filter(is_overdue(self.on)) if value else rows

    def only_changed(
        self, rows: ImprovementActionQuerySet, _name: str, value: bool
    ) -> ImprovementActionQuerySet:
        return changed_since_board(rows, on=self.on) if value else rows

    def unchanged(
        self, rows: ImprovementActionQuerySet, _name: str, _value: object
    ) -> ImprovementActionQuerySet:
        """Heeded once, together with other filters."""
        return rows

"""Which partnerships, indicators and positions a comparison was asked for.

Everything asked is in the address, and what cannot be answered is left out and said at its field.
"""

from functools import cached_property
from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inspections.filters.comparison_offer import Listed, Offer, compared, offer_to
from inspections.filters.open_areas import partnerships_by_areas
from inspections.models import ComparatorGroup, ComparatorGroupMember, Inspection, Partnership
from inspections.models.evaluation import Evaluation, EvaluationQuerySet
from inspections.models.inspection import InspectionQuerySet
from inspections.models.partnership import PartnershipQuerySet
from inspections.tables.comparison import BY_NAME
from inspections.tables.comparison_columns import (
    Column,
    Edition,
    Framework,
    columns_of_edition,
    columns_of_framework,
    shortened,
    with_comparable,
)
from inspections.tables.distribution import Scale
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import DayFilter, WordsFilter
from portal.pages.forms import FilterForm, HintedCheckboxes

Kind = Inspection.Kind
KINDS = [(kind, kind.label) for kind in Kind if kind not in Inspection.UNGRADED_KINDS]
"""Those that give grades: the others have nothing to put side by side."""

GONE = {"invalid_choice": gettext_lazy("This is not in the list. Choose another, or leave it open")}
OWN_AREAS = gettext_lazy(
    "Those of the latest full inspection. You may read findings of your own partnership alone, so "
    "the others are left out."
)
OF_PARTNERSHIPS = ("nation", "region", "group", "areas", "text")
"""Filters of what a partnership is."""
ABOUT_INSPECTIONS = ("programme", "kind", "inspected_from", "inspected_until")
"""Filters that a partnership passes by an inspection, so that one without any does not."""


class ComparisonForm(FilterForm):
    """Answers that do not fit together are said at their field."""

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = answers.get("inspected_from"), answers.get("inspected_until")
        if first and last and first > last:
            self.add_error("inspected_until", _("The last day must not be before the first"))
        if (on := answers.get("on")) and on > timezone.localdate():
            self.add_error("on", _("Choose today or an earlier day"))
        return answers


class ComparisonFilter(filters.FilterSet):
    """The filters of the comparison, and of every page about the same selection.

    `qs` are the partnerships by what they are; `places()`, `visits()` and `positions()` are what
    the selection is read from. A page hands them to `selection_of`.
    """

    framework = filters.ChoiceFilter(
        label=gettext_lazy("Framework"),
        empty_label=None,
        method="read_elsewhere",
        error_messages=GONE,
    )
    edition = filters.ChoiceFilter(
        label=gettext_lazy("Edition"),
        empty_label=gettext_lazy("All editions, side by side"),
        method="read_elsewhere",
    )
    programme = filters.ChoiceFilter(
        label=gettext_lazy("Programme"),
        empty_label=gettext_lazy("All programmes"),
        method="read_elsewhere",
        error_messages=GONE,
    )
    nation = filters.ChoiceFilter(
        label=gettext_lazy("Nation"),
        choices=Partnership.Nation.choices,
        empty_label=gettext_lazy("All nations"),
        error_messages=GONE,
    )
    region = filters.ChoiceFilter(
        label=gettext_lazy("Region of England"),
        choices=Partnership.Region.choices,
        empty_label=gettext_lazy("All regions"),
        error_messages=GONE,
    )
    group = filters.ChoiceFilter(
        label=gettext_lazy("Comparator group"),
        empty_label=gettext_lazy("All partnerships"),
        method="in_group",
        error_messages=GONE,
    )
    areas = filters.ChoiceFilter(
        label=gettext_lazy("Open areas for improvement"),
        help_text=gettext_lazy("Those of the latest full inspection, as far as recorded here."),
        choices=[("yes", gettext_lazy("Has some")), ("no", gettext_lazy("Has none"))],
        empty_label=gettext_lazy("With or without"),
        method="with_areas",
        error_messages=GONE,
    )
    text = WordsFilter(label=gettext_lazy("Partnership’s name or code"), method="with_words")
    inspected = filters.ChoiceFilter(
        label=gettext_lazy("Inspections"),
        choices=[
            ("yes", gettext_lazy("With an inspection here")),
            ("no", gettext_lazy("Without one")),
        ],
        empty_label=gettext_lazy("With or without"),
        method="read_elsewhere",
        error_messages=GONE,
    )
    kind = filters.ChoiceFilter(
        label=gettext_lazy("Kind of inspection"),
        choices=KINDS,
        empty_label=gettext_lazy("All that inspectors grade"),
        method="read_elsewhere",
        error_messages=GONE,
    )
    inspected_from = DayFilter(label=gettext_lazy("Inspected from"), method="read_elsewhere")
    inspected_until = DayFilter(label=gettext_lazy("Inspected until"), method="read_elsewhere")
    on = DayFilter(
        label=gettext_lazy("Latest on a date"),
        help_text=gettext_lazy("The position as it was at the end of that day."),
        method="read_elsewhere",
    )
    at_least = filters.ChoiceFilter(
        label=gettext_lazy("Grade at least"),
        help_text=gettext_lazy("In any of the columns shown."),
        empty_label=gettext_lazy("Any"),
        method="read_elsewhere",
    )
    at_most = filters.ChoiceFilter(
        label=gettext_lazy("Grade at most"),
        help_text=gettext_lazy("In any of the columns shown."),
        empty_label=gettext_lazy("Any"),
        method="read_elsewhere",
    )
    beside = filters.ChoiceFilter(
        label=gettext_lazy("Much the same in other frameworks"),
        choices=[("yes", gettext_lazy("Beside it, in a column of its own"))],
        empty_label=gettext_lazy("Left out"),
        method="read_elsewhere",
        error_messages=GONE,
    )
    indicator = filters.MultipleChoiceFilter(
        label=gettext_lazy("Indicators"),
        help_text=gettext_lazy("Without a tick: all that inspections grade."),
        widget=HintedCheckboxes,
        method="read_elsewhere",
    )
    sort = filters.ChoiceFilter(
        label=gettext_lazy("Sorted by"),
        help_text=gettext_lazy("Partnerships without a grade come last either way."),
        empty_label=None,
        method="read_elsewhere",
        error_messages=GONE,
    )

    class Meta:
        model = Partnership
        fields: ClassVar[list[str]] = []
        form = ComparisonForm

    def __init__(self, request: SignedInRequest) -> None:
        asked = request.GET.copy()
        self.offer: Offer = offer_to(request.user)
        self.chosen_framework = self._framework(request)
        if self.chosen_framework and not asked.get("framework"):
            asked["framework"] = self.chosen_framework.slug
        asked.setdefault("sort", BY_NAME)
        super().__init__(asked, Partnership.objects.all(), request=request)
        self._offer_choices()

    # What was chosen

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What could be read; what could not is said at its field."""
        self.form.is_valid()
        return dict(self.form.cleaned_data)

    def asked(self, name: str) -> Any:  # noqa: ANN401
        """The answer to one filter; None or nothing where there is none that can be read."""
        return self.answers.get(name)

    @cached_property
    def editions(self) -> list[Edition]:
        """Those of the framework chosen, the newest first."""
        return self.offer.editions_of(self.chosen_framework) if self.chosen_framework else []

    @cached_property
    def chosen_edition(self) -> Edition | None:
        """The one chosen; None for all of them through the crosswalk."""
        asked = self.data.get("edition")
        return next((edition for edition in self.editions if edition.slug == asked), None)

    @cached_property
    def scale(self) -> Scale | None:
        """That of the framework chosen, for the grades to ask for."""
        edition = self.chosen_edition or next(iter(self.editions), None)
        return edition.scale if edition else None

    @cached_property
    def all_columns(self) -> tuple[Column, ...]:
        """What can be chosen among."""
        if self.chosen_framework is None:
            return ()
        if self.chosen_edition:
            return columns_of_edition(self.chosen_edition.slug, self.offer.indicators)
        return columns_of_framework(self.chosen_framework.slug, self.offer.indicators)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What was chosen, with comparable ones of other frameworks beside when asked for."""
        keys = self.data.getlist("indicator")
        known = [column.key for column in self.all_columns if column.key in keys]
        chosen = shortened(self.all_columns, known)
        if self.data.get("beside") == "yes":
            return with_comparable(chosen, self.offer.indicators)
        return chosen

    @cached_property
    def chosen_group(self) -> Listed | None:
        asked = self.data.get("group")
        return next((group for group in self.offer.groups if group.value == asked), None)

    @property
    def shows_self_evaluations(self) -> bool:
        return bool(self.asked("kind") == Kind.SELF_EVALUATION)

    @property
    def sort_chosen(self) -> str:
        return self.asked("sort") or BY_NAME

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything of a framework."""
        return any(
            self.data.get(name) for name in self.filters if name not in ("sort", "framework")
        )

    def rank(self, name: str) -> int | None:
        """The rank of the grade that `at_least` or `at_most` names."""
        levels = self.scale.levels if self.scale else ()
        return next(
            (level.rank for level in levels if slugify(level.label) == self.asked(name)), None
        )

    # What it is read from

    def visits(self) -> InspectionQuerySet:
        """The inspections asked for that the person may compare, with their day."""
        editions = {each.edition.pk for column in self.columns for each in column.indicators}
        editions |= {edition.pk for edition in self.editions if self.chosen_edition is None}
        rows = compared(self.request.user).filter(edition__in=editions).with_day()
        if kind := self.asked("kind"):
            rows = rows.filter(kind=kind)
        else:
            rows = rows.exclude(kind__in=[*Inspection.UNGRADED_KINDS, Kind.SELF_EVALUATION])
        bounds = {
            "programme__slug": self.asked("programme"),
            "day__gte": self.asked("inspected_from"),
            "day__lte": self.asked("inspected_until"),
        }
        rows = rows.filter(Q(**{lookup: value for lookup, value in bounds.items() if value}))
        on = self.asked("on")
        return rows.filter(Q(day__lte=on)) if on else rows

    def places(self) -> PartnershipQuerySet:
        """The partnerships of the rows: the framework's nation, and wherever else it was used.

        A dissolved authority is there only where it has an inspection.
        """
        rows: PartnershipQuerySet = self.qs
        visited = Q(pk__in=self.visits().values("partnership"))
        if self.asked("inspected") == "no":
            return rows.filter(self._of_nation()).exclude(visited)
        if self.asked("inspected") or any(self.asked(name) for name in ABOUT_INSPECTIONS):
            return rows.filter(visited)
        return rows.filter(self._of_nation() | visited)

    def positions(self) -> EvaluationQuerySet:
        """The latest evaluation of each partnership and indicator among the columns."""
        indicators = [each.pk for column in self.columns for each in column.indicators]
        rows = Evaluation.objects.filter(inspection__in=self.visits(), indicator__in=indicators)
        if self.narrows_partnerships:
            rows = rows.filter(inspection__partnership__in=self.qs)
        return rows.positions()

    def _of_nation(self) -> Q:
        nation = self.chosen_framework.nation if self.chosen_framework else ""
        on = self.asked("on") or timezone.localdate()
        return Q(nation=nation) & (Q(ended_on=None) | Q(ended_on__gte=on))

    @property
    def narrows_partnerships(self) -> bool:
        return any(self.asked(name) for name in OF_PARTNERSHIPS)

    # The filters' own methods

    def read_elsewhere(self, rows: QuerySet[Partnership], _name: str, _v: object) -> Any:  # noqa: ANN401
        """Of columns, inspections or order: not of what a partnership is."""
        return rows

    def with_areas(self, rows: PartnershipQuerySet, _name: str, answer: str) -> PartnershipQuerySet:
        """Those with open areas, or without, of those whose findings the person may read."""
        told = partnerships_by_areas(self.request.user, has=answer == "yes")
        return rows.filter(Q(pk__in=told))

    def in_group(self, rows: PartnershipQuerySet, _name: str, pk: str) -> PartnershipQuerySet:
        """The members, and the one whose neighbours they are."""
        members = ComparatorGroupMember.objects.filter(group_id=int(pk)).values("partnership")
        centre = self.chosen_group.partnership if self.chosen_group else None
        return rows.filter(Q(pk__in=members) | Q(pk=centre))

    def with_words(self, rows: PartnershipQuerySet, _name: str, words: str) -> PartnershipQuerySet:
        """Those whose name, another name of theirs, or code holds every word."""
        for word in words.split():
            named = Q(name__icontains=word) | Q(gss_code__istartswith=word)
            other = Q(other_names__name__icontains=word) | Q(former_codes__code__istartswith=word)
            rows = rows.filter(Q(pk__in=Partnership.objects.filter(named | other).values("pk")))
        return rows

    # Choices

    def _framework(self, request: SignedInRequest) -> Framework | None:
        """The one asked for; else that of the nation asked for, or of the person's own nations."""
        asked, nation = request.GET.get("framework"), request.GET.get("nation")
        found = next((each for each in self.offer.frameworks if each.slug == asked), None)
        memberships = request.user.current_memberships
        own = [each.partnership.nation for each in memberships if each.partnership]
        return found or self.offer.usual([nation] if nation else own)

    def _offer_choices(self) -> None:
        grades = self.scale.levels if self.scale else ()
        self._choices(
            framework=[(each.slug, each.name) for each in self.offer.frameworks],
            edition=[(each.slug, each.label) for each in self.editions],
            programme=[(each.value, each.label) for each in self.offer.programmes],
            group=_grouped(self.offer.groups),
            at_least=[(slugify(level.label), level.label) for level in grades],
            at_most=[(slugify(level.label), level.label) for level in grades],
            indicator=[(column.key, column.name) for column in self.all_columns],
            sort=_orders(self.columns),
        )
        if not scope_of(self.request.user, Permission.VIEW_PUBLISHED).everything:
            self.filters["areas"].extra["help_text"] = OWN_AREAS
        self._say("edition", self._strange_edition())
        self._say("indicator", self._strange_indicator())
        for name in ("at_least", "at_most"):
            self._say(name, _("This framework has no such grade. Choose another, or leave it open"))

    def _choices(self, **choices: list[Any]) -> None:
        for name, offered in choices.items():
            self.filters[name].extra["choices"] = offered

    def _say(self, name: str, message: str) -> None:
        self.filters[name].extra["error_messages"] = {"invalid_choice": message}

    def _strange_edition(self) -> str:
        asked = self.data.get("edition")
        other = next((each for each in self.offer.editions if each.slug == asked), None)
        if other is None:
            return _("There is no such edition. All editions are shown")
        name = _percent_kept(f"{other.framework.name} ({other.label})")
        return _("%s is another framework. All editions are shown") % name

    def _strange_indicator(self) -> str:
        known = {column.key for column in self.all_columns}
        strangers = [key for key in self.data.getlist("indicator") if key not in known]
        titles = {each.code: each.title for each in self.offer.indicators}
        named = next((titles[key] for key in strangers if key in titles), None)
        if named is None:
            return _("“%(value)s” is no indicator of this framework. It is left out")
        chosen = [self.chosen_edition and self.chosen_edition.label, str(self.chosen_framework)]
        where = next(name for name in chosen if name)
        return _("%(indicator)s is no indicator of %(where)s. It is left out") % {
            "indicator": _percent_kept(named),
            "where": _percent_kept(where),
        }


def _percent_kept(text: str) -> str:
    """For a message that is filled in once more."""
    return text.replace("%", "%%")


def _grouped(groups: tuple[Listed, ...]) -> list[Any]:
    kinds = (ComparatorGroup.Kind.NAMED_SET, *ComparatorGroup.Kind)
    of_kind = {
        kind: [(group.value, group.label) for group in groups if group.kind == kind]
        for kind in kinds
    }
    return [(kind.label, lines) for kind, lines in of_kind.items() if lines]


def _orders(columns: tuple[Column, ...]) -> list[tuple[str, Any]]:
    orders: list[tuple[str, Any]] = [
        (BY_NAME, _("Partnership, A to Z")),
        (f"-{BY_NAME}", _("Partnership, Z to A")),
    ]
    for column in columns:
        orders.append((f"-{column.key}", _("%s, best first") % column.name))
        orders.append((column.key, _("%s, lowest first") % column.name))
    return orders

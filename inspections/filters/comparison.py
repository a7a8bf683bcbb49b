"""Which partnerships, indicators and positions a comparison was asked for.

Everything asked is in the address, and what cannot be answered is left out and said at its field.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext_lazy as _

from inspections.filters.comparison_choices import choices_of, complaints_of
from inspections.filters.comparison_offer import Listed, Offer, compared, offer_to
from inspections.filters.open_areas import partnerships_by_areas
from inspections.models import ComparatorGroupMember, Inspection, Partnership
from inspections.models.evaluation import Evaluation, EvaluationQuerySet
from inspections.models.inspection import DAY_FIELDS, WORK_FIELDS, InspectionQuerySet
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
from portal.pages.forms import FilterForm, LongCheckboxes, LongSelect

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Kind = Inspection.Kind
KINDS = [(kind, kind.label) for kind in Kind if kind not in Inspection.UNGRADED_KINDS]
"""Those that give grades: the others have nothing to put side by side."""

GONE = _("{}: “%(value)s” is not in the list any more. Choose another, or leave it open")
BY_WORK = "inspection"
OWN_AREAS = _(
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


def _select(label: "StrPromise", **extra: Any) -> filters.ChoiceFilter:
    """One of a list. Unless `field_name` is given, `method` or what reads the selection uses it."""
    if "field_name" not in extra:
        extra.setdefault("method", "read_elsewhere")
    gone = {"invalid_choice": format_lazy(GONE, label)}
    return filters.ChoiceFilter(label=label, widget=LongSelect, error_messages=gone, **extra)


class ComparisonFilter(filters.FilterSet):
    """The filters of the comparison, and of every page about the same selection.

    `qs` are the partnerships by what they are; `places()`, `visits()` and `positions()` are what
    the selection is read from. A page hands the filter to `selection_of`.
    """

    framework = _select(_("Framework"), empty_label=None)
    edition = _select(_("Edition"), empty_label=_("All editions, side by side"))
    programme = _select(_("Programme"), empty_label=_("All programmes"))
    kind = _select(
        _("Kind of inspection"), choices=KINDS, empty_label=_("All that inspectors grade")
    )
    text = WordsFilter(label=_("Partnership’s name or code"), method="with_words")
    nation = _select(
        _("Nation"),
        field_name="nation",
        choices=Partnership.Nation.choices,
        empty_label=_("All nations"),
    )
    region = _select(
        _("Region of England"),
        field_name="region",
        choices=Partnership.Region.choices,
        empty_label=_("All regions"),
    )
    group = _select(_("Comparator group"), empty_label=_("All partnerships"), method="in_group")
    inspected = _select(
        _("Inspections"),
        choices=[("yes", _("With an inspection here")), ("no", _("Without one"))],
        empty_label=_("With or without"),
    )
    inspected_from = DayFilter(label=_("Inspected from"), method="read_elsewhere")
    inspected_until = DayFilter(label=_("Inspected until"), method="read_elsewhere")
    on = DayFilter(
        label=_("Latest on a date"),
        help_text=_("The position as it was at the end of that day."),
        method="read_elsewhere",
    )
    dated = _select(
        _("An inspection counts from"),
        help_text=_("Ofsted’s own counts at a date go by the day of the inspection."),
        choices=[(BY_WORK, _("The day of the inspection itself"))],
        empty_label=_("The day of its report"),
    )
    at_least = _select(
        _("Grade at least"), help_text=_("In any of the columns shown."), empty_label=_("Any")
    )
    at_most = _select(
        _("Grade at most"), help_text=_("In any of the columns shown."), empty_label=_("Any")
    )
    areas = _select(
        _("Open areas for improvement"),
        help_text=_("Those of the latest full inspection, as far as recorded here."),
        choices=[("yes", _("Has some")), ("no", _("Has none"))],
        empty_label=_("With or without"),
        method="with_areas",
    )
    beside = _select(
        _("Much the same in other frameworks"),
        help_text=_("Never counted together with this one."),
        choices=[("yes", _("Beside it, in a column of its own"))],
        empty_label=_("Left out"),
    )
    indicator = filters.MultipleChoiceFilter(
        label=_("Indicators"),
        help_text=_("Without a tick: all that inspections grade."),
        widget=LongCheckboxes,
        method="read_elsewhere",
    )
    sort = _select(
        _("Sorted by"),
        help_text=_("Partnerships without a grade come last either way."),
        empty_label=None,
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
        for name, choices in choices_of(self).items():
            self.filters[name].extra["choices"] = choices
        for name, message in complaints_of(self).items():
            self.filters[name].extra["error_messages"] = {"invalid_choice": message}
        if not scope_of(request.user, Permission.VIEW_PUBLISHED).everything:
            self.filters["areas"].extra["help_text"] = OWN_AREAS

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
        rows = compared(self.request.user).filter(edition__in=editions).with_day(self.day_fields)
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
        return rows.positions(fields=self.day_fields)

    @property
    def day_fields(self) -> tuple[str, ...]:
        """What dates an inspection: its report, unless its own days were asked for."""
        return WORK_FIELDS if self.asked("dated") == BY_WORK else DAY_FIELDS

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

    def _framework(self, request: SignedInRequest) -> Framework | None:
        """The one asked for; else the edition's; else of the nation, or the person's own."""
        asked = request.GET.get("framework") or self.offer.framework_of(request.GET.get("edition"))
        nation = request.GET.get("nation")
        found = next((each for each in self.offer.frameworks if each.slug == asked), None)
        memberships = request.user.current_memberships
        own = [each.partnership.nation for each in memberships if each.partnership]
        return found or self.offer.usual([nation] if nation else own)

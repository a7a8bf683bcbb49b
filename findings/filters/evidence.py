"""Which evidence a person asked for; everything asked stays in the address."""

from typing import Any

import django_filters as filters
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from findings.models import ActionPlan, Evidence, EvidenceVersion, ImprovementAction
from findings.models.evidence import EvidenceQuerySet
from findings.models.evidence_kind import Family, content_types_of
from inspections.models import Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import ListedFilter, WordsFilter
from portal.pages.forms import FilterForm

NOWHERE = "nowhere"


def known_partnerships(request: SignedInRequest) -> QuerySet[Partnership]:
    """Those with evidence that the person may see: a choice must not give one away."""
    known = Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    return Partnership.objects.filter(pk__in=known.values("partnership"))


class EvidenceFilter(filters.FilterSet):
    """The filters of the list of evidence."""

    words = WordsFilter(label=_("Words in the title, file name or note"), method="with_words")
    partnership = filters.ModelChoiceFilter(
        label=_("Partnership"),
        queryset=known_partnerships,
        to_field_name="slug",
        empty_label=_("All partnerships"),
    )
    plan = ListedFilter(label=_("Plan"), empty_label=_("All plans"), method="of_plan")
    action = ListedFilter(label=_("Action"), empty_label=_("All its actions"), method="of_action")
    kind = filters.ChoiceFilter(
        label=_("Kind"), choices=Family.choices, empty_label=_("All kinds"), method="of_kind"
    )
    seen_by = filters.ChoiceFilter(
        label=_("Who may see it"), choices=Evidence.SeenBy.choices, empty_label=_("All")
    )

    class Meta:
        model = Evidence
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = self.request.user
        if not scope_of(self.user, Permission.VIEW_PUBLISHED).everything:
            del self.filters["partnership"]
        if not scope_of(self.user, Permission.UPDATE_ACTION):
            del self.filters["seen_by"]
        self._offer_plans()
        self._offer_actions()

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters)

    def _offer_plans(self) -> None:
        """Plans with evidence in the list, the one asked for, and what serves no action."""
        known = ActionPlan.objects.allowed(self.user, Permission.VIEW_PUBLISHED)
        with_any = Q(actions__evidence__in=self.queryset.order_by())
        offered = known.filter(with_any | Q(reference=self._plan_asked)).distinct()
        plans = list(offered.newest_first().values_list("reference", "title"))
        nowhere = [(NOWHERE, _("Serves no action"))] if self._works else []
        self.filters["plan"].list_choices([*plans, *nowhere])

    def _offer_actions(self) -> None:
        """The actions of the plan that was chosen; without one there is nothing to choose."""
        known = ImprovementAction.objects.allowed(self.user, Permission.VIEW_PUBLISHED)
        rows = known.filter(plan__reference=self._plan_asked).in_order() if self._plan_asked else ()
        if not rows:
            del self.filters["action"]
            return
        self.filters["action"].list_choices([(each.pk, str(each)) for each in rows])

    @property
    def _works(self) -> bool:
        return bool(scope_of(self.user, Permission.UPDATE_ACTION))

    @property
    def _plan_asked(self) -> str:
        asked = str(self.data.get("plan", ""))
        return asked if asked.isprintable() and asked != NOWHERE else ""

    def with_words(self, rows: EvidenceQuerySet, _name: str, words: str) -> EvidenceQuerySet:
        """Those where the title, or a version's file name, address or note, holds every word."""
        for word in words.split():
            versions = EvidenceVersion.objects.filter(
                Q(file_name__icontains=word) | Q(note__icontains=word) | Q(url__icontains=word)
            )
            rows = rows.filter(Q(title__icontains=word) | Q(pk__in=versions.values("evidence")))
        return rows

    def of_plan(self, rows: EvidenceQuerySet, _name: str, plan: str) -> EvidenceQuerySet:
        if plan == NOWHERE:
            return rows.filter(actions=None)
        links = Evidence.actions.through._default_manager
        return rows.filter(
            pk__in=links.filter(improvementaction__plan__reference=plan).values("evidence")
        )

    def of_action(self, rows: EvidenceQuerySet, _name: str, action: str) -> EvidenceQuerySet:
        links = Evidence.actions.through._default_manager.filter(improvementaction=int(action))
        return rows.filter(pk__in=links.values("evidence"))

    def of_kind(self, rows: EvidenceQuerySet, _name: str, kind: str) -> EvidenceQuerySet:
        """By the newest version, which is what a piece is now."""
        versions = EvidenceVersion.objects.filter(evidence=OuterRef("pk")).order_by("-number")
        newest = rows.annotate(is_now=Subquery(versions.values("content_type")[:1]))
        return newest.filter(is_now__in=content_types_of(kind))

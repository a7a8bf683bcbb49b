"""Which built papers a person asked for; everything asked stays in the address."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from findings.models import PaperTemplate, Report
from findings.models.report import ReportQuerySet
from inspections.models import Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.filters import DayFilter, WordsFilter
from portal.pages.forms import FilterForm

State = Report.State
STATES: dict[str, Q] = {
    "final": Q(state=State.READY, is_draft=False, superseded_at=None),
    "superseded": Q(state=State.READY, superseded_at__isnull=False),
    "draft": Q(state=State.READY, is_draft=True),
    "building": Q(state__in=[State.REQUESTED, State.BUILDING]),
    "failed": Q(state=State.FAILED),
}
READERS_STATES = [("final", _("Current")), ("superseded", _("Superseded"))]
WRITERS_STATES = [
    *READERS_STATES,
    ("draft", _("Draft")),
    ("building", _("Being built")),
    ("failed", _("Failed")),
]


def known_partnerships(request: SignedInRequest) -> QuerySet[Partnership]:
    """Those with a paper that the person may know of: a choice must not give one away."""
    known = Report.objects.allowed(request.user, Permission.DOWNLOAD_PAPER)
    return Partnership.objects.filter(pk__in=known.values("paper__inspection__partnership"))


class ReportFilter(filters.FilterSet):
    """The filters of the list of papers; drafts and builds only for those who prepare papers."""

    words = WordsFilter(label=_("Words in the title or meeting"), method="with_words")
    kind = filters.ChoiceFilter(
        label=_("Kind of paper"),
        field_name="paper__template__kind",
        choices=PaperTemplate.Kind.choices,
        empty_label=_("All kinds"),
    )
    partnership = filters.ModelChoiceFilter(
        label=_("Partnership"),
        field_name="paper__inspection__partnership",
        queryset=known_partnerships,
        to_field_name="slug",
        empty_label=_("All partnerships"),
    )
    state = filters.ChoiceFilter(
        label=_("State"), choices=WRITERS_STATES, empty_label=_("All states"), method="in_state"
    )
    meeting_from = DayFilter(
        label=_("Meeting from"), field_name="paper__meeting_on", lookup_expr="gte"
    )
    meeting_until = DayFilter(
        label=_("Meeting until"), field_name="paper__meeting_on", lookup_expr="lte"
    )

    class Meta:
        model = Report
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not scope_of(self.request.user, Permission.REQUEST_PAPER):
            self.filters["state"].extra["choices"] = READERS_STATES

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters)

    def with_words(self, rows: ReportQuerySet, _name: str, words: str) -> ReportQuerySet:
        """Those whose title or meeting holds every word."""
        for word in words.split():
            rows = rows.filter(
                Q(paper__title__icontains=word) | Q(paper__meeting_body__icontains=word)
            )
        return rows

    def in_state(self, rows: ReportQuerySet, _name: str, state: str) -> ReportQuerySet:
        return rows.filter(STATES[state])

"""Who has solved this: answers from elsewhere to an area for improvement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings.filters.solved import SolvedFilter
from findings.models import Finding
from findings.models.area_state import AREA_KINDS
from findings.models.finding import FindingQuerySet
from findings.models.finding_words import alike_query
from findings.tables.library import Entry, entries
from findings.tables.mapped_indicators import answering
from findings.tables.solved import Asked, Candidate, GradeGiven, Match, matches, reason
from inspections.models import (
    ComparatorGroup,
    ComparatorGroupMember,
    Evaluation,
    IndicatorMapping,
    Inspection,
    QualityIndicator,
)
from portal.access.roles import Permission
from portal.access.scope import may, scope_of
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User
from portal.pages.filters import chosen_filters
from portal.pages.paging import page_of

MOST = 200
"""So many answers are looked through, the nearest and newest of them."""
SHOWN = 3
"""So many stand on the finding's own page."""


@dataclass(frozen=True)
class Answer:
    """One answer on a page: what was found, where, and why it is shown."""

    entry: Entry
    reason: str
    is_neighbour: bool


class Solved:
    """The answers to one finding, for one person."""

    def __init__(self, user: User, finding: Finding) -> None:
        self.user, self.finding = user, finding
        self.partnership = finding.inspection.partnership
        self.indicators = {row.pk: str(row) for row in finding.indicators.all()}
        self.themes = frozenset(theme.name for theme in finding.themes.all())
        links = IndicatorMapping.objects.values_list("indicator", "counterpart", "relation")
        self.family = answering(self.indicators, links) if self.indicators else set()
        self.grades = self._grades()
        self.asked = Asked(
            place=self.partnership.name,
            is_own=may(user, Permission.EDIT_INSPECTION, self.partnership.pk),
            indicators=self.indicators,
            mapped=frozenset(self.family - self.indicators.keys()),
            themes=self.themes,
            grades=tuple(self.grades.get(self.partnership.pk, ())),
        )
        self.neighbours = neighbours_of(self.partnership.pk)

    @property
    def is_by_words(self) -> bool:
        """Whether nothing but the words can be compared."""
        return self.asked.says_nothing

    def rows(self) -> FindingQuerySet:
        """What others may be learnt from, before it is narrowed or looked at more closely."""
        learnt = Finding.objects.allowed(self.user, Permission.VIEW_GOOD_PRACTICE)
        elsewhere = learnt.exclude(inspection__partnership=self.partnership)
        if self.indicators:
            places = [pk for pk in self.grades if pk != self.partnership.pk]
            elsewhere = elsewhere.filter(inspection__partnership__in=places)
        return elsewhere

    def matches(self, rows: FindingQuerySet) -> list[tuple[Match, Any]]:
        """The answers among these, the best first, each with its row."""
        query = alike_query(getattr(self.finding, "stems", []))
        if self.is_by_words:
            keys = rows.keys_near_in_words(query, MOST) if query else []
        else:
            keys = rows.keys_near(self.indicators, self.family, self.themes, MOST)
        near = Finding.objects.filter(pk__in=keys).for_library(None).with_likeness(query)
        found = {row.pk: row for row in near}
        candidates = [self._candidate(row) for row in found.values()]
        return [(match, found[match.candidate.pk]) for match in matches(self.asked, candidates)]

    def answers(self, matched: Iterable[tuple[Match, Any]]) -> list[Answer]:
        """The answers as a page shows them."""
        pairs = list(matched)
        opens = scope_of(self.user, Permission.VIEW_PUBLISHED)
        shown = entries([row for _match, row in pairs], opens=opens)
        return [
            Answer(entry, reason(match, self.asked), match.candidate.is_neighbour)
            for entry, (match, _row) in zip(shown, pairs, strict=True)
        ]

    def _grades(self) -> dict[int, list[GradeGiven]]:
        """What each partnership was last given, published by inspectors, for what is asked for."""
        if not self.family:
            return {}
        given = Evaluation.objects.allowed(self.user, Permission.VIEW_GRADES).filter(
            indicator__in=self.family, inspection__state=Inspection.State.PUBLISHED
        )
        by_inspectors = given.exclude(inspection__kind=Inspection.Kind.SELF_EVALUATION)
        positions = by_inspectors.positions().select_related(
            "inspection", "indicator", "grade__scale"
        )
        grades: dict[int, list[GradeGiven]] = {}
        for row in positions:
            if row.grade is not None:
                grades.setdefault(row.inspection.partnership_id, []).append(grade_given(row))
        return grades

    def _candidate(self, row: Any) -> Candidate:  # noqa: ANN401 - a finding with for_library
        partnership = row.inspection.partnership
        return Candidate(
            pk=row.pk,
            place=partnership.name,
            indicators=frozenset(each["pk"] for each in row.indicator_names),
            themes=frozenset(row.theme_names),
            grades=tuple(self.grades.get(partnership.pk, ())),
            own_grades=tuple(grade_of(each, row) for each in row.grades),
            day=row.inspection.published_on,
            likeness=row.likeness,
            is_neighbour=partnership.pk in self.neighbours,
        )


def grade_given(evaluation: Any) -> GradeGiven:  # noqa: ANN401 - an Evaluation with `day`
    grade = evaluation.grade
    return GradeGiven(
        indicator_id=evaluation.indicator_id,
        indicator=str(evaluation.indicator),
        label=grade.label,
        rank=grade.rank,
        levels=grade.scale.levels,
        scale_id=grade.scale_id,
        good_or_better=grade.good_or_better,
        day=evaluation.day,
    )


def grade_of(each: dict[str, Any], row: Finding) -> GradeGiven:
    """A grade of the finding's own inspection, as `for_library` reads it."""
    return GradeGiven(
        indicator_id=each["pk"],
        indicator=str(QualityIndicator(code=each["code"], title=each["title"])),
        label=each["label"],
        rank=each["rank"],
        levels=each["levels"],
        scale_id=each["scale"],
        good_or_better=each["good"],
        day=row.inspection.published_on,
    )


def neighbours_of(partnership: int) -> frozenset[int]:
    """The statistical neighbours of a partnership, and its family group."""
    members = ComparatorGroupMember.objects.exclude(partnership=partnership)
    kinds = ComparatorGroup.Kind
    own = members.filter(group__kind=kinds.STATISTICAL_NEIGHBOURS, group__partnership=partnership)
    family = members.filter(
        group__kind=kinds.FAMILY_GROUP, group__memberships__partnership=partnership
    )
    return frozenset((own | family).values_list("partnership", flat=True))


def best_of_each_place(matched: Iterable[tuple[Match, Any]], count: int) -> list[tuple[Match, Any]]:
    """The first answer of each partnership, so that one does not take every place."""
    first: dict[str, tuple[Match, Any]] = {}
    for match, row in matched:
        first.setdefault(match.candidate.place, (match, row))
    return list(first.values())[:count]


def asks_for_answers(user: User, finding: Finding) -> bool:
    """Whether the page of a finding shows who has solved it."""
    return finding.kind in AREA_KINDS and scope_of(user, Permission.VIEW_GOOD_PRACTICE).everything


def first_answers(user: User, finding: Finding) -> dict[str, Any]:
    """What the finding's own page shows: the best few, and how many more there are."""
    solved = Solved(user, finding)
    matched = solved.matches(solved.rows())
    return {
        "solved": solved,
        "answers": solved.answers(best_of_each_place(matched, SHOWN)),
        "more": len(matched) - len(best_of_each_place(matched, SHOWN)),
    }


@require_safe
def finding_solved(request: SignedInRequest, pk: int) -> HttpResponse:
    """All answers to an area for improvement, to be narrowed."""
    readable = Finding.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    found = get_object_or_404(readable.for_list().with_stems(), pk=pk)
    if not asks_for_answers(request.user, found):
        raise Http404
    solved = Solved(request.user, found)
    listing = SolvedFilter(
        request.GET, solved.rows(), request=request, neighbours=solved.neighbours
    )
    page = page_of(request, solved.matches(listing.qs))
    context = {
        "finding": found,
        "solved": solved,
        "form": listing.form,
        "chosen": chosen_filters(listing.form, request.GET),
        "page": page,
        "answers": solved.answers(page.object_list),
        "is_most": page.paginator.count >= MOST,
    }
    return render(request, "findings/solved/page.html", context)

"""What the filters of findings offer: only what the findings that the person reads are about.

Each list is one query whose time grows with the list and not with the findings behind it.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from findings.models import Finding, Theme
from inspections.models import (
    FrameworkEdition,
    Grade,
    Inspection,
    Partnership,
    QualityIndicator,
)

GOOD = "good"
"""Good or better, or below it, in whatever words a scale has for that."""

Choices = list[tuple[str, Any]]


@dataclass(frozen=True)
class FindingChoices:
    """The lists of one person's filters."""

    themes: Choices
    partnerships: Choices
    frameworks: Choices
    indicators: Choices
    """In groups, one for each edition."""
    grades: Choices
    """In groups, one for each scale."""
    indicator_ids: dict[str, int]
    grade_rows: list[Grade]
    """The grades themselves: naming them by key spares every search a look at their scales."""


def finding_choices(readable: QuerySet[Inspection], *, framework: str = "") -> FindingChoices:
    """The lists over these inspections; indicators of one framework alone where that is chosen."""
    editions = list(_editions(readable))
    grades = list(_grade_rows(editions))
    known = {edition.framework.slug for edition in editions}
    told = [one for one in editions if framework not in known or one.framework.slug == framework]
    partnerships = Partnership.objects.filter(pk__in=readable.values("partnership"))
    return FindingChoices(
        themes=list(themes_of(readable).values_list("slug", "name")),
        partnerships=list(partnerships.values_list("slug", "name")),
        frameworks=sorted(
            {(one.framework.slug, one.framework.name) for one in editions}, key=lambda pair: pair[1]
        ),
        indicators=[(str(one), _indicators(one)) for one in told if one.listed],
        grades=_grades(grades),
        grade_rows=grades,
        indicator_ids={
            indicator_value(one, each): each["id"] for one in editions for each in one.listed
        },
    )


def themes_of(inspections: QuerySet[Inspection]) -> QuerySet[Theme]:
    """The themes of their findings."""
    tagged = Finding.themes.through._default_manager.filter(
        finding__removed_at=None, finding__inspection__in=inspections
    )
    return Theme.objects.filter(pk__in=tagged.values("theme"))


def _editions(readable: QuerySet[Inspection]) -> QuerySet[FrameworkEdition, Any]:
    indicators = QualityIndicator.objects.filter(edition=OuterRef("pk")).order_by("position")
    each = JSONObject(id="pk", code="code", title="title")
    return (
        FrameworkEdition.objects.filter(pk__in=readable.values("edition"))
        .select_related("framework")
        .annotate(listed=ArraySubquery(indicators.values(each=each)))
        .order_by("framework__name", "-in_force_from")
    )


def _indicators(edition: Any) -> Choices:  # noqa: ANN401 - an edition with `listed`
    return [
        (indicator_value(edition, each), indicator_name(each["code"], each["title"]))
        for each in edition.listed
    ]


def indicator_value(edition: FrameworkEdition, indicator: dict[str, Any]) -> str:
    """How an address names an indicator: `ci_children_care_protection_2019:2.2`."""
    return f"{edition.slug}:{indicator['code']}"


def indicator_name(code: str, title: str) -> str:
    return str(QualityIndicator(code=code, title=title))


def _grade_rows(editions: list[FrameworkEdition]) -> QuerySet[Grade]:
    scales = {edition.scale_id for edition in editions} - {None}
    grades = Grade.objects.filter(scale__in=scales).select_related("scale")
    return grades.order_by("scale__name", "-rank")


def _grades(grades: list[Grade]) -> Choices:
    groups: dict[str, Choices] = {}
    for grade in grades:
        groups.setdefault(grade.scale.name, []).append((grade_value(grade), grade.label))
    return list(groups.items())


def grade_value(grade: Grade) -> str:
    """How an address names a grade: `ci_six_point:4`."""
    return f"{grade.scale.slug}:{grade.rank}"


AT_LEAST_ON_ANY_SCALE = (_("Any scale"), [(GOOD, _("Good or better"))])
AT_MOST_ON_ANY_SCALE = (_("Any scale"), [(GOOD, _("Below good"))])

"""What a comparison can be asked for: frameworks with their indicators, programmes, groups.

Two queries, whatever there is: all reference data that columns are made of, and the lists of what
the person may choose from.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    Count,
    F,
    Func,
    JSONField,
    Max,
    OuterRef,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, JSONObject

from inspections.models import (
    ComparatorGroup,
    Grade,
    IndicatorMapping,
    Inspection,
    QualityIndicator,
)
from inspections.models.inspection import DAY_FIELDS, InspectionQuerySet
from inspections.tables.comparison_columns import (
    Answer,
    Edition,
    Framework,
    Indicator,
    Relation,
)
from inspections.tables.distribution import Level, Scale
from portal.access.roles import Permission
from portal.accounts.models import User

FRAMEWORK, PROGRAMME, GROUP = "framework", "programme", "group"
INDICATOR_FIELDS = (
    "pk",
    "code",
    "title",
    "formally_graded",
    "edition_id",
    "edition__slug",
    "edition__label",
    "edition__in_force_from",
    "edition__in_force_to",
    "edition__framework_id",
    "edition__framework__slug",
    "edition__framework__name",
    "edition__framework__nation",
    "edition__scale__name",
)


@dataclass(frozen=True)
class Listed:
    """One line of a list to choose from."""

    value: str
    label: str
    kind: str = ""
    """Of a comparator group: a value of ComparatorGroup.Kind."""
    partnership: int | None = None
    """Of statistical neighbours: the id of the one whose neighbours they are."""


@dataclass(frozen=True)
class Offer:
    """What a person may ask a comparison for."""

    indicators: tuple[Indicator, ...]
    """Of every edition that gives grades, the newest edition of a framework first."""
    last_days: dict[str, str]
    """The latest day, in ISO form, of each framework, by slug, that has inspections here of more
    than one partnership: one alone has nothing beside it.
    """
    programmes: tuple[Listed, ...] = ()
    groups: tuple[Listed, ...] = ()
    frameworks: tuple[Framework, ...] = field(init=False)
    editions: tuple[Edition, ...] = field(init=False)

    def __post_init__(self) -> None:
        editions = tuple(dict.fromkeys(each.edition for each in self.indicators))
        frameworks = dict.fromkeys(edition.framework for edition in editions)
        object.__setattr__(self, "editions", editions)
        object.__setattr__(self, "frameworks", tuple(frameworks))

    def editions_of(self, framework: Framework) -> list[Edition]:
        return [edition for edition in self.editions if edition.framework == framework]

    def edition(self, slug: str | None) -> Edition | None:
        return next((edition for edition in self.editions if edition.slug == slug), None)

    def framework_of(self, edition: str | None) -> str | None:
        """The slug of the framework that an edition is of."""
        found = self.edition(edition)
        return found.framework.slug if found else None

    def usual(self, nations: Iterable[str]) -> Framework | None:
        """The framework of these nations, or of any, whose results here are the most recent."""
        near = [each for each in self.frameworks if each.nation in set(nations)]
        among = [each for each in near or self.frameworks if each.slug in self.last_days]
        among = among or near or list(self.frameworks)
        return max(among, key=lambda each: self.last_days.get(each.slug, ""), default=None)


def compared(user: User) -> InspectionQuerySet:
    """The inspections whose grades a person may put side by side: published ones alone."""
    return Inspection.objects.allowed(user, Permission.COMPARE_PARTNERSHIPS).published()


def offer_to(user: User) -> Offer:
    lists: dict[str, list[tuple[Any, ...]]] = {FRAMEWORK: [], PROGRAMME: [], GROUP: []}
    for kind, *line in sorted(_lists(user), key=itemgetter(2)):
        lists[kind].append(tuple(line))
    return Offer(
        indicators=tuple(_indicators()),
        last_days={slug: day for slug, day, _kind, _pk in lists[FRAMEWORK]},
        programmes=tuple(Listed(*line) for line in lists[PROGRAMME]),
        groups=tuple(Listed(*line) for line in lists[GROUP]),
    )


def _lists(user: User) -> Iterable[tuple[Any, ...]]:
    """Every list in one query: its name, then value, label, kind and partnership of each line."""
    inspections = compared(user)
    day = Cast(Max(Coalesce(*DAY_FIELDS)), TextField())
    frameworks = (
        inspections.values("edition__framework")
        .annotate(
            day=Coalesce(day, Value("", output_field=TextField())),
            partnerships=Count("partnership", distinct=True),
        )
        .filter(partnerships__gt=1)
    )
    nothing = Cast(Value(None), BigIntegerField())
    return (
        frameworks.order_by()
        .values_list(Value(FRAMEWORK), "edition__framework__slug", "day", Value(""), nothing)
        .union(
            inspections.order_by()
            .exclude(programme=None)
            .values_list(Value(PROGRAMME), "programme__slug", "programme__name", Value(""), nothing)
            .distinct(),
            ComparatorGroup.objects.allowed(user, Permission.COMPARE_PARTNERSHIPS)
            .order_by()
            .values_list(Value(GROUP), Cast("pk", TextField()), "name", "kind", "partnership_id"),
            all=True,
        )
    )


class ArrayToJson(Func):
    """An array as one JSON value, so that it is read only where it is needed."""

    function = "array_to_json"
    output_field = JSONField()


def _indicators() -> Iterator[Indicator]:
    editions: dict[int, Edition] = {}
    for row in _indicator_rows():
        values = dict(zip((*INDICATOR_FIELDS, "levels", "mappings"), row, strict=True))
        if values["edition_id"] not in editions:
            editions[values["edition_id"]] = _edition(values)
        yield Indicator(
            pk=values["pk"],
            code=values["code"],
            title=values["title"],
            edition=editions[values["edition_id"]],
            formally_graded=values["formally_graded"],
            answers=tuple(
                Answer(each["to"], Relation(each["relation"]), each["note"], each["checked"])
                for each in values["mappings"]
            ),
        )


def _indicator_rows() -> Iterable[tuple[Any, ...]]:
    levels = Grade.objects.filter(scale=OuterRef("edition__scale")).order_by("-rank")
    level = JSONObject(
        rank="rank", label="label", good_or_better="good_or_better", definition="definition"
    )
    mappings = IndicatorMapping.objects.filter(indicator=OuterRef("pk")).order_by("pk")
    mapping = JSONObject(to="counterpart_id", relation="relation", note="note", checked="checked")
    return (
        QualityIndicator.objects.exclude(edition__scale=None)
        .annotate(
            levels=Cast(ArrayToJson(ArraySubquery(levels.values(json=level))), TextField()),
            mappings=ArraySubquery(mappings.values(json=mapping)),
        )
        .order_by(
            "edition__framework__name",
            F("edition__in_force_from").desc(nulls_last=True),
            "edition_id",
            "position",
        )
        .values_list(*INDICATOR_FIELDS, "levels", "mappings")
    )


def _edition(values: dict[str, Any]) -> Edition:
    framework = Framework(
        pk=values["edition__framework_id"],
        slug=values["edition__framework__slug"],
        name=values["edition__framework__name"],
        nation=values["edition__framework__nation"],
    )
    return Edition(
        pk=values["edition_id"],
        slug=values["edition__slug"],
        label=values["edition__label"],
        framework=framework,
        scale=Scale(values["edition__scale__name"], _levels(values["levels"])),
        starts_on=values["edition__in_force_from"],
        ends_on=values["edition__in_force_to"],
    )


def _levels(written: str) -> tuple[Level, ...]:
    return tuple(Level(**level) for level in json.loads(written))

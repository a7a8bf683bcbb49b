"""Changes to frameworks and what they rest on: inspectorates, scales, programmes."""

import datetime
from collections.abc import Iterator
from typing import Any, TypeVar

from django.db.models import Model

from inspections.models import (
    FrameworkArea,
    FrameworkEdition,
    Grade,
    GradingScale,
    IndicatorMapping,
    InspectionProgramme,
    InspectionQuestion,
    Inspectorate,
    QualityFramework,
    QualityIndicator,
    QuantifierTable,
    QuantifierTerm,
)
from inspections.operations.shipped import Tally, bring_in
from inspections.reference import shipped, shipped_frameworks
from portal.access.operation import recorded

M = TypeVar("M", bound=Model)
Row = dict[str, Any]
BY_SLUG = ("slug",)


@recorded
def load_frameworks(*, by: None = None) -> Tally:
    """Bring in the shipped frameworks with all that they need; a second run changes nothing."""
    tally = Tally()
    inspectorates = bring_in(
        [Inspectorate(**row) for row in shipped("inspectorates")], key=BY_SLUG, tally=tally
    )
    bodies = {slug: body.pk for (slug,), body in inspectorates.items()}
    scales = _load_scales(tally)
    _load_programmes(bodies, tally)
    quantifiers = _load_quantifiers(bodies, tally)
    editions = _load_editions(bodies, scales, quantifiers, tally)
    _load_questions(editions, tally)
    _load_indicators(editions, _load_areas(editions, tally), tally)
    _load_crosswalk(editions, tally)
    return tally


def _load_scales(tally: Tally) -> dict[str, int]:
    """The scales with their grades; the ids by slug."""
    rows = shipped("scales")
    scales = [_without(GradingScale, row, "grades", levels=len(row["grades"])) for row in rows]
    stored = bring_in(scales, key=BY_SLUG, tally=tally)
    ids = {slug: scale.pk for (slug,), scale in stored.items()}
    grades = [Grade(scale_id=ids[row["slug"]], **grade) for row in rows for grade in row["grades"]]
    bring_in(grades, key=("scale_id", "rank"), tally=tally)
    return ids


def _load_programmes(bodies: dict[str, int], tally: Tally) -> None:
    programmes = [
        _without(
            InspectionProgramme,
            row,
            "inspectorate",
            inspectorate_id=bodies[row["inspectorate"]],
            starts_on=_day(row["starts_on"]),
            ends_on=_day(row["ends_on"]),
        )
        for row in shipped("programmes")
    ]
    bring_in(programmes, key=BY_SLUG, tally=tally)


def _load_quantifiers(bodies: dict[str, int], tally: Tally) -> dict[str, int]:
    """The tables of words for shares; the ids by slug."""
    rows = shipped("quantifiers")
    tables = [
        _without(
            QuantifierTable,
            row,
            "inspectorate",
            "terms",
            inspectorate_id=bodies[row["inspectorate"]],
        )
        for row in rows
    ]
    ids = {slug: row.pk for (slug,), row in bring_in(tables, key=BY_SLUG, tally=tally).items()}
    terms = [
        QuantifierTerm(table_id=ids[row["slug"]], **term) for row in rows for term in row["terms"]
    ]
    bring_in(terms, key=("table_id", "word"), tally=tally)
    return ids


def _load_editions(
    bodies: dict[str, int], scales: dict[str, int], quantifiers: dict[str, int], tally: Tally
) -> list[tuple[int, Row]]:
    """The frameworks and their editions; each edition's id with its shipped row."""
    rows = shipped_frameworks()
    frameworks = [
        _without(
            QualityFramework,
            row,
            "inspectorate",
            "editions",
            "quantifiers",
            inspectorate_id=bodies[row["inspectorate"]],
            quantifiers_id=quantifiers.get(row.get("quantifiers", "")),
        )
        for row in rows
    ]
    ids = bring_in(frameworks, key=BY_SLUG, tally=tally)
    editions = [(ids[(row["slug"],)].pk, edition) for row in rows for edition in row["editions"]]
    stored = bring_in(
        [_edition(framework, row, scales) for framework, row in editions], key=BY_SLUG, tally=tally
    )
    return [(stored[(row["slug"],)].pk, row) for _, row in editions]


def _edition(framework: int, row: Row, scales: dict[str, int]) -> FrameworkEdition:
    return _without(
        FrameworkEdition,
        row,
        "questions",
        "areas",
        "indicators",
        "scale",
        framework_id=framework,
        scale_id=scales[row["scale"]] if row["scale"] else None,
        in_force_from=_day(row["in_force_from"]),
        in_force_to=_day(row["in_force_to"]),
    )


def _load_questions(editions: list[tuple[int, Row]], tally: Tally) -> None:
    questions = [
        InspectionQuestion(edition_id=edition, number=number, **question)
        for edition, row in editions
        for number, question in enumerate(row.get("questions", []), start=1)
    ]
    bring_in(questions, key=("edition_id", "number"), tally=tally)


def _load_areas(editions: list[tuple[int, Row]], tally: Tally) -> dict[tuple[int, str], int]:
    """The areas; their ids by edition and code."""
    areas = [
        _without(FrameworkArea, area, "indicators", edition_id=edition, position=position)
        for edition, row in editions
        for position, area in enumerate(row.get("areas", []), start=1)
    ]
    stored = bring_in(areas, key=("edition_id", "position"), tally=tally)
    return {(area.edition_id, area.code): area.pk for area in stored.values()}


def _load_indicators(
    editions: list[tuple[int, Row]], areas: dict[tuple[int, str], int], tally: Tally
) -> None:
    """Indicators in their printed order; those with parts first, since parts point to them."""
    key = ("edition_id", "code")
    placed = [
        (edition, position, *entry)
        for edition, row in editions
        for position, entry in enumerate(_indicators_of(row), start=1)
    ]
    ids: dict[tuple[int, str], int] = {}
    for parts in (False, True):
        wanted = [
            _without(
                QualityIndicator,
                indicator,
                "parts",
                edition_id=edition,
                area_id=areas[edition, area] if area else None,
                parent_id=ids[edition, whole] if whole else None,
                position=position,
            )
            for edition, position, area, whole, indicator in placed
            if bool(whole) is parts
        ]
        stored = bring_in(wanted, key=key, tally=tally)
        ids = {(edition, code): row.pk for (edition, code), row in stored.items()}


def _load_crosswalk(editions: list[tuple[int, Row]], tally: Tally) -> None:
    """Which indicators answer to each other; a row names each by its edition and code."""
    slugs = {edition: row["slug"] for edition, row in editions}
    ids = {
        (slugs[edition], code): pk
        for edition, code, pk in QualityIndicator.objects.filter(edition__in=slugs).values_list(
            "edition_id", "code", "pk"
        )
    }
    mappings = [
        _without(
            IndicatorMapping,
            row,
            "indicator",
            "counterpart",
            indicator_id=ids[tuple(row["indicator"])],
            counterpart_id=ids[tuple(row["counterpart"])],
        )
        for row in shipped("crosswalk")
    ]
    bring_in(mappings, key=("indicator_id", "counterpart_id"), tally=tally)


def _indicators_of(edition: Row) -> Iterator[tuple[str, str, Row]]:
    """Each indicator with the codes of its area and of the indicator that rolls it up."""
    for area in [*edition.get("areas", []), {"code": "", **edition}]:
        for indicator in area.get("indicators", []):
            yield area["code"], "", indicator
            for part in indicator.get("parts", []):
                yield area["code"], indicator["code"], part


def _without(model: type[M], row: Row, *names: str, **fields: Any) -> M:
    """An unsaved row of `model` from a shipped one, but for the names; `fields` come on top."""
    return model(**{name: value for name, value in row.items() if name not in names} | fields)


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None

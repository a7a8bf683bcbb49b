"""A framework's edition as one reads it: areas with their indicators, parts below the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspections.models import (
    FrameworkArea,
    FrameworkEdition,
    Grade,
    InspectionQuestion,
    QualityIndicator,
)

Checked = FrameworkArea | FrameworkEdition | Grade | InspectionQuestion | QualityIndicator
"""Whatever has words that somebody may have checked against an official text."""


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator and the parts that it rolls up."""

    indicator: QualityIndicator
    parts: tuple[QualityIndicator, ...]


@dataclass(frozen=True)
class AreaRows:
    """An area with its indicators; no area for those that stand outside one."""

    area: FrameworkArea | None
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class EditionTable:
    """One edition whole."""

    edition: FrameworkEdition
    areas: tuple[AreaRows, ...]
    indicator_count: int
    """Without those that only roll others up."""
    is_unchecked: bool
    """Whether any of its texts has not been checked against an official one."""


def edition_table(edition: FrameworkEdition) -> EditionTable:
    """Reads areas, indicators, questions and the scale's grades, so fetch them along with it."""
    areas, indicators = list(edition.areas.all()), list(edition.indicators.all())
    wholes = {indicator.parent_id for indicator in indicators if indicator.parent_id}
    grades = list(edition.scale.grades.all()) if edition.scale else []
    texts: list[Checked] = [edition, *areas, *indicators, *edition.questions.all(), *grades]
    return EditionTable(
        edition=edition,
        areas=area_rows(areas, indicators),
        indicator_count=sum(indicator.pk not in wholes for indicator in indicators),
        is_unchecked=not all(text.checked for text in texts),
    )


def area_rows(
    areas: Iterable[FrameworkArea], indicators: Sequence[QualityIndicator]
) -> tuple[AreaRows, ...]:
    """Indicators under their areas, those without an area last; an empty area still shows."""
    placed = [AreaRows(area, _rows(indicators, area.pk)) for area in areas]
    loose = _rows(indicators, None)
    return tuple([*placed, AreaRows(None, loose)] if loose else placed)


def _rows(indicators: Sequence[QualityIndicator], area_id: int | None) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(whole, tuple(part for part in indicators if part.parent_id == whole.pk))
        for whole in indicators
        if whole.parent_id is None and whole.area_id == area_id
    )

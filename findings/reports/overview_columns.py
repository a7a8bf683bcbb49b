"""Which indicators are one column of an overview: one that goes on from edition to edition."""

from collections.abc import Iterable, Mapping

from findings.reports.programme_facts import ColumnFacts
from inspections.models import FrameworkEdition, QualityIndicator

Indicators = Mapping[int, tuple[QualityIndicator, FrameworkEdition]]


class Columns:
    """The indicators in use, each with the newest edition's words for it.

    Two are one column where the crosswalk says that one continues the other and both have the
    same scale; what is merely comparable is never counted together.
    """

    def __init__(self, indicators: Indicators, carried: Iterable[tuple[int, int]]) -> None:
        self.indicators = indicators
        self.newer: dict[int, int] = {}
        for newer, older in carried:
            if self._scale(newer) == self._scale(older):
                self.newer[older] = newer

    @property
    def facts(self) -> tuple[ColumnFacts, ...]:
        newest = {self._newest(pk) for pk in self.indicators}
        return tuple(self._fact(pk) for pk in sorted(newest, key=self._place))

    def key_of(self, indicator: int) -> str:
        found, edition = self.indicators[self._newest(indicator)]
        return f"{edition.slug}:{found.code}"

    def _newest(self, indicator: int) -> int:
        seen = {indicator}
        while (newer := self.newer.get(indicator)) is not None and newer not in seen:
            seen.add(newer)
            indicator = newer
        return indicator

    def _scale(self, indicator: int) -> int | None:
        return self.indicators[indicator][1].scale_id

    def _place(self, indicator: int) -> tuple[str, int, int]:
        """The newest edition first, then as the edition has them."""
        found, edition = self.indicators[indicator]
        age = -edition.in_force_from.toordinal() if edition.in_force_from else 0
        return (edition.framework.name, age, found.position)

    def _fact(self, indicator: int) -> ColumnFacts:
        found, edition = self.indicators[indicator]
        return ColumnFacts(
            key=self.key_of(indicator),
            code=found.printed_code,
            title=found.title,
            is_checked=found.checked,
            scale=edition.scale.name if edition.scale else "",
        )

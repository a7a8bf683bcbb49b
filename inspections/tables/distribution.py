"""How many of each grade there are on one scale, and how many have no grade, and why.

Grades are ordered, not measured: they are counted, shared out and put in the middle by rank, and
never averaged. Two scales are never counted together.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from inspections.models import Grade, GradingScale
from inspections.models.scale import step_on_ramp


class Absence(TextChoices):
    """Why there is no grade; the first two are those of Evaluation.WithoutGrade."""

    NOT_GRADED = "not_graded", _("Not graded")
    NOT_KNOWN = "not_known", _("Not known here")
    NOT_INSPECTED = "not_inspected", _("Not inspected")


Said = int | Absence
"""What is said of one partnership and indicator: the grade's rank on its scale, or why none."""


class ScalesDiffer(ValueError):  # noqa: N818 - a fact about the values
    """Grades of two scales were to be counted together."""


@dataclass(frozen=True)
class Level:
    """One grade of a scale; the rank counts from 1, the lowest."""

    rank: int
    label: str
    good_or_better: bool
    definition: str = ""


@dataclass(frozen=True)
class Scale:
    """A scale with its levels, the best first."""

    name: str
    levels: tuple[Level, ...]

    def level(self, rank: int) -> Level:
        return self._by_rank[rank]

    @cached_property
    def _by_rank(self) -> dict[int, Level]:
        return {level.rank: level for level in self.levels}

    def step(self, rank: int) -> int:
        """The grade's place on the ramp of seven colours."""
        return step_on_ramp(rank=rank, levels=len(self.levels))

    def is_good(self, rank: int) -> bool:
        return self.level(rank).good_or_better


@dataclass(frozen=True)
class Part:
    """How many have one grade, or none for one reason; `rank` and `step` are None without one."""

    label: str
    count: int
    percent: int | None = None
    """Of those that are graded; None where nothing is or where there is no grade."""
    rank: int | None = None
    step: int | None = None
    levels: int | None = None


@dataclass(frozen=True)
class Distribution:
    """The grades of one indicator, or of several on one scale."""

    scale: Scale
    counts: tuple[tuple[int, int], ...]
    """Pairs of rank and count, the best first; each level of the scale has its pair."""
    not_graded: int = 0
    not_known: int = 0
    not_inspected: int = 0

    @property
    def graded(self) -> int:
        """How many have a grade: the denominator of every share."""
        return sum(count for _rank, count in self.counts)

    @property
    def total(self) -> int:
        return self.graded + self.not_graded + self.not_known + self.not_inspected

    @property
    def good(self) -> int:
        """How many are good or better, as the scale says."""
        return sum(count for rank, count in self.counts if self.scale.is_good(rank))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every level of the scale, the best first, also those that nobody has."""
        return tuple(
            Part(
                label=self.scale.level(rank).label,
                count=count,
                percent=whole_per_cent(count, self.graded) if self.graded else None,
                rank=rank,
                step=self.scale.step(rank),
                levels=len(self.scale.levels),
            )
            for rank, count in self.counts
        )

    @cached_property
    def absent(self) -> tuple[Part, ...]:
        """Each reason for which a grade is missing here, with its count."""
        counts = (self.not_graded, self.not_known, self.not_inspected)
        return tuple(
            Part(str(absence.label), count)
            for absence, count in zip(Absence, counts, strict=True)
            if count
        )

    @cached_property
    def medians(self) -> tuple[Level, Level] | None:
        """The lower and the upper of the two in the middle; one and the same of an odd count."""
        ranks = [rank for rank, count in reversed(self.counts) for _ in range(count)]
        if not ranks:
            return None
        middle = (ranks[(len(ranks) - 1) // 2], ranks[len(ranks) // 2])
        return self.scale.level(middle[0]), self.scale.level(middle[1])


def scale_of(scale: GradingScale) -> Scale:
    """Reads the scale's grades, so fetch them along with it."""
    return Scale(scale.name, levels_of(scale.grades.all()))


def levels_of(grades: Iterable[Grade]) -> tuple[Level, ...]:
    """The best first, in whatever order they come."""
    return tuple(
        Level(grade.rank, grade.label, grade.good_or_better, grade.definition)
        for grade in sorted(grades, key=lambda grade: -grade.rank)
    )


def distribution(scale: Scale, said: Iterable[Said]) -> Distribution:
    """Count what is said, one value for each partnership; ranks are those of `scale`."""
    counted = Counter(said)
    ranks = {level.rank for level in scale.levels}
    if strangers := [key for key in counted if not isinstance(key, Absence) and key not in ranks]:
        raise ScalesDiffer(f"{scale.name} has no rank {strangers}")
    return Distribution(
        scale=scale,
        counts=tuple((level.rank, counted[level.rank]) for level in scale.levels),
        not_graded=counted[Absence.NOT_GRADED],
        not_known=counted[Absence.NOT_KNOWN],
        not_inspected=counted[Absence.NOT_INSPECTED],
    )


def together(distributions: Sequence[Distribution]) -> Distribution:
    """Several indicators of one scale as one; raises ScalesDiffer."""
    first, *rest = distributions
    if any(other.scale != first.scale for other in rest):
        raise ScalesDiffer(", ".join(sorted({other.scale.name for other in distributions})))
    return Distribution(
        scale=first.scale,
        counts=tuple(
            (level.rank, sum(dict(other.counts)[level.rank] for other in distributions))
            for level in first.scale.levels
        ),
        not_graded=sum(other.not_graded for other in distributions),
        not_known=sum(other.not_known for other in distributions),
        not_inspected=sum(other.not_inspected for other in distributions),
    )


def whole_per_cent(part: int, whole: int) -> int:
    """A share rounded to whole per cent; 0 and 100 stand only for none and all."""
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole:
        return min(max(rounded, 1), 99)
    return rounded

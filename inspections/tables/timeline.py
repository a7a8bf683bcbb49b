"""A partnership's grades in time: each line of indicators with every grade that it was given."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspections.models import Evaluation, Inspection
from inspections.tables.chart import Chart, Mark, step_chart


@dataclass(frozen=True)
class TimedGrade:
    """A grade with the inspection that gave it."""

    mark: Mark
    inspection: Inspection


@dataclass(frozen=True)
class GradeLine:
    """One indicator with those that it continues."""

    code: str
    title: str
    """As the newest of them is called."""
    grades: tuple[TimedGrade, ...]
    """The oldest first."""
    chart: Chart

    @property
    def levels(self) -> int:
        return self.grades[-1].mark.levels


Key = tuple[int, int]
"""A line of indicators on one scale."""


def grade_lines(
    inspections: Sequence[Inspection], continues: Mapping[int, int], *, until: datetime.date
) -> tuple[GradeLine, ...]:
    """The lines with more than one grade; a single grade is no time line.

    Reads evaluations and editions, so fetch them along. `continues` names, by id of an indicator,
    the one that continues it.
    """
    grouped: dict[Key, list[tuple[TimedGrade, Evaluation]]] = {}
    for inspection in sorted(inspections, key=_in_time):
        scale = inspection.edition.scale
        if scale is None:
            continue
        for evaluation in inspection.evaluations.all():
            key = (newest_of(continues, evaluation.indicator_id), scale.pk)
            timed = TimedGrade(_mark(evaluation, scale.levels, day_of(inspection)), inspection)
            grouped.setdefault(key, []).append((timed, evaluation))
    return tuple(
        _line(rows, until)
        for rows in grouped.values()
        if sum(bool(t.mark.rank) for t, _e in rows) > 1
    )


def day_of(inspection: Inspection) -> datetime.date | None:
    """From which on its grades count; the rule of InspectionQuerySet.with_day, on a record."""
    days = (inspection.published_on, inspection.feedback_on, inspection.fieldwork_to)
    programme = inspection.programme.ends_on if inspection.programme else None
    return next((day for day in (*days, inspection.fieldwork_from, programme) if day), None)


def newest_of(continues: Mapping[int, int], indicator: int) -> int:
    """The indicator at the new end of a line; a ring in the crosswalk ends where it began."""
    seen = {indicator}
    while (following := continues.get(indicator)) and following not in seen:
        seen.add(following)
        indicator = following
    return indicator


def _in_time(inspection: Inspection) -> tuple[bool, datetime.date, int]:
    day = day_of(inspection)
    return day is not None, day or datetime.date.min, inspection.pk


def _mark(evaluation: Evaluation, levels: int, day: datetime.date | None) -> Mark:
    grade = evaluation.grade
    return Mark(
        label=evaluation.said,
        levels=levels,
        rank=grade.rank if grade else None,
        step=grade.step if grade else None,
        day=day,
    )


def _line(rows: Iterable[tuple[TimedGrade, Evaluation]], until: datetime.date) -> GradeLine:
    grades = list(rows)
    newest = grades[-1][1].indicator
    return GradeLine(
        code=newest.printed_code,
        title=newest.title,
        grades=tuple(timed for timed, _evaluation in grades),
        chart=step_chart([timed.mark for timed, _evaluation in grades], until=until),
    )

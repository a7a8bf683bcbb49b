"""The columns of a comparison, year by year."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.tables.chart import Chart, share_chart
from inspections.tables.comparison_columns import Column
from inspections.tables.counted import good_or_better, share_said
from inspections.tables.given import Given
from inspections.tables.yearly import Period, Year, periods, years


@dataclass(frozen=True)
class ColumnYears:
    """One column through the years."""

    column: Column
    years: tuple[Year, ...]
    periods: tuple[Period, ...]
    chart: Chart
    said: str
    undated: int
    """Grades without a day: they stand at no year's end."""


def column_years(
    columns: Sequence[Column],
    given: Sequence[Given],
    *,
    until: datetime.date,
    ended: Mapping[int, datetime.date],
) -> tuple[ColumnYears, ...]:
    """`ended` has the last days of dissolved authorities, which count only until then.

    Columns whose scale does not say what is good have no share, and are left out.
    """
    lines: list[list[Given]] = [[] for _column in columns]
    for one in given:
        lines[one.line].append(one)
    return tuple(
        _column(column, line, years(line, until=until, ended=ended))
        for column, line in zip(columns, lines, strict=True)
        if any(level.good_or_better for level in column.scale.levels)
    )


def _column(column: Column, given: list[Given], found: tuple[Year, ...]) -> ColumnYears:
    return ColumnYears(
        column=column,
        years=found,
        periods=periods(found),
        chart=share_chart(found),
        said=said_of_years(column, found),
        undated=sum(one.day is None and one.rank is not None for one in given),
    )


def said_of_years(column: Column, found: Sequence[Year]) -> str:
    """For example "103 of 153 (67%) are good or better; at the end of 2018 it was 20 of 31 (65%)."

    The first part is the position at the end of all.
    """
    graded = [year for year in found if year.position.whole]
    if not graded:
        return _("No dated grade is known here.")
    first, last = graded[0], graded[-1]
    now = ngettext("%(now)s is %(grades)s", "%(now)s are %(grades)s", last.position.good) % {
        "now": share_said(last.position.good, last.position.whole),
        "grades": good_or_better(column.scale),
    }
    if first == last:
        return f"{now}."
    return _("%(now)s; at the end of %(first)s it was %(then)s.") % {
        "now": now,
        "first": first.year,
        "then": share_said(first.position.good, first.position.whole),
    }

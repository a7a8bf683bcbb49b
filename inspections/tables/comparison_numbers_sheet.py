"""What the numbers say, as tables to take away: what the screen shows, a fact to a cell."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from inspections.tables.comparison import Row
from inspections.tables.comparison_change import ChangeRow
from inspections.tables.comparison_distribution import ColumnNumbers
from inspections.tables.comparison_gap import GapRow
from inspections.tables.comparison_place import ColumnPlace
from inspections.tables.comparison_years import ColumnYears
from inspections.tables.gap import View
from portal.pages import sheet
from portal.pages.sheet import Cell, Kind

PARTNERSHIP = sheet.Column(_("Partnership"), width=30)
CODE = sheet.Column(_("GSS code"), width=12)
INDICATOR = sheet.Column(_("Indicator"), width=44)

DISTRIBUTION_COLUMNS = (
    INDICATOR,
    sheet.Column(_("Framework"), width=40),
    sheet.Column(_("Grade"), width=28),
    sheet.Column(_("Good or better"), width=14),
    sheet.Column(_("Partnerships"), Kind.NUMBER),
    sheet.Column(_("Of so many graded"), Kind.NUMBER, width=16),
    sheet.Column(_("Per cent"), Kind.NUMBER),
)
CHANGE_COLUMNS = (
    PARTNERSHIP,
    CODE,
    INDICATOR,
    sheet.Column(_("Change"), width=16),
    sheet.Column(_("Grades up or down"), Kind.NUMBER, width=16),
    sheet.Column(_("From"), width=28),
    sheet.Column(_("Date of it"), width=18),
    sheet.Column(_("To"), width=28),
    sheet.Column(_("Its date"), width=18),
    sheet.Column(_("Why it is not compared"), width=36),
)
YEAR_COLUMNS = (
    INDICATOR,
    sheet.Column(_("Year"), Kind.NUMBER),
    sheet.Column(_("Good or better at its end"), Kind.NUMBER, width=16),
    sheet.Column(_("Of so many with a grade"), Kind.NUMBER, width=16),
    sheet.Column(_("Per cent"), Kind.NUMBER),
    sheet.Column(_("Good or better in its own inspections"), Kind.NUMBER, width=18),
    sheet.Column(_("Of so many in its own inspections"), Kind.NUMBER, width=18),
)
GAP_COLUMNS = (
    PARTNERSHIP,
    CODE,
    INDICATOR,
    sheet.Column(_("Self-evaluation"), width=28),
    sheet.Column(_("Date of it"), width=18),
    sheet.Column(_("Inspectors"), width=28),
    sheet.Column(_("Its date"), width=18),
    sheet.Column(_("Self-evaluation higher by so many grades"), Kind.NUMBER, width=18),
    sheet.Column(_("In words"), width=36),
)
PLACE_COLUMNS = (
    PARTNERSHIP,
    INDICATOR,
    sheet.Column(_("Grade"), width=28),
    sheet.Column(_("Its date"), width=18),
    sheet.Column(_("Among"), width=36),
    sheet.Column(_("With a grade"), Kind.NUMBER),
    sheet.Column(_("Good or better"), Kind.NUMBER, width=14),
    sheet.Column(_("Higher"), Kind.NUMBER),
    sheet.Column(_("The same"), Kind.NUMBER),
    sheet.Column(_("Lower"), Kind.NUMBER),
)


def distribution_sheet_rows(numbers: Iterable[ColumnNumbers]) -> Iterator[tuple[Cell, ...]]:
    """A line for each grade of each indicator, then one for each reason without a grade."""
    for each in numbers:
        framework = each.column.newest.edition.framework.name
        good = {level.label: level.good_or_better for level in each.column.scale.levels}
        for part in each.spread.parts:
            share = (part.count, each.spread.graded, part.percent)
            yield each.column.name, framework, part.label, yes_or_no(good[part.label]), *share
        for part in each.spread.absent:
            yield each.column.name, framework, part.label, None, part.count, None, None


def change_sheet_rows(rows: Iterable[ChangeRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        step, before = row.step, row.step.before
        yield (
            row.place.name,
            row.place.gss_code,
            row.column.name,
            str(step.change.label),
            step.steps if before and not step.why_not else None,
            before.label if before else None,
            before.when if before else None,
            step.now.label,
            step.now.when,
            step.why_not or None,
        )


def year_sheet_rows(numbers: Iterable[ColumnYears]) -> Iterator[tuple[Cell, ...]]:
    for each in numbers:
        for year in each.years:
            position = (year.position.good, year.position.whole, year.position.percent)
            yield each.column.name, year.year, *position, year.own.good, year.own.whole


def gap_sheet_rows(rows: Iterable[GapRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        itself, inspectors = row.gap.itself, row.gap.inspectors
        yield (
            row.place.name,
            row.place.gss_code,
            row.column.name,
            itself.label,
            itself.when,
            inspectors.label if inspectors else None,
            inspectors.when if inspectors else None,
            row.gap.steps if row.gap.view is not View.NOT_COMPARED else None,
            row.gap.said,
        )


def place_sheet_rows(row: Row | None, columns: Iterable[ColumnPlace]) -> Iterator[tuple[Cell, ...]]:
    """A line for each indicator and set of others; none without a partnership."""
    for each in columns:
        for among in each.among:
            found = among.standing
            yield (
                row.place.name if row else None,
                each.column.name,
                each.label,
                each.when or None,
                among.others.label,
                found.others.graded,
                found.others.good,
                found.higher,
                found.same,
                found.lower,
            )


def yes_or_no(answer: bool) -> str:
    return str(_("Yes") if answer else _("No"))

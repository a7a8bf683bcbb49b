"""Everything that was said of a comparison's columns, not only the position: three queries."""

from dataclasses import dataclass

from django.db.models import Q

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_offer import compared
from inspections.filters.comparison_selection import POSITION_FIELDS, places_of, visits_of
from inspections.models import Evaluation, Inspection
from inspections.models.inspection import InspectionQuerySet
from inspections.tables.comparison import (
    Place,
    PositionRow,
    Selection,
    Visit,
    graded_between,
    in_order,
    selection,
)
from inspections.tables.distribution import Absence
from inspections.tables.given import Given


@dataclass(frozen=True)
class History:
    """A selection with every grade that its inspections gave; a line is a column's place."""

    selected: Selection
    given: tuple[Given, ...]

    def among(self, selected: Selection) -> tuple[Given, ...]:
        """What was said of the partnerships of a narrower selection."""
        kept = {row.place.pk for row in selected.rows}
        return tuple(one for one in self.given if one.partnership in kept)

    @property
    def places(self) -> dict[int, Place]:
        return {row.place.pk: row.place for row in self.selected.rows}


def history_of(listing: ComparisonFilter) -> History:
    """The rows that `selection_of` would show, with all that was said of them."""
    visits = visits_of(listing)
    rows = rows_of(listing, listing.visits())
    selected = selection(listing.columns, places_of(listing), visits, rows, on=listing.asked("on"))
    if listing.scale:
        at_least, at_most = listing.rank("at_least"), listing.rank("at_most")
        selected = graded_between(selected, listing.scale, at_least=at_least, at_most=at_most)
    return History(
        selected=in_order(selected, listing.sort_chosen),
        given=given_of(listing, visits, rows, {row.place.pk for row in selected.rows}),
    )


def self_evaluations_of(listing: ComparisonFilter, partnerships: set[int]) -> tuple[Given, ...]:
    """What these partnerships said of themselves in published self-evaluations, by column."""
    editions = {each.edition.pk for column in listing.columns for each in column.indicators}
    inspections = (
        compared(listing.request.user)
        .filter(kind=Inspection.Kind.SELF_EVALUATION, edition__in=editions)
        .with_day(listing.day_fields)
    )
    if on := listing.asked("on"):
        inspections = inspections.filter(Q(day__lte=on))
    visits = visits_of(listing, inspections)
    return given_of(listing, visits, rows_of(listing, inspections), partnerships)


def rows_of(listing: ComparisonFilter, inspections: InspectionQuerySet) -> list[PositionRow]:
    """Every evaluation of the columns in these inspections."""
    indicators = [each.pk for column in listing.columns for each in column.indicators]
    rows = Evaluation.objects.filter(inspection__in=inspections, indicator__in=indicators)
    if listing.narrows_partnerships:
        rows = rows.filter(inspection__partnership__in=listing.qs)
    return list(rows.order_by().values_list(*POSITION_FIELDS))


def given_of(
    listing: ComparisonFilter,
    visits: list[Visit],
    rows: list[PositionRow],
    partnerships: set[int],
) -> tuple[Given, ...]:
    by_id = {visit.pk: visit for visit in visits}
    scales = [column.scale for column in listing.columns]
    line_of = {
        each.pk: line for line, column in enumerate(listing.columns) for each in column.indicators
    }
    return tuple(
        Given(
            partnership=partnership,
            line=line_of[indicator],
            scale=scales[line_of[indicator]],
            said=Absence(reason) if rank is None else rank,
            day=by_id[inspection].day,
            visit=by_id[inspection],
        )
        for partnership, indicator, rank, reason, inspection in rows
        if partnership in partnerships
    )

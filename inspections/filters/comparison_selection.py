"""Reading what a comparison was asked for: three queries, however many partnerships."""

from typing import Any

from inspections.filters.comparison import ComparisonFilter
from inspections.models.inspection import InspectionQuerySet
from inspections.tables.comparison import (
    Place,
    Selection,
    Visit,
    graded_between,
    in_order,
    selection,
)

PLACE_FIELDS = ("pk", "name", "slug", "nation", "region", "gss_code", "ended_on")
VISIT_FIELDS = (
    "pk",
    "partnership_id",
    "edition_id",
    "edition__framework_id",
    "reference",
    "kind",
    "day",
    "published_on",
    "feedback_on",
    "fieldwork_to",
    "fieldwork_from",
    "programme__starts_on",
    "programme__ends_on",
)
POSITION_FIELDS = (
    "inspection__partnership_id",
    "indicator_id",
    "grade__rank",
    "without_grade",
    "inspection_id",
)


def selection_of(listing: ComparisonFilter) -> Selection:
    """The rows asked for in the order asked for, with the position in every column."""
    positions = list(listing.positions().values_list(*POSITION_FIELDS))
    shown = listing.visits().giving(inspection for *_rest, inspection in positions)
    selected = selection(
        listing.columns,
        places_of(listing),
        visits_of(listing, shown),
        positions,
        on=listing.asked("on"),
    )
    if listing.scale:
        at_least, at_most = listing.rank("at_least"), listing.rank("at_most")
        selected = graded_between(selected, listing.scale, at_least=at_least, at_most=at_most)
    return in_order(selected, listing.sort_chosen)


def places_of(listing: ComparisonFilter) -> list[Place]:
    """The partnerships asked for, by name; the one whose neighbours they are is marked."""
    centre = listing.chosen_group.partnership if listing.chosen_group else None
    rows = listing.places().order_by("name").values_list(*PLACE_FIELDS)
    return [_place(centre, *values) for values in rows]


def visits_of(
    listing: ComparisonFilter, inspections: InspectionQuerySet | None = None
) -> list[Visit]:
    """The inspections asked for, or others with their day, of the partnerships asked for."""
    rows = listing.visits() if inspections is None else inspections
    if listing.narrows_partnerships:
        rows = rows.filter(partnership__in=listing.qs)
    return [_visit(*values) for values in rows.order_by("pk").values_list(*VISIT_FIELDS)]


def _place(centre: int | None, *values: Any) -> Place:
    place: list[Any] = [*values, values[0] == centre]
    return Place(*place)


def _visit(*values: Any) -> Visit:
    *head, published, feedback, to, start, first, last = values
    visit: list[Any] = [*head, published, feedback or to or start, first, last]
    return Visit(*visit)

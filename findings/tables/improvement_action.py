"""An action as a row of a list and as a line of a file."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Brag, Finding, ImprovementAction
from findings.models.brag import STALE_DAYS
from portal.pages.sheet import Cell, Column, Kind

COLUMNS = [
    Column(gettext_lazy("Partnership")),
    Column(gettext_lazy("Plan"), width=32),
    Column(gettext_lazy("Reference"), width=12),
    Column(gettext_lazy("Action"), width=60),
    Column(gettext_lazy("Areas that it answers"), width=60),
    Column(gettext_lazy("Intended outcome"), width=48),
    Column(gettext_lazy("Success measure"), width=48),
    Column(gettext_lazy("Lead agency")),
    Column(gettext_lazy("Lead officer")),
    Column(gettext_lazy("Owner")),
    Column(gettext_lazy("Supporting agencies")),
    Column(gettext_lazy("Start"), Kind.DATE),
    Column(gettext_lazy("Due"), Kind.DATE),
    Column(gettext_lazy("Revised due date"), Kind.DATE),
    Column(gettext_lazy("Status")),
    Column(gettext_lazy("Per cent done"), Kind.NUMBER),
    Column(gettext_lazy("BRAG rating")),
    Column(gettext_lazy("BRAG rating that the rule suggests")),
    Column(gettext_lazy("Why the rating differs"), width=40),
    Column(gettext_lazy("Milestones done"), Kind.NUMBER),
    Column(gettext_lazy("Milestones"), Kind.NUMBER),
    Column(gettext_lazy("Last update"), Kind.DATE),
    Column(gettext_lazy("What the last update says"), width=60),
]


@dataclass(frozen=True)
class AreaMark:
    """An area as a row names it: its number in the plan, and its words for who asks."""

    number: int
    text: str
    pk: int


@dataclass(frozen=True)
class ActionRow:
    """An action with what a row says about it beside its own fields."""

    action: ImprovementAction
    areas: tuple[AreaMark, ...]
    is_overdue: bool
    days_over: int
    is_stale: bool
    may_update: bool

    @property
    def told_on(self) -> datetime.date | None:
        """The day of the last update."""
        told_at = getattr(self.action, "told_at", None)
        return localdate(told_at) if told_at else None


def rows_of(
    actions: Iterable[ImprovementAction],
    *,
    on: datetime.date,
    numbers: Mapping[int, int] | None = None,
    may_update: Callable[[ImprovementAction], bool],
) -> list[ActionRow]:
    """Rows in the order given; `numbers` are those of the areas in their plan.

    Without them a row names no area, and asks nothing of the database.
    """
    return [_row(action, on, numbers, may_update(action)) for action in actions]


def _row(
    action: ImprovementAction,
    on: datetime.date,
    numbers: Mapping[int, int] | None,
    may_update: bool,
) -> ActionRow:
    due, last_told = action.due_date, getattr(action, "last_told", None)
    days_over = (on - due).days if due and not action.is_finished else 0
    stale = last_told is not None and (on - last_told).days > STALE_DAYS
    return ActionRow(
        action=action,
        areas=() if numbers is None else area_marks(action.findings.all(), numbers),
        is_overdue=days_over > 0,
        days_over=max(days_over, 0),
        is_stale=stale and not action.is_finished,
        may_update=may_update,
    )


def area_marks(areas: Iterable[Finding], numbers: Mapping[int, int]) -> tuple[AreaMark, ...]:
    """The areas of an action in their order; 0 is no number."""
    marks = [AreaMark(numbers.get(area.pk, 0), area.text, area.pk) for area in areas]
    return tuple(sorted(marks, key=lambda mark: (mark.number or 10_000, mark.pk)))


def numbers_of(areas: Sequence[Finding]) -> dict[int, int]:
    """By key the number of each area in its plan, from 1."""
    return {area.pk: number for number, area in enumerate(areas, start=1)}


def file_rows(actions: Iterable[ImprovementAction]) -> Iterator[tuple[Cell, ...]]:
    for action in actions:
        yield file_row(action)


def file_row(action: ImprovementAction) -> tuple[Cell, ...]:
    """One line; several areas or agencies are parted by semicolons."""
    told_at = getattr(action, "told_at", None)
    return (
        action.plan.partnership.name,
        action.plan.title,
        action.reference,
        action.title,
        "; ".join(area.text for area in action.findings.all()),
        action.outcome,
        action.success_measure,
        action.lead_agency.name if action.lead_agency else None,
        action.lead_officer,
        str(action.owner) if action.owner else None,
        "; ".join(agency.name for agency in action.supporting_agencies.all()),
        action.starts_on,
        action.due_on,
        action.revised_due_on,
        action.get_status_display(),
        action.percent,
        rating_words(getattr(action, "brag", "")),
        rating_words(getattr(action, "suggested", "")),
        action.brag_reason if action.brag_override else "",
        getattr(action, "milestones_done", None),
        getattr(action, "milestones_all", None),
        localdate(told_at) if told_at else None,
        getattr(action, "told", None),
    )


def rating_words(rating: str) -> str:
    """A rating in a word."""
    return str(Brag(rating).label) if rating else _("No rating")


@dataclass(frozen=True)
class Heading:
    """A heading that sorts: what a press asks for, and how the list stands now."""

    label: str
    asks: str
    direction: str
    """`ascending`, `descending`, or nothing where the list is sorted by another column."""


def headings(sort: str) -> list[Heading]:
    """The headings of the table when it is sorted by `sort`."""
    return [
        _heading(_("Action"), sort, "plan", "plan"),
        _heading(_("Lead"), sort, "lead", "-lead"),
        _heading(_("Due"), sort, "due", "-due"),
        _heading(_("Status"), sort, "status", "-status"),
        _heading(_("BRAG"), sort, "brag", "-brag"),
        _heading(_("Last update"), sort, "told", "-told"),
    ]


def _heading(label: str, sort: str, ascending: str, descending: str) -> Heading:
    directions = {descending: "descending", ascending: "ascending"}
    return Heading(label, descending if sort == ascending else ascending, directions.get(sort, ""))

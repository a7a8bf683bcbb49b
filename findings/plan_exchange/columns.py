"""The columns of the sheet "Actions"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from findings.models import ImprovementAction

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

FEWEST = 3
"""So many columns at least are there for areas, and for supporting agencies."""
LONGEST = {"title": 300, "lead_officer": 120}
LONGEST_TEXT = 30_000
CHOSEN_STATUSES = ImprovementAction.UNFINISHED
"""What an update can say; the rest is told on the action's page."""

WIDE, MIDDLE, NARROW = 42, 24, 14

WORDS: dict[str, tuple["str | StrPromise", int, "str | StrPromise"]] = {
    "reference": (_("Reference"), 11, _("Leave it as it is. A new action has none yet.")),
    "title": (_("Action"), WIDE, _("What will be done. At most 300 characters.")),
    "description": (_("Description"), WIDE, _("More about it, if needed.")),
    "outcome": (_("Intended outcome"), WIDE, _("What will be better for children and families.")),
    "success_measure": (_("Success measure"), WIDE, _("How you will know.")),
    "areas": (_("Area %(number)s"), MIDDLE, _("An area for improvement that it answers.")),
    "lead_agency": (_("Lead agency"), MIDDLE, _("Choose from the list.")),
    "lead_officer": (_("Lead officer"), MIDDLE, _("The post, as papers print it.")),
    "owner": (
        _("Owner"),
        MIDDLE,
        _("The e-mail address of the person who does it. Choose from the list."),
    ),
    "supporting": (_("Supporting agency %(number)s"), MIDDLE, _("Choose from the list.")),
    "starts_on": (_("Start"), NARROW, _("A date, such as 1/9/2026.")),
    "due": (
        _("Due"),
        NARROW,
        _("Once the plan is agreed, give another date in the column New due date."),
    ),
    "status": (_("Status"), MIDDLE, _("Change it together with a new update.")),
    "percent": (_("Per cent done"), 10, _("A whole number from 0 to 100, with a new update.")),
    "update": (_("New update: what changed"), WIDE, _("It is added to the earlier ones.")),
    "next_step": (_("New update: next step"), MIDDLE, _("What comes next.")),
    "revised_to": (_("New due date"), NARROW, _("The first due date is kept.")),
    "reason": (_("Reason for the new due date"), MIDDLE, _("Why the date changes.")),
}
"""Each column's heading, width and what is said when a cell of it is entered, in their order."""
SEVERAL = ("areas", "supporting")


@dataclass(frozen=True)
class PlanColumn:
    """One column; `number` tells columns of the same kind apart."""

    name: str
    heading: str
    width: int
    hint: str
    number: int = 0


def plan_columns(areas: int, supporting: int) -> tuple[PlanColumn, ...]:
    """The columns of a sheet with so many for areas and supporting agencies."""
    many = {"areas": areas, "supporting": supporting}
    columns = []
    for name, (heading, width, hint) in WORDS.items():
        for number in range(1, many.get(name, 1) + 1):
            numbered = gettext(str(heading)) % {"number": number} if name in SEVERAL else heading
            columns.append(PlanColumn(name, str(numbered), width, str(hint), number))
    return tuple(columns)

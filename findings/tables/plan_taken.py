"""What was taken of a plan's file, and why a row could not be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from findings.plan_exchange.row import FilledRow
from findings.tables.plan_part import LABELS

WHY = {
    "ActionCancelled": _("the action was cancelled meanwhile"),
    "ActionComplete": _("the action was completed meanwhile"),
    "DueBeforeStart": _("it would be due before it starts; take start and due date together"),
    "DueDateAgreed": _("the due date of an agreed plan is revised with a reason"),
    "ForeignAgency": _("an agency in it does not belong to this partnership"),
    "ForeignArea": _("an area in it is no published area of this partnership any more"),
    "NoDueDate": _("there is no due date yet that could be revised"),
    "OwnerWithoutAccess": _("its owner holds no role here any more"),
    "PlanNotAgreed": _("the plan is a draft, so there is no progress to tell yet"),
    "SameDate": _("it is due on that day already"),
    "UnfitProgress": _("its status and per cent do not go together"),
}
"""By the name of the refusal that an operation raised."""


@dataclass(frozen=True)
class TakenLine:
    """One thing that was taken."""

    reference: str
    title: str
    label: str
    before: str
    after: str


def taken_lines(taken: Iterable[Mapping[str, str]]) -> list[TakenLine]:
    return [
        TakenLine(
            reference=each["reference"],
            title=each["title"],
            label=str(LABELS[each["part"]]),
            before=each["before"],
            after=each["after"],
        )
        for each in taken
    ]


def why_not_taken(row: FilledRow, cause: BaseException | None) -> str:
    """A sentence with the row, its action and the reason."""
    why = WHY.get(type(cause).__name__, _("it does not go with the plan any more"))
    told = gettext("Row %(line)s (%(what)s) cannot be taken: %(why)s. Nothing was changed.")
    return told % {"line": row.line, "what": row.reference or row.values.title, "why": why}

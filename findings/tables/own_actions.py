"""A person's own actions in piles, by what they ask of the person."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from findings.models import ImprovementAction
from findings.models.brag import STALE_DAYS
from findings.tables.action_facts import due_words

SOON = datetime.timedelta(days=30)
Status = ImprovementAction.Status


@dataclass(frozen=True)
class OwnAction:
    """One action in a pile."""

    action: ImprovementAction
    due: str
    told: str
    wants_update: bool
    """Whether nobody has told anything for so long that it says little of today."""
    may_update: bool


@dataclass(frozen=True)
class Pile:
    """Actions that ask for the same."""

    heading: str
    rows: list[OwnAction] = field(default_factory=list)
    is_finished: bool = False


def piles(actions: Iterable[ImprovementAction], *, on: datetime.date) -> list[Pile]:
    """What is overdue first and what is finished last; a pile without actions is left out."""
    overdue, soon = Pile(_("Overdue")), Pile(_("Due in the next 30 days"))
    later, waiting = Pile(_("Due later")), Pile(_("Waiting for verification"))
    finished = Pile(_("Finished"), is_finished=True)
    for action in actions:
        due = action.due_date
        if action.status == Status.COMPLETE:
            pile = waiting
        elif action.is_finished or not action.plan.is_open:
            pile = finished
        elif due is None or due > on + SOON:
            pile = later
        else:
            pile = overdue if due < on else soon
        pile.rows.append(_row(action, on=on))
    return [pile for pile in (overdue, soon, waiting, later, finished) if pile.rows]


def _row(action: ImprovementAction, *, on: datetime.date) -> OwnAction:
    told_at: datetime.datetime | None = getattr(action, "told_at", None)
    told_on = localdate(told_at) if told_at else None
    goes_on = action.plan.is_agreed and not action.is_finished
    last = told_on or action.starts_on
    return OwnAction(
        action=action,
        due=due_words(action, on=on),
        told=_("Last update %(day)s") % {"day": date_format(told_on)}
        if told_on
        else _("No update yet"),
        wants_update=goes_on and last is not None and (on - last).days > STALE_DAYS,
        may_update=goes_on,
    )

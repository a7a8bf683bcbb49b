"""Which rows of a plan's file do not go with the plan as it is now, and why."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext

from findings.models import ImprovementAction
from findings.plan_exchange.row import FilledRow, PlanRow
from findings.tables.plan_part import REVISION, UPDATE

Status = ImprovementAction.Status


def refused_new(row: FilledRow) -> Iterator[str]:
    """Why a row cannot be taken as a new action."""
    if (
        row.update
        or row.revised_to
        or row.values.percent
        or row.values.status != Status.NOT_STARTED
    ):
        yield gettext(
            "A new action starts as Not started. Tell of its progress once it is in the plan."
        )


def refused(
    row: FilledRow,
    sent: PlanRow,
    now: PlanRow,
    parts: Collection[str],
    *,
    is_agreed: bool,
) -> Iterator[str]:
    """Why the changes of a row cannot be taken; nothing for a row without any."""
    moves = row.moves(sent)
    if now.status == Status.CANCELLED and (parts or moves):
        yield gettext("The action is cancelled. Restore it on its page, or leave the row alone.")
        return
    if moves and not row.update:
        yield gettext("Say what changed: status and per cent move with a new update.")
    told = {UPDATE, REVISION}.intersection(parts)
    if told and not is_agreed:
        yield gettext(
            "The plan is a draft, so there is no progress to tell and no date to revise yet. "
            "Change the due date itself."
        )
        return
    if told and now.status not in ImprovementAction.UNFINISHED:
        yield gettext("The action is complete. It is verified or reopened on its page.")
    elif UPDATE in parts and row.values.status not in ImprovementAction.UNFINISHED:
        yield gettext("Complete an action on its page: it asks for evidence and the effect.")
    yield from _refused_dates(row, now, parts, is_agreed=is_agreed)


def _refused_dates(
    row: FilledRow, now: PlanRow, parts: Collection[str], *, is_agreed: bool
) -> Iterator[str]:
    if "due" in parts and is_agreed and now.due is not None:
        yield gettext(
            "The plan is agreed, so its due date is not edited. Put the date as it was, and write "
            "the other one in the column New due date, with the reason."
        )
    if REVISION in parts and now.due is None:
        yield gettext("There is no due date yet: write the first one in the column Due.")

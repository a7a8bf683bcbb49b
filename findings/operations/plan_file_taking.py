"""What was chosen of a plan's file, put into a batch of changes row by row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from findings.models import Finding, ImprovementAction
from findings.operations.action_batch import ActionBatch
from findings.operations.action_change import NoDueDate, SameDate
from findings.operations.action_lock import ActionCancelled, PlanNotAgreed
from findings.operations.improvement_action import (
    ActionDetails,
    DueBeforeStart,
    DueDateAgreed,
    ForeignAgency,
    ForeignArea,
    OwnerWithoutAccess,
)
from findings.operations.progress_update import ActionComplete, UnfitProgress
from findings.plan_exchange.reader import ReadPlan
from findings.plan_exchange.row import FilledRow, PlanRow
from findings.tables.plan_difference import Difference
from findings.tables.plan_part import NEW, PARTS, REVISION, UPDATE
from inspections.models import Agency
from portal.accounts.models import User

MISFITS = (
    ActionCancelled,
    ActionComplete,
    DueBeforeStart,
    DueDateAgreed,
    ForeignAgency,
    ForeignArea,
    NoDueDate,
    OwnerWithoutAccess,
    PlanNotAgreed,
    SameDate,
    UnfitProgress,
)


class NotTaken(Exception):  # noqa: N818
    """One row does not go with the plan, so nothing was taken; its cause is the refusal."""

    def __init__(self, row: FilledRow) -> None:
        super().__init__(row.reference or row.line)
        self.row = row


def take_differences(taken: Iterable[Difference], read: ReadPlan, batch: ActionBatch) -> None:
    """Put differences of a file into a batch that is written afterwards. Raises NotTaken."""
    parts: dict[int, set[str]] = {}
    for each in taken:
        parts.setdefault(each.line, set()).add(each.part)
    rows = [row for row in read.rows if row.line in parts]
    taking = _Taking(read, batch, _Records.of(row.values for row in rows))
    for row in rows:
        taking.take(row, parts[row.line])


@dataclass(frozen=True)
class _Records:
    """What the file's ids stand for."""

    areas: dict[int, Finding]
    agencies: dict[int, Agency]
    people: dict[int, User]

    @classmethod
    def of(cls, rows: Iterable[PlanRow]) -> "_Records":
        every = list(rows)
        areas = {pk for row in every for pk in row.areas}
        agencies = {pk for row in every for pk in (*row.supporting, row.lead_agency) if pk}
        return cls(
            Finding.objects.in_bulk(areas),
            Agency.objects.in_bulk(agencies),
            User.objects.in_bulk({row.owner for row in every if row.owner}),
        )

    def parts(self, values: PlanRow, parts: Collection[str]) -> dict[str, Any]:
        """Parts of a row as the details of an action have them."""
        named = {
            "areas": ("areas", frozenset(map(self.areas.__getitem__, values.areas))),
            "supporting": (
                "supporting_agencies",
                frozenset(map(self.agencies.__getitem__, values.supporting)),
            ),
            "lead_agency": ("lead_agency", self.agencies.get(values.lead_agency or 0)),
            "owner": ("owner", self.people.get(values.owner or 0)),
            "due": ("due_on", values.due),
        }
        return dict(named.get(part, (part, getattr(values, part))) for part in parts)


@dataclass(frozen=True)
class _Taking:
    """One file being taken, row by row."""

    read: ReadPlan
    batch: ActionBatch
    records: _Records

    def take(self, row: FilledRow, parts: Collection[str]) -> None:
        try:
            if NEW in parts:
                self.batch.add(ActionDetails(**self.records.parts(row.values, PARTS)))
            else:
                self._change(row, self.batch.actions[row.reference], parts)
        except (*MISFITS, KeyError) as misfit:
            raise NotTaken(row) from misfit

    def _change(self, row: FilledRow, action: ImprovementAction, parts: Collection[str]) -> None:
        """The date moves first where the new start lies behind the old one."""
        steps = [self._edit, self._revise]
        due, start = action.due_date, row.values.starts_on
        if due and start and start > due:
            steps.reverse()
        for step in (*steps, self._tell):
            step(row, action, parts)

    def _edit(self, row: FilledRow, action: ImprovementAction, parts: Collection[str]) -> None:
        edited = PARTS.keys() & parts
        if edited:
            details = replace(ActionDetails.of(action), **self.records.parts(row.values, edited))
            self.batch.edit(action, details)

    def _revise(self, row: FilledRow, action: ImprovementAction, parts: Collection[str]) -> None:
        if REVISION in parts and row.revised_to:
            self.batch.revise(action, row.revised_to, row.reason)

    def _tell(self, row: FilledRow, action: ImprovementAction, parts: Collection[str]) -> None:
        if UPDATE in parts:
            now = PlanRow(status=action.status, percent=action.percent)
            progress = row.progress_after(self.read.stamp.rows[row.reference], now)
            self.batch.tell(
                action,
                {
                    "text": row.update,
                    "next_step": row.next_step,
                    "status_after": progress.status,
                    "percent_after": progress.percent,
                },
            )

"""A plan's file that came back: kept until its sender decides, then taken whole or not at all."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.timezone import localdate

from findings.models import ActionPlan, Finding, ImprovementAction, PlanFile
from findings.operations.action_change import (
    NoDueDate,
    SameDate,
    revise_due_date,
)
from findings.operations.action_lock import ActionCancelled, PlanNotAgreed, lock_plan
from findings.operations.improvement_action import (
    ActionDetails,
    DueBeforeStart,
    DueDateAgreed,
    ForeignAgency,
    ForeignArea,
    OwnerWithoutAccess,
    add_action,
    edit_action,
)
from findings.operations.plan_file_records import names_of, now_of, titles_of
from findings.operations.progress_update import ActionComplete, UnfitProgress, write_update
from findings.plan_exchange.reader import ReadPlan
from findings.plan_exchange.row import FilledRow, PlanRow
from findings.plan_exchange.stamp import Stamp
from findings.tables.plan_difference import (
    NEW,
    PARTS,
    REVISION,
    UPDATE,
    Difference,
    PlanDifferences,
    plan_differences,
    progress_of,
)
from inspections.models import Agency
from portal.access.operation import recorded
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


class FileTaken(Exception):  # noqa: N818 - a state, said to the person as it is
    """What was chosen of this file is in the plan already."""


class PlanMoved(Exception):  # noqa: N818
    """The plan was changed after the differences were shown; they are shown again."""


class NotTaken(Exception):  # noqa: N818
    """One row does not go with the plan, so nothing was taken; its cause is the refusal."""

    def __init__(self, row: FilledRow) -> None:
        super().__init__(row.reference or row.line)
        self.row = row


@recorded
def receive_plan(
    *, plan: ActionPlan, read: ReadPlan, name: str, at: datetime.datetime, by: User
) -> PlanFile:
    """Keep what was read until its sender decides; a file sent before that waits is dropped.

    Raises PlanClosed.
    """
    locked = lock_plan(plan)
    PlanFile.objects.waiting().filter(plan=locked, sent_by=by).delete()
    rows = [row.as_json() for row in read.rows]
    return PlanFile.objects.create(
        plan=locked,
        name=name[:200],
        made_at=read.stamp.made_at,
        sent_by=by,
        sent_at=at,
        content={"stamp": read.stamp.as_json(), "rows": rows},
    )


@recorded
def drop_plan_file(*, plan_file: PlanFile, by: User) -> None:
    """Leave the plan as it is. Raises FileTaken."""
    _waiting(plan_file).delete()


@recorded
def take_plan_file(
    *,
    plan_file: PlanFile,
    chosen: Collection[str],
    shown: str,
    at: datetime.datetime,
    by: User,
) -> PlanFile:
    """Take the chosen differences, all or none; each is the person's own change in the history.

    `shown` is the digest of what the person saw. Raises PlanClosed, FileTaken, PlanMoved and
    NotTaken.
    """
    plan = lock_plan(plan_file.plan)
    waiting = _waiting(plan_file)
    actions = {action.reference: action for action in plan.actions.select_for_update(of=("self",))}
    read = read_of(waiting)
    found = differences_of(waiting, on=localdate(at))
    if found.digest != shown:
        raise PlanMoved(plan.reference)
    taken = [each for each in found.differences if each.key in set(chosen)]
    _Taking(plan, read, actions, at=at, by=by).take(taken)
    waiting.content, waiting.taken_at = None, at
    waiting.taken = [_told(each) for each in taken]
    waiting.save(update_fields=["content", "taken", "taken_at"])
    return waiting


def read_of(plan_file: PlanFile) -> ReadPlan:
    """What was read from a file that waits. Raises FileTaken."""
    if plan_file.content is None:
        raise FileTaken(plan_file.key)
    rows = tuple(FilledRow.from_json(row) for row in plan_file.content["rows"])
    return ReadPlan(Stamp.from_json(plan_file.content["stamp"]), rows)


def differences_of(plan_file: PlanFile, *, on: datetime.date) -> PlanDifferences:
    """What a waiting file would change in the plan as it is now. Raises FileTaken."""
    read = read_of(plan_file)
    plan = plan_file.plan
    now = now_of(plan, since=read.stamp.made_at)
    titles = titles_of(names_of(plan, on=on), read.stamp.names)
    return plan_differences(read, now, titles, is_agreed=plan.is_agreed)


def _waiting(plan_file: PlanFile) -> PlanFile:
    files = PlanFile.objects.select_for_update(of=("self",)).select_related("plan")
    row = files.get(pk=plan_file.pk)
    if row.taken_at:
        raise FileTaken(row.key)
    return row


def _told(each: Difference) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "title": each.title,
        "part": each.part,
        "before": each.now,
        "after": each.file,
    }


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


class _Taking:
    """One file being taken, row by row, by the operations that the pages use."""

    def __init__(
        self,
        plan: ActionPlan,
        read: ReadPlan,
        actions: dict[str, ImprovementAction],
        *,
        at: datetime.datetime,
        by: User,
    ) -> None:
        self.plan, self.read, self.actions = plan, read, actions
        self.at, self.by = at, by
        self.records = _Records.of(row.values for row in read.rows)

    def take(self, taken: Iterable[Difference]) -> None:
        parts: dict[int, set[str]] = {}
        for each in taken:
            parts.setdefault(each.line, set()).add(each.part)
        for row in self.read.rows:
            if row.line in parts:
                self._take_row(row, parts[row.line])

    def _take_row(self, row: FilledRow, parts: set[str]) -> None:
        try:
            if NEW in parts:
                details = ActionDetails(**self.records.parts(row.values, PARTS))
                add_action(plan=self.plan, details=details, at=self.at, by=self.by)
            else:
                self._change(row, self.actions[row.reference], parts)
        except (*MISFITS, KeyError) as misfit:
            raise NotTaken(row) from misfit

    def _change(self, row: FilledRow, action: ImprovementAction, parts: set[str]) -> None:
        """The date moves first where the new start lies behind the old one."""
        steps = [self._edit, self._revise]
        due, start = action.due_date, row.values.starts_on
        if due and start and start > due:
            steps.reverse()
        for step in (*steps, self._tell):
            step(row, action, parts)

    def _edit(self, row: FilledRow, action: ImprovementAction, parts: set[str]) -> None:
        edited = parts & PARTS.keys()
        if edited:
            details = replace(ActionDetails.of(action), **self.records.parts(row.values, edited))
            edit_action(action=action, details=details, at=self.at, by=self.by)

    def _revise(self, row: FilledRow, action: ImprovementAction, parts: set[str]) -> None:
        if REVISION in parts and row.revised_to:
            revise_due_date(
                action=action,
                revised_to=row.revised_to,
                reason=row.reason,
                at=self.at,
                by=self.by,
            )

    def _tell(self, row: FilledRow, action: ImprovementAction, parts: set[str]) -> None:
        if UPDATE in parts:
            now = PlanRow(status=action.status, percent=action.percent)
            progress = progress_of(row, self.read.stamp.rows[row.reference], now)
            write_update(
                action=action,
                text=row.update,
                next_step=row.next_step,
                status=progress.status,
                percent=progress.percent,
                at=self.at,
                by=self.by,
            )

"""A plan's file that came back: kept until its sender decides, then taken whole or not at all."""

import datetime
from collections.abc import Collection
from typing import Any

from django.utils.timezone import localdate

from findings.models import ActionPlan, PlanFile
from findings.operations.action_batch import ActionBatch
from findings.operations.action_lock import lock_plan
from findings.operations.plan_file_records import names_of, now_of, titles_of
from findings.operations.plan_file_taking import take_differences
from findings.plan_exchange.reader import ReadPlan
from findings.plan_exchange.row import FilledRow
from findings.plan_exchange.stamp import Stamp
from findings.tables.plan_difference import Difference, PlanDifferences, plan_differences
from portal.access.operation import recorded
from portal.accounts.models import User


class FileTaken(Exception):  # noqa: N818 - a state, said to the person as it is
    """What was chosen of this file is in the plan already."""


class PlanMoved(Exception):  # noqa: N818
    """The plan was changed after the differences were shown; they are shown again."""


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
    batch = ActionBatch(plan, at=at, by=by)
    read = read_of(waiting)
    found = differences_of(waiting, on=localdate(at))
    if found.digest != shown:
        raise PlanMoved(plan.reference)
    wanted = frozenset(chosen)
    taken = [each for each in found.differences if each.key in wanted]
    take_differences(taken, read, batch)
    batch.write()
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

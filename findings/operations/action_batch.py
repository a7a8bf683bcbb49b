"""Many changes of one plan's actions: each checked as on its own page, all written together."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.timezone import localdate

from findings.models import ActionPlan, DueDateRevision, ImprovementAction, ProgressUpdate
from findings.operations.action_change import move_due_date
from findings.operations.action_lock import refuse_cancelled, refuse_untold
from findings.operations.action_plan import tell_owners
from findings.operations.improvement_action import (
    PLAIN,
    ActionDetails,
    PlanChoices,
    last_position,
    new_action,
    next_number,
    put_details,
)
from findings.operations.progress_update import Told, move_progress
from portal.accounts.models import User

AT_ONCE = 500
"""So many rows are changed by one query."""


class ActionBatch:
    """Changes of a locked plan's actions, for an operation that makes many of them.

    The rules are those of `add_action`, `edit_action`, `revise_due_date` and `write_update`; a
    change raises what they raise. Nothing is stored before `write`, whose queries do not grow
    with the number of changes but for every 500 of them.
    """

    def __init__(self, plan: ActionPlan, *, at: datetime.datetime, by: User) -> None:
        self.plan, self.at, self.by = plan, at, by
        self.actions = {action.reference: action for action in _locked(plan)}
        self.choices = PlanChoices(plan, on=localdate(at))
        self._number, self._position = next_number(plan), last_position(plan) + 1
        self._new: list[ImprovementAction] = []
        self._changed: dict[int, ImprovementAction] = {}
        self._fields = {"changed_at"}
        self._linked: list[tuple[ImprovementAction, ActionDetails]] = []
        self._assigned: list[ImprovementAction] = []
        self._updates: list[ProgressUpdate] = []
        self._revisions: list[DueDateRevision] = []

    def add(self, details: ActionDetails) -> None:
        """Another action, the last of the plan; it has no milestones yet."""
        place = len(self._new)
        action = new_action(
            self.choices,
            details,
            number=self._number + place,
            position=self._position + place,
        )
        self._new.append(action)
        self._linked.append((action, details))
        self._assigned.append(action)

    def edit(self, action: ImprovementAction, details: ActionDetails) -> None:
        """Everything but its milestones, which stay."""
        refuse_cancelled(action)
        stored = ActionDetails.of(action)
        put_details(action, details, stored, self.choices)
        self._has_changed(
            action,
            *(name for name in PLAIN if getattr(stored, name) != getattr(details, name)),
        )
        self._linked.append((action, details))
        if action.owner != stored.owner:
            self._assigned.append(action)

    def revise(self, action: ImprovementAction, revised_to: datetime.date, reason: str) -> None:
        refuse_untold(action)
        revision = move_due_date(
            action, revised_to=revised_to, reason=reason, at=self.at, by=self.by
        )
        self._revisions.append(revision)
        self._has_changed(action, "revised_due_on")

    def tell(self, action: ImprovementAction, told: Told) -> None:
        refuse_untold(action)
        self._updates.append(move_progress(action, told, at=self.at, by=self.by))
        self._has_changed(action, "status", "percent")

    def write(self) -> None:
        """Store all of it; the caller's transaction makes it all or nothing."""
        rows = list(self._changed.values())
        ImprovementAction.objects.bulk_create(self._new, AT_ONCE)
        ImprovementAction.objects.bulk_update(rows, sorted(self._fields), AT_ONCE)
        self._write_links()
        ProgressUpdate.objects.bulk_create(self._updates, AT_ONCE)
        DueDateRevision.objects.bulk_create(self._revisions, AT_ONCE)
        tell_owners(self._assigned, at=self.at, by=self.by)

    def _has_changed(self, action: ImprovementAction, *fields: str) -> None:
        action.changed_at = self.at  # what bulk_update, unlike save, leaves to its caller
        self._changed[action.pk] = action
        self._fields |= set(fields)

    def _write_links(self) -> None:
        areas = {action.pk: _ids(details.areas) for action, details in self._linked}
        agencies = {
            action.pk: _ids(details.supporting_agencies) for action, details in self._linked
        }
        _link(ImprovementAction.findings.through, "finding_id", areas)
        _link(ImprovementAction.supporting_agencies.through, "agency_id", agencies)


def _locked(plan: ActionPlan) -> Iterable[ImprovementAction]:
    """In the order of their keys, so that two people never wait for each other."""
    rows = plan.actions.select_for_update(of=("self",)).select_related("owner", "lead_agency")
    return rows.prefetch_related("findings", "supporting_agencies", "milestones").order_by("pk")


def _ids(records: Iterable[Model]) -> frozenset[int]:
    return frozenset(record.pk for record in records)


def _link(through: Any, column: str, wanted: dict[int, frozenset[int]]) -> None:  # noqa: ANN401
    """Link each action, by its key, to just these records."""
    stored = through.objects.filter(improvementaction__in=wanted)
    had = {row[:2]: row[2] for row in stored.values_list("improvementaction_id", column, "pk")}
    pairs = {(action, record) for action, records in wanted.items() for record in records}
    through.objects.filter(pk__in=[pk for pair, pk in had.items() if pair not in pairs]).delete()
    through.objects.bulk_create(
        through(**{"improvementaction_id": action, column: record})
        for action, record in sorted(pairs - had.keys())
    )

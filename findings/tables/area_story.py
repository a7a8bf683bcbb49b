"""The story of an area: everything that was found, done, checked and concluded, in its order."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import (
    ActionPlan,
    Completion,
    Finding,
    ImprovementAction,
    PositionStatement,
    ProgressUpdate,
)


@dataclass(frozen=True)
class StoryEvent:
    """One thing that happened, on a day or on one that is not known here."""

    day: datetime.date | None
    order: int
    what: str
    title: str
    href: str
    text: str = ""
    lines: tuple[str, ...] = ()
    state: str = ""
    """The AreaState that a review gave, shown as its tag."""
    tag: str = ""
    who: str = ""
    quote: str = ""
    """What the partnership said of itself, told apart from what others say."""

    @property
    def when(self) -> str:
        return date_format(self.day) if self.day else ""


@dataclass(frozen=True)
class StoryRecords:
    """What the story is told from: only what its reader may know of."""

    finding: Finding
    actions: Sequence[ImprovementAction]
    updates: Sequence[ProgressUpdate]
    completions: Sequence[Completion]
    statements: Sequence[Any]
    """Statements with the `day` of their review."""
    silent: Sequence[Any]
    """Published reviews that say nothing of this area alone, with their `day`."""
    concludes: bool
    """Whether the reader sees conclusions of reviews that are not published."""


def story(records: StoryRecords, *, day: datetime.date | None) -> list[StoryEvent]:
    """Events from the first to the last; `day` is that of the inspection.

    What has no day stands where it was entered among the others of its kind, before the dated.
    """
    events = [
        _found(records.finding, day),
        *_plans(records.actions),
        *_updates(records.updates),
        *_completions(records.completions),
        *_reviews(records),
        *_silent_reviews(records.silent),
    ]
    return sorted(events, key=lambda event: (event.day or datetime.date.min, event.order))


def _found(finding: Finding, day: datetime.date | None) -> StoryEvent:
    inspection = finding.inspection
    return StoryEvent(
        day=day,
        order=0,
        what=_("Found"),
        title=inspection.title,
        href=inspection.get_absolute_url(),
        text=_("The inspectors named it as an area for priority action.")
        if finding.kind == Finding.Kind.PRIORITY_ACTION
        else _("The inspectors named it as an area for improvement."),
        tag="" if inspection.is_published else _("Draft"),
    )


def _plans(actions: Sequence[ImprovementAction]) -> Iterator[StoryEvent]:
    in_order = sorted(actions, key=lambda action: (action.plan_id, action.position))
    for _pk, rows in groupby(in_order, key=lambda action: action.plan_id):
        answering = list(rows)
        yield _plan(answering[0].plan, answering)


def _plan(plan: ActionPlan, actions: Sequence[ImprovementAction]) -> StoryEvent:
    at = plan.agreed_at or plan.created_at
    is_draft = plan.state == ActionPlan.State.DRAFT
    return StoryEvent(
        day=timezone.localdate(at),
        order=1,
        what=_("Planned") if is_draft else _("Plan agreed"),
        title=plan.title,
        href=plan.get_absolute_url(),
        lines=tuple(_action_line(action) for action in actions),
        tag=_("Draft") if is_draft else "",
    )


def _action_line(action: ImprovementAction) -> str:
    line = f"{action.reference} {action.title}"
    if action.status == ImprovementAction.Status.CANCELLED:
        return _("%s (cancelled)") % line
    due = action.revised_due_on or action.due_on
    if due is None:
        return line
    return _("%(action)s (due %(day)s)") % {"action": line, "day": date_format(due)}


def _updates(updates: Sequence[ProgressUpdate]) -> Iterator[StoryEvent]:
    """The updates that moved a status, and the last word on each action."""
    newest = {row.action_id: row.pk for row in sorted(updates, key=lambda row: row.written_at)}
    for row in updates:
        moved = row.status_before != row.status_after
        if moved or newest[row.action_id] == row.pk:
            yield StoryEvent(
                day=timezone.localdate(row.written_at),
                order=2,
                what=_("Progress told"),
                title=f"{row.action.reference} {row.action.title}",
                href=row.action.get_absolute_url(),
                text=row.text,
                tag=row.get_status_after_display() if moved else "",
                who=str(row.written_by),
            )


def _completions(completions: Iterable[Completion]) -> Iterator[StoryEvent]:
    for row in completions:
        title = f"{row.action.reference} {row.action.title}"
        href = row.action.get_absolute_url()
        yield StoryEvent(
            day=timezone.localdate(row.completed_at),
            order=3,
            what=_("Said to be complete"),
            title=title,
            href=href,
            text=row.effect_on_outcomes,
            who=str(row.completed_by),
        )
        if row.verified_at is not None:
            yield StoryEvent(
                day=timezone.localdate(row.verified_at),
                order=4,
                what=_("Verified: adequate") if row.is_adequate else _("Checked: not adequate"),
                title=title,
                href=href,
                text=row.reasons,
                lines=(_("Effect on outcomes: %s") % row.get_effect_display(),),
                who=str(row.verified_by),
            )


def _reviews(records: StoryRecords) -> Iterator[StoryEvent]:
    for row in records.statements:
        told = row.review.is_published or records.concludes
        yield StoryEvent(
            day=row.day,
            order=5 + row.review_id,
            what=_("Reviewed") if row.review.is_published else _("Being reviewed"),
            title=row.review.title,
            href=row.get_absolute_url(),
            text=row.conclusion if told else "",
            state=_STATES.get(row.outcome, "") if told else "",
            tag="" if row.review.is_published else _("Draft"),
            quote=row.text,
        )


def _silent_reviews(reviews: Sequence[Any]) -> Iterator[StoryEvent]:
    for review in reviews:
        messages = [row.text for row in review.findings.all()]
        yield StoryEvent(
            day=review.day,
            order=5 + review.pk,
            what=_("Reviewed"),
            title=review.title,
            href=review.get_absolute_url(),
            text=_("It says of all areas together:")
            if messages
            else _("It says nothing of this area alone."),
            lines=tuple(messages),
        )


_STATES = {
    PositionStatement.Outcome.CLOSED.value: "closed",
    PositionStatement.Outcome.PROGRESSING.value: "progressing",
    PositionStatement.Outcome.REMAINS.value: "open",
}

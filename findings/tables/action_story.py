"""What happened to an action, newest first: told, revised, completed, verified, reopened."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import Completion, DueDateRevision, ImprovementAction, ProgressUpdate

Status = ImprovementAction.Status


class Told(StrEnum):
    """What kind of thing happened; each has its own words and mark."""

    UPDATE = "update"
    REVISED = "revised"
    COMPLETED = "completed"
    VERIFIED = "verified"
    REOPENED = "reopened"


@dataclass(frozen=True)
class Entry:
    """One thing that happened, told by one person."""

    kind: Told
    at: datetime.datetime
    who: str
    heading: str
    text: str
    moved: tuple[str, ...] = ()
    """What went from where to where, in words."""
    next_step: str = ""


def story(
    updates: Iterable[ProgressUpdate],
    completions: Iterable[Completion],
    revisions: Iterable[DueDateRevision],
) -> list[Entry]:
    """All of it as one list, the newest first."""
    entries = [_of_update(update) for update in updates]
    entries += [_of_revision(revision) for revision in revisions]
    for completion in completions:
        entries.append(_of_completion(completion))
        if completion.verified_at is not None:
            entries.append(_of_verification(completion, completion.verified_at))
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _of_update(update: ProgressUpdate) -> Entry:
    moved = []
    if update.status_before != update.status_after:
        before, after = Status(update.status_before).label, Status(update.status_after).label
        moved.append(_from_to(_("Status"), str(before), str(after)))
    if update.percent_before != update.percent_after:
        ends = f"{update.percent_before}%", f"{update.percent_after}%"
        moved.append(_from_to(_("Done"), *ends))
    return Entry(
        Told.UPDATE,
        update.written_at,
        str(update.written_by),
        _("Update"),
        update.text,
        tuple(moved),
        update.next_step,
    )


def _of_revision(revision: DueDateRevision) -> Entry:
    ends = date_format(revision.was_on), date_format(revision.revised_to)
    return Entry(
        Told.REVISED,
        revision.revised_at,
        str(revision.revised_by),
        _("Due date revised"),
        revision.reason,
        (_from_to(_("Due"), *ends),),
    )


def _of_completion(completion: Completion) -> Entry:
    return Entry(
        Told.COMPLETED,
        completion.completed_at,
        str(completion.completed_by),
        _("Said to be complete"),
        completion.effect_on_outcomes,
    )


def _of_verification(completion: Completion, at: datetime.datetime) -> Entry:
    is_adequate = bool(completion.is_adequate)
    return Entry(
        Told.VERIFIED if is_adequate else Told.REOPENED,
        at,
        str(completion.verified_by),
        _("Verified as adequate") if is_adequate else _("Found not adequate, and reopened"),
        completion.reasons,
        (_("Effect on outcomes %(effect)s") % {"effect": completion.get_effect_display()},),
    )


def _from_to(what: str, before: str, after: str) -> str:
    return _("%(what)s: %(before)s → %(after)s") % {"what": what, "before": before, "after": after}

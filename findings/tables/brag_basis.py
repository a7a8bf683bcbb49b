"""What an action's suggested BRAG rating rests on, in sentences (the rule: models/brag.py)."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models.brag import AMBER_BEHIND, RED_BEHIND, STALE_DAYS

OF_STATUS = {
    "cancelled": lambda: _("A cancelled action has no rating."),
    "verified": lambda: _("It is complete, and somebody else has verified it."),
    "complete": lambda: _("It is said to be complete and waits for verification."),
}


@dataclass(frozen=True)
class BragFacts:
    """What the rule looks at, on a day; `done` and `expected` are shares of the whole action."""

    on: datetime.date
    status: str
    starts_on: datetime.date | None
    due: datetime.date | None
    told_on: datetime.date | None
    milestones_all: int = 0
    milestones_done: int = 0
    done: float = 0
    expected: float | None = None

    @classmethod
    def of(cls, action: Any, *, on: datetime.date) -> "BragFacts":  # noqa: ANN401
        """Of an action that was read `with_brag`."""
        return cls(
            on=on,
            status=action.status,
            starts_on=action.starts_on,
            due=action.due,
            told_on=action.last_told if action.told_at else None,
            milestones_all=action.milestones_all,
            milestones_done=action.milestones_done,
            done=action.done,
            expected=action.expected,
        )


def basis(facts: BragFacts) -> list[str]:
    """Why the rule suggests what it suggests, most telling first."""
    if facts.status in OF_STATUS:
        return [OF_STATUS[facts.status]()]
    if facts.starts_on is None or facts.due is None:
        return [_("It has no rating until it has a start and a due date.")]
    return list(_of_work(facts, facts.starts_on, facts.due))


def _of_work(facts: BragFacts, start: datetime.date, due: datetime.date) -> Iterator[str]:
    if due < facts.on:
        yield _("It was due on %(day)s and is not complete.") % {"day": date_format(due)}
    else:
        yield _how_far(facts)
    yield _last_told(facts, start)


def _how_far(facts: BragFacts) -> str:
    expected, done = round(100 * (facts.expected or 0)), round(100 * facts.done)
    words = {"expected": expected, "done": done, "counted": _counted(facts)}
    behind = (facts.expected or 0) - facts.done
    if behind > RED_BEHIND:
        words["most"] = round(100 * RED_BEHIND)
        return _(
            "By now %(expected)d%% should be done, and %(done)d%% is (%(counted)s): more than "
            "%(most)d points behind."
        ) % (words)
    if behind > AMBER_BEHIND:
        words["most"] = round(100 * AMBER_BEHIND)
        return _(
            "By now %(expected)d%% should be done, and %(done)d%% is (%(counted)s): more than "
            "%(most)d points behind."
        ) % (words)
    return _("By now %(expected)d%% should be done, and %(done)d%% is (%(counted)s).") % words


def _counted(facts: BragFacts) -> str:
    if not facts.milestones_all:
        return _("as the last update says") if facts.told_on else _("nothing was told yet")
    told = ngettext(
        "%(done)d of %(all)d milestone", "%(done)d of %(all)d milestones", facts.milestones_all
    )
    return told % {"done": facts.milestones_done, "all": facts.milestones_all}


def _last_told(facts: BragFacts, start: datetime.date) -> str:
    if facts.told_on is None:
        return (
            _("Nobody has written an update yet; it started on %(day)s.")
            % {"day": date_format(start)}
            if start <= facts.on
            else _("It starts on %(day)s.") % {"day": date_format(start)}
        )
    days = (facts.on - facts.told_on).days
    words = {"day": date_format(facts.told_on), "most": STALE_DAYS}
    if days > STALE_DAYS:
        return _("The last update is of %(day)s, more than %(most)d days ago.") % words
    return _("The last update is of %(day)s.") % words

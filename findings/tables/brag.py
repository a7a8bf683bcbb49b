"""The rule of BRAG ratings in words, and what the rating of one action rests on."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models.brag import AMBER_BEHIND, RED_BEHIND, STALE_DAYS


@dataclass(frozen=True)
class Fact:
    """One number that a suggestion came from."""

    label: str
    value: str


def rule_sentences() -> tuple[str, ...]:
    """The rule of findings/models/brag.py, for pages and papers alike."""
    points = {
        "amber": round(AMBER_BEHIND * 100),
        "red": round(RED_BEHIND * 100),
        "days": STALE_DAYS,
    }
    return (
        _("Blue: complete, verified by somebody else, and so embedded."),
        _(
            "Red: past its due date, or more than %(red)d percentage points of the whole action "
            "behind what is expected by now."
        )
        % points,
        _(
            "Amber: more than %(amber)d percentage points behind, or nothing told for more than "
            "%(days)d days."
        )
        % points,
        _("Green: otherwise, and while a completed action waits to be verified."),
        _(
            "Expected by now is the share of time gone from the start to the due date; where there "
            "are milestones, those whose date is past, and of those without a date as many as "
            "fit that share. Done is milestones done of all; without milestones, the per cent of "
            "the last update."
        ),
        _("Without a start and a due date, or when cancelled, an action has no rating."),
    )


def basis_of(action: Any, *, on: datetime.date) -> tuple[Fact, ...]:  # noqa: ANN401
    """The numbers behind a suggestion; asks for an action of `with_brag`."""
    if action.is_finished or action.starts_on is None or action.due is None:
        return ()
    facts = [
        Fact(_("Time gone"), _time_gone(action, on)),
        Fact(_("Expected by now"), percent_words(action.expected)),
        Fact(_("Done"), _done(action)),
        Fact(_("Behind by"), _behind(action)),
        Fact(_("Last told"), _last_told(action, on)),
    ]
    return tuple(facts)


def percent_words(share: float) -> str:
    return _("%(percent)d%%") % {"percent": round(share * 100)}


def _time_gone(action: Any, on: datetime.date) -> str:  # noqa: ANN401
    days = {"first": date_format(action.starts_on), "last": date_format(action.due)}
    if on > action.due:
        return _("All of it: it was due on %(last)s") % days
    if on < action.starts_on:
        return _("None: it starts on %(first)s") % days
    share = 1.0 if action.time_gone is None else action.time_gone
    words = {**days, "share": percent_words(share)}
    return _("%(share)s of the time from %(first)s to %(last)s") % words


def _done(action: Any) -> str:  # noqa: ANN401
    if not action.milestones_all:
        return _("%(share)s, as last told") % {"share": percent_words(action.done)}
    words = {
        "done": action.milestones_done,
        "all": action.milestones_all,
        "share": percent_words(action.done),
    }
    text = ngettext(
        "%(share)s: %(done)d of %(all)d milestone",
        "%(share)s: %(done)d of %(all)d milestones",
        action.milestones_all,
    )
    return text % words


def _behind(action: Any) -> str:  # noqa: ANN401
    points = round((action.expected - action.done) * 100)
    if points <= 0:
        return _("Nothing")
    return ngettext("%(n)d percentage point", "%(n)d percentage points", points) % {"n": points}


def _last_told(action: Any, on: datetime.date) -> str:  # noqa: ANN401
    if action.told_at is None:
        return _("Nothing yet")
    days = (on - action.last_told).days
    told = {"day": date_format(action.last_told), "n": days}
    if days == 0:
        return _("%(day)s, today") % told
    return ngettext("%(day)s, %(n)d day ago", "%(day)s, %(n)d days ago", days) % told

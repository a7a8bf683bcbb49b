"""How ready a partnership is for a progress review: statements and timetable, in plain words."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import PositionStatement, ReadinessStep, ReviewPreparation
from inspections.models import Inspection
from portal.pages.forms.rendering import lower_first


@dataclass(frozen=True)
class StatementLine:
    """One statement and how far it is."""

    statement: PositionStatement
    words: str
    state: str
    colour: str
    is_over: bool
    pieces: int
    drafters: tuple[str, ...]


@dataclass(frozen=True)
class StepLine:
    """One step of the timetable and how it stands on a day."""

    step: ReadinessStep
    state: str
    colour: str
    days_late: int


@dataclass(frozen=True)
class Readiness:
    """What the readiness page says."""

    sentence: str
    statements: tuple[StatementLine, ...]
    steps: tuple[StepLine, ...]
    missing: tuple[str, ...]
    signed: int

    @property
    def is_all_signed(self) -> bool:
        return bool(self.statements) and self.signed == len(self.statements)


def readiness(
    preparation: ReviewPreparation,
    statements: Sequence[Any],
    steps: Iterable[ReadinessStep],
    *,
    on: datetime.date,
) -> Readiness:
    """How a review stands on a day; statements have `pieces`, how much evidence each has."""
    lines = tuple(statement_line(row, preparation.word_limit) for row in statements)
    timetable = tuple(step_line(row, on=on) for row in steps)
    signed = sum(row.is_signed_off for row in statements)
    return Readiness(
        sentence=_sentence(signed, len(lines), timetable),
        statements=lines,
        steps=timetable,
        missing=(
            *_missing_statements(lines),
            *_missing_dates(preparation, timetable, on=on),
            *_missing_fieldwork(preparation.inspection),
        ),
        signed=signed,
    )


def statement_line(statement: Any, limit: int | None) -> StatementLine:  # noqa: ANN401
    """A statement with `pieces`, against the limit of words."""
    is_over = limit is not None and statement.words > limit
    state, colour = _statement_state(statement, is_over=is_over)
    return StatementLine(
        statement=statement,
        words=words_said(statement.words, limit),
        state=state,
        colour=colour,
        is_over=is_over,
        pieces=statement.pieces,
        drafters=tuple(str(person) for person in statement.drafters.all()),
    )


def words_said(words: int, limit: int | None) -> str:
    """ "340 of 500 words", "12 words too many (512 of 500)", "340 words"."""
    if limit is None:
        return ngettext("%d word", "%d words", words) % words
    if words > limit:
        over = words - limit
        many = ngettext("%(over)d word too many", "%(over)d words too many", over)
        return (many + " (%(words)d of %(limit)d)") % {
            "over": over,
            "words": words,
            "limit": limit,
        }
    return _("%(words)d of %(limit)d words") % {"words": words, "limit": limit}


def _statement_state(statement: PositionStatement, *, is_over: bool) -> tuple[str, str]:
    if statement.is_signed_off:
        return _("Signed off"), "green"
    if not statement.words:
        return _("Not started"), "grey"
    if is_over:
        return _("Over the limit"), "red"
    return _("Draft"), "yellow"


def step_line(step: ReadinessStep, *, on: datetime.date) -> StepLine:
    if step.done_on is not None:
        return StepLine(step, _("Ready"), "green", 0)
    if step.due_on is None:
        return StepLine(step, _("No date yet"), "grey", 0)
    late = (on - step.due_on).days
    if late > 0:
        said = ngettext("%d day late", "%d days late", late) % late
        return StepLine(step, said, "red", late)
    return StepLine(step, _("To do"), "blue", 0)


def _sentence(signed: int, count: int, steps: Sequence[StepLine]) -> str:
    said = [_signed_said(signed, count), _timetable_said(steps)]
    return capfirst("; ".join(part for part in said if part)) + "."


def _signed_said(signed: int, count: int) -> str:
    if not count:
        return _("no areas are listed")
    if signed == count:
        return ngettext(
            "the one statement is signed off", "all %(count)d statements are signed off", count
        ) % {"count": count}
    if not signed:
        return ngettext(
            "the one statement is not signed off yet",
            "none of the %(count)d statements is signed off yet",
            count,
        ) % {"count": count}
    return ngettext(
        "%(signed)d of %(count)d statements is signed off",
        "%(signed)d of %(count)d statements are signed off",
        signed,
    ) % {"signed": signed, "count": count}


def _timetable_said(steps: Sequence[StepLine]) -> str:
    late = sorted((line for line in steps if line.days_late), key=lambda line: -line.days_late)
    if late:
        most = {"what": lower_first(late[0].step.title), "late": late[0].state}
        if len(late) == 1:
            return _("%(what)s is %(late)s") % most
        return _("%(number)d steps are late, most of all %(what)s: %(late)s") % {
            **most,
            "number": len(late),
        }
    waiting = [
        (line.step.due_on, line.step.position, line.step.title)
        for line in steps
        if line.step.due_on and not line.step.done_on
    ]
    if waiting:
        day, _position, title = min(waiting)
        what = {"what": lower_first(title), "day": date_format(day)}
        return _("next is %(what)s, by %(day)s") % what
    if steps and all(line.step.done_on for line in steps):
        return _("everything on the timetable is ready")
    return ""


def _missing_statements(lines: Sequence[StatementLine]) -> Iterable[str]:
    rows = [line.statement for line in lines]
    empty = sum(not row.words for row in rows)
    over = sum(line.is_over for line in lines)
    unsigned = sum(bool(row.words) and not row.is_signed_off for row in rows)
    bare = sum(not line.pieces for line in lines)
    alone = sum(not line.drafters and not line.statement.words for line in lines)
    counted = [
        (
            empty,
            ngettext("%d statement has no words yet", "%d statements have no words yet", empty),
        ),
        (alone, ngettext("%d of them has no drafter", "%d of them have no drafter", alone)),
        (over, ngettext("%d statement is too long", "%d statements are too long", over)),
        (
            unsigned,
            ngettext(
                "%d written statement is not signed off",
                "%d written statements are not signed off",
                unsigned,
            ),
        ),
        (bare, ngettext("%d statement has no evidence", "%d statements have no evidence", bare)),
    ]
    return [words % number for number, words in counted if number]


def _missing_dates(
    preparation: ReviewPreparation, steps: Sequence[StepLine], *, on: datetime.date
) -> Iterable[str]:
    undated = sum(not line.step.due_on and not line.step.done_on for line in steps)
    if undated:
        said = ngettext("%d step has no date yet", "%d steps have no date yet", undated)
        yield said % undated
    if preparation.statements_due_on is None:
        yield _("When the statements are due is not entered")
    elif preparation.statements_due_on < on and not preparation.is_handed_over:
        yield _("The statements were due on %s") % date_format(preparation.statements_due_on)


def _missing_fieldwork(review: Inspection) -> Iterable[str]:
    if review.fieldwork_from is None:
        yield _("When the inspectors come is not entered")
    elif review.fieldwork_to is None:
        yield _("When the fieldwork ends is not entered")

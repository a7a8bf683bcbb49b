"""When the plan is due: by the law's working days, by the letter, and how many days are left."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from findings.models import ActionPlan, Finding
from inspections.models import Inspection
from inspections.tables.plan_duty import PlanDuty, Stage, duties_of
from inspections.tables.working_days import is_working_day, working_days_until


class ClockState(TextChoices):
    """How it stands with one deadline; always shown as this word."""

    DUE = "due", _("Not sent yet")
    OVERDUE = "overdue", _("Overdue")
    SENT = "sent", _("Sent in time")
    SENT_LATE = "sent_late", _("Sent late")
    PASSED = "passed", _("No plan here")


COLOURS = {
    ClockState.DUE: "blue",
    ClockState.OVERDUE: "red",
    ClockState.SENT: "green",
    ClockState.SENT_LATE: "orange",
    ClockState.PASSED: "grey",
}


@dataclass(frozen=True)
class PlanSent:
    """What a plan says of its sending, without the rest of the plan."""

    draft_sent_on: datetime.date | None
    sent_on: datetime.date | None


@dataclass(frozen=True)
class PlanAsked:
    """What decides when a plan is due, and what has been sent."""

    framework: str
    kind: str
    nation: str
    published_on: datetime.date | None
    letter_on: datetime.date | None
    has_priority_action: bool = False
    has_plan: bool = True
    draft_sent_on: datetime.date | None = None
    sent_on: datetime.date | None = None

    @classmethod
    def of(
        cls,
        inspection: Inspection,
        plan: ActionPlan | PlanSent | None,
        *,
        has_priority_action: bool,
    ) -> "PlanAsked":
        """Asks for the inspection's `edition__framework` and `partnership`."""
        return cls(
            framework=inspection.edition.framework.slug,
            kind=inspection.kind,
            nation=inspection.partnership.nation,
            published_on=inspection.published_on,
            letter_on=inspection.action_plan_due_on,
            has_priority_action=has_priority_action,
            has_plan=plan is not None,
            draft_sent_on=plan.draft_sent_on if plan else None,
            sent_on=plan.sent_on if plan else None,
        )

    @classmethod
    def of_plan(cls, plan: ActionPlan, areas: Iterable[Finding]) -> "PlanAsked":
        """Asks for the plan's `inspection__edition__framework` and `partnership`."""
        plan.inspection.partnership = plan.partnership
        has_priority_action = any(
            area.kind == Finding.Kind.PRIORITY_ACTION and area.inspection_id == plan.inspection_id
            for area in areas
        )
        return cls.of(plan.inspection, plan, has_priority_action=has_priority_action)


@dataclass(frozen=True)
class Deadline:
    """One thing that has to be sent, the two dates for it, and how it stands on a day."""

    stage: Stage
    law_on: datetime.date | None
    """Worked out from the day of publication; None where no working days are laid down."""
    letter_on: datetime.date | None
    """As the inspectorate's letter gives it; stored, never worked out."""
    sent_on: datetime.date | None
    working_days: int | None
    """How many the law gives."""
    letter_days: int | None
    """How many the letter gives, counted from publication."""
    left: int
    """Working days from the day of looking, or of sending, to the due date; negative after it."""
    state: ClockState
    source: str
    is_letter_on_working_day: bool = True

    @property
    def due_on(self) -> datetime.date:
        """The earlier of the two: who keeps it keeps both."""
        days = [day for day in (self.law_on, self.letter_on) if day]
        return min(days)

    @property
    def colour(self) -> str:
        return COLOURS[self.state]

    @property
    def sentence(self) -> str:
        """How it stands, in words that need no table."""
        return _told(self)

    @property
    def difference(self) -> str:
        """Why two dates stand here; nothing where they agree or there is only one."""
        return _difference(self)

    @property
    def basis(self) -> str:
        """Where the law's date comes from; nothing where there is none."""
        if self.working_days is None:
            return ""
        return gettext("%(days)s working days after publication") % {"days": self.working_days}


def statutory_clock(asked: PlanAsked, *, on: datetime.date) -> tuple[Deadline, ...]:
    """What is due, the earliest first; nothing where neither the law nor a letter gives a date."""
    duties = duties_of(
        framework=asked.framework, kind=asked.kind, has_priority_action=asked.has_priority_action
    )
    counted = {duty.stage: duty for duty in duties} if asked.published_on else {}
    stages = [stage for stage in Stage if stage in counted]
    if asked.letter_on and Stage.FINAL not in stages:
        stages.append(Stage.FINAL)
    return tuple(_deadline(asked, stage, counted.get(stage), on) for stage in stages)


def _deadline(asked: PlanAsked, stage: Stage, duty: PlanDuty | None, on: datetime.date) -> Deadline:
    """The letter's date is that of the final plan; for a draft no letter gives one."""
    is_final = stage is Stage.FINAL
    letter = asked.letter_on if is_final else None
    published = asked.published_on
    law = duty.due_on(published, asked.nation) if duty and published else None
    sent = asked.sent_on if is_final else asked.draft_sent_on or asked.sent_on
    due = min(day for day in (law, letter) if day)
    return Deadline(
        stage=stage,
        law_on=law,
        letter_on=letter,
        sent_on=sent,
        working_days=duty.working_days if duty else None,
        letter_days=(
            working_days_until(published, letter, asked.nation) if published and letter else None
        ),
        left=working_days_until(sent or on, due, asked.nation),
        state=_state(due, sent, on, has_plan=asked.has_plan),
        source=duty.source if duty else "",
        is_letter_on_working_day=letter is None or is_working_day(letter, asked.nation),
    )


def _state(
    due: datetime.date, sent: datetime.date | None, on: datetime.date, *, has_plan: bool
) -> ClockState:
    """Late is a matter of the date; of a plan that was never entered here nothing is claimed."""
    if sent:
        return ClockState.SENT if sent <= due else ClockState.SENT_LATE
    if on <= due:
        return ClockState.DUE
    return ClockState.OVERDUE if has_plan else ClockState.PASSED


def _told(deadline: Deadline) -> str:
    values = {
        "day": date_format(deadline.due_on),
        "sent": date_format(deadline.sent_on) if deadline.sent_on else "",
        "days": abs(deadline.left),
    }
    words = {
        ClockState.DUE: _still_due,
        ClockState.OVERDUE: _overdue,
        ClockState.SENT: _sent,
        ClockState.SENT_LATE: _sent_late,
        ClockState.PASSED: _passed,
    }
    return words[deadline.state](abs(deadline.left)) % values


def _still_due(days: int) -> str:
    if days == 0:
        return gettext("Due on %(day)s: no working day is left after today.")
    return ngettext(
        "Due on %(day)s: %(days)s working day is left.",
        "Due on %(day)s: %(days)s working days are left.",
        days,
    )


def _overdue(days: int) -> str:
    if days == 0:
        return gettext("Overdue: it was due on %(day)s.")
    return ngettext(
        "Overdue: it was due on %(day)s, %(days)s working day ago.",
        "Overdue: it was due on %(day)s, %(days)s working days ago.",
        days,
    )


def _sent(days: int) -> str:
    if days == 0:
        return gettext("Sent on %(sent)s; it was due on %(day)s.")
    return ngettext(
        "Sent on %(sent)s, %(days)s working day before it was due on %(day)s.",
        "Sent on %(sent)s, %(days)s working days before it was due on %(day)s.",
        days,
    )


def _sent_late(days: int) -> str:
    if days == 0:
        return gettext("Sent on %(sent)s, after it was due on %(day)s.")
    return ngettext(
        "Sent on %(sent)s, %(days)s working day after it was due on %(day)s.",
        "Sent on %(sent)s, %(days)s working days after it was due on %(day)s.",
        days,
    )


def _passed(days: int) -> str:
    return gettext("It was due on %(day)s. No agreed plan for this inspection can be read here.")


def _difference(deadline: Deadline) -> str:
    """Both dates, how far they are apart, and what letters are known to do."""
    law, letter = deadline.law_on, deadline.letter_on
    if law is None or letter is None or law == letter:
        return ""
    told = gettext(
        "The two dates differ. %(law_days)s working days after publication is %(law)s; "
        "the letter gives %(letter)s, which is %(letter_days)s working days after publication. "
        "Some letters count from an earlier day, on which they were first sent, or give less "
        "time. The portal counts to the earlier date; the inspectorate can say which one holds."
    ) % {
        "law_days": deadline.working_days,
        "law": date_format(law),
        "letter": date_format(letter),
        "letter_days": deadline.letter_days,
    }
    if deadline.is_letter_on_working_day:
        return told
    return gettext("%(told)s The letter's date is not a working day.") % {"told": told}

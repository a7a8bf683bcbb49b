"""What changed since the previous inspection: improved, same, declined, or first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inspections.tables.distribution import Absence
from inspections.tables.given import Given, by_line


class Change(TextChoices):
    """How the last grade of an indicator stands to the one before."""

    IMPROVED = "improved", gettext_lazy("Improved")
    SAME = "same", gettext_lazy("Same")
    DECLINED = "declined", gettext_lazy("Declined")
    FIRST = "first", gettext_lazy("First inspection")
    NOT_COMPARED = "not_compared", gettext_lazy("Not compared")


COMPARED = (Change.IMPROVED, Change.SAME, Change.DECLINED)
"""Those that have a grade before and after, on one scale."""


@dataclass(frozen=True)
class Step:
    """The last thing said of a partnership and line, with what was said before it."""

    now: Given
    before: Given | None
    change: Change
    steps: int = 0
    """How many grades up, or down when negative."""
    why_not: str = ""
    """Why the two are not compared."""


@dataclass(frozen=True)
class ChangeCount:
    """How many partnerships made each change, of one line."""

    improved: int = 0
    same: int = 0
    declined: int = 0
    first: int = 0
    not_compared: int = 0

    @property
    def compared(self) -> int:
        """The denominator: those with a grade before and after."""
        return self.improved + self.same + self.declined


def changes(given: Iterable[Given]) -> tuple[Step, ...]:
    """One step for each partnership and line, from all that was said or from the last two of it."""
    return tuple(step_of(group) for group in by_line(given).values())


def step_of(group: Sequence[Given]) -> Step:
    """`group` is of one partnership and line, in the order of time."""
    now = group[-1]
    if len(group) < 2:
        if isinstance(now.said, Absence):
            return Step(now, None, Change.NOT_COMPARED, why_not=_without_grade(now, now))
        return Step(now, None, Change.FIRST)
    before = group[-2]
    if isinstance(now.said, Absence) or isinstance(before.said, Absence):
        return Step(now, before, Change.NOT_COMPARED, why_not=_without_grade(now, before))
    if now.scale != before.scale:
        return Step(now, before, Change.NOT_COMPARED, why_not=_("On another scale"))
    steps = now.said - before.said
    change = Change.IMPROVED if steps > 0 else Change.DECLINED if steps < 0 else Change.SAME
    return Step(now, before, change, steps)


def _without_grade(now: Given, before: Given) -> str:
    """Why one of the two has no grade; the later one is said when both have none."""
    if isinstance(now.said, Absence):
        if now.said is Absence.NOT_KNOWN:
            return _("The latest grade is not known here")
        return _("Not graded at the latest inspection")
    if before.said is Absence.NOT_KNOWN:
        return _("The previous grade is not known here")
    return _("Not graded at the previous inspection")


def count_changes(steps: Iterable[Step]) -> ChangeCount:
    counted = Counter(step.change for step in steps)
    return ChangeCount(*(counted[change] for change in Change))


def said_of_changes(count: ChangeCount) -> str:
    """For example "Of 12 with an earlier grade, 5 improved, 4 stayed the same and 3 declined." """
    if not count.compared:
        return _("No grade can be compared with an earlier one.")
    verbs = (
        (count.improved, ngettext("%(n)s improved", "%(n)s improved", count.improved)),
        (count.same, ngettext("%(n)s stayed the same", "%(n)s stayed the same", count.same)),
        (count.declined, ngettext("%(n)s declined", "%(n)s declined", count.declined)),
    )
    parts = [verb % {"n": number} for number, verb in verbs if number]
    said = get_text_list(parts, _("and"))
    return _("Of %(whole)s with an earlier grade, %(parts)s.") % {
        "whole": count.compared,
        "parts": said,
    }


def steps_said(steps: int) -> str:
    """ "one grade up", "two grades down"; nothing for the same."""
    if not steps:
        return ""
    up = ngettext("%(n)s grade up", "%(n)s grades up", abs(steps))
    down = ngettext("%(n)s grade down", "%(n)s grades down", abs(steps))
    return (up if steps > 0 else down) % {"n": abs(steps)}

"""Self-evaluations beside what inspectors say of the same, with the gap between them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inspections.tables.distribution import Absence
from inspections.tables.given import Given, latest


class View(TextChoices):
    """How a partnership's view of itself stands to the inspectors'."""

    HIGHER = "higher", gettext_lazy("Self-evaluation higher")
    SAME = "same", gettext_lazy("The same")
    LOWER = "lower", gettext_lazy("Self-evaluation lower")
    NOT_COMPARED = "not_compared", gettext_lazy("Not compared")


@dataclass(frozen=True)
class Gap:
    """A self-evaluation of one line with the inspectors' grade; None where there is none."""

    itself: Given
    inspectors: Given | None
    view: View
    steps: int = 0
    """How many grades the self-evaluation is higher, or lower when negative."""

    @property
    def said(self) -> str:
        return gap_said(self)


def gaps(itself: Iterable[Given], inspectors: Iterable[Given]) -> tuple[Gap, ...]:
    """The latest of each partnership and line that evaluated itself, beside the inspectors'."""
    theirs = latest(inspectors)
    return tuple(gap_of(own, theirs.get(key)) for key, own in latest(itself).items())


def gap_of(itself: Given, inspectors: Given | None) -> Gap:
    if inspectors is None or itself.scale != inspectors.scale:
        return Gap(itself, inspectors, View.NOT_COMPARED)
    if isinstance(itself.said, Absence) or isinstance(inspectors.said, Absence):
        return Gap(itself, inspectors, View.NOT_COMPARED)
    steps = itself.said - inspectors.said
    view = View.HIGHER if steps > 0 else View.LOWER if steps < 0 else View.SAME
    return Gap(itself, inspectors, view, steps)


def gap_said(gap: Gap) -> str:
    """For example "Self-evaluation one grade higher", or why there is no gap to tell."""
    if gap.view is View.NOT_COMPARED:
        return _why_not(gap)
    if not gap.steps:
        return _("Both say the same")
    steps = abs(gap.steps)
    higher = ngettext(
        "Self-evaluation %(n)s grade higher", "Self-evaluation %(n)s grades higher", steps
    )
    lower = ngettext(
        "Self-evaluation %(n)s grade lower", "Self-evaluation %(n)s grades lower", steps
    )
    return (higher if gap.steps > 0 else lower) % {"n": steps}


def _why_not(gap: Gap) -> str:
    if gap.inspectors is None:
        return _("Not inspected")
    if gap.itself.scale != gap.inspectors.scale:
        return _("Not compared: another scale")
    if isinstance(gap.itself.said, Absence):
        return _("Not compared: the self-evaluation gives no grade")
    return _("Not compared: the inspectors’ grade is missing")


def said_of_gaps(gaps: Iterable[Gap]) -> str:
    """For example "Of 4 grades that both gave, 3 are the same and 1 is higher in the ..."."""
    counted = Counter(gap.view for gap in gaps)
    parts = [
        (View.SAME, ngettext("%(n)s is the same", "%(n)s are the same", counted[View.SAME])),
        (View.HIGHER, ngettext("%(n)s is higher", "%(n)s are higher", counted[View.HIGHER])),
        (View.LOWER, ngettext("%(n)s is lower", "%(n)s are lower", counted[View.LOWER])),
    ]
    whole = sum(counted[view] for view, _said in parts)
    if not whole:
        return _("No grade was given by both, so none can be compared.")
    said = [text % {"n": counted[view]} for view, text in parts if counted[view]]
    return _("Of %(whole)s grades that both gave, %(parts)s in the self-evaluation.") % {
        "whole": whole,
        "parts": get_text_list(said, _("and")),
    }

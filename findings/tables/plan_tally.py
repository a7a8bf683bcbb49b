"""How the actions of a plan stand, in numbers and in a sentence that a person could say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import Brag
from findings.models.action_gaps import Gap

RATINGS = (Brag.RED, Brag.AMBER, Brag.GREEN, Brag.BLUE)
"""What needs attention first."""


@dataclass(frozen=True)
class Tally:
    """How many actions stand how; `actions` leaves out the cancelled ones."""

    rows: int
    actions: int
    cancelled: int
    ratings: Mapping[str, int]
    """By rating, and `none`."""
    overdue: int
    finished: int
    gaps: Mapping[Gap, int]

    @property
    def red(self) -> int:
        return self.ratings[Brag.RED]


class Area(Protocol):
    """An area with how many actions answer it (findings/models/plan_areas.py)."""

    answers: int


def tally_of(counts: Mapping[str, int]) -> Tally:
    """From what findings/models/action_gaps.py counted."""
    return Tally(
        rows=counts["rows"],
        actions=counts["rows"] - counts["cancelled"],
        cancelled=counts["cancelled"],
        ratings={rating: counts[rating] for rating in (*RATINGS, "none")},
        overdue=counts["overdue"],
        finished=counts["finished"],
        gaps={gap: counts[f"without_{gap}"] for gap in Gap},
    )


def sentence(tally: Tally, areas: Sequence[Area]) -> str:
    """The sentence that the page of a plan opens with."""
    if not tally.actions:
        return _without_actions(len(areas))
    answered = sum(1 for area in areas if area.answers)
    said = _answering(tally.actions, answered, len(areas))
    return _("%(answering)s; %(standing)s.") % {"answering": said, "standing": standing(tally)}


def standing(tally: Tally) -> str:
    """What needs attention, or that nothing does."""
    parts = []
    if tally.red:
        parts.append(_is_are(tally.red) % {"n": tally.red, "what": _("off track")})
    if tally.overdue:
        parts.append(_is_are(tally.overdue) % {"n": tally.overdue, "what": _("overdue")})
    if not parts and tally.ratings[Brag.AMBER]:
        amber = tally.ratings[Brag.AMBER]
        slipping = ngettext("%d has slipped", "%d have slipped", amber) % amber
        parts.append(_("none is off track, %(slipping)s") % {"slipping": slipping})
    if not parts:
        parts.append(_("none is off track or overdue"))
    if tally.finished:
        done = _("all are complete") if tally.finished == tally.actions else _complete(tally)
        parts.append(done)
    return get_text_list(parts, _("and"))


def _complete(tally: Tally) -> str:
    return _is_are(tally.finished) % {"n": tally.finished, "what": _("complete")}


def _is_are(number: int) -> str:
    return ngettext("%(n)d is %(what)s", "%(n)d are %(what)s", number)


def _without_actions(areas: int) -> str:
    if not areas:
        return _("This plan has no actions yet.")
    waiting = ngettext("%d area waits for an action.", "%d areas wait for an action.", areas)
    return waiting % areas


def _answering(actions: int, answered: int, areas: int) -> str:
    """ "12 actions answer 6 areas", or "6 of 7 areas" where some wait for an action."""
    if not answered:
        return (
            ngettext("%d action answers no area yet", "%d actions answer no area yet", actions)
            % actions
        )
    subject = ngettext("%(n)d action answers", "%(n)d actions answer", actions) % {"n": actions}
    if answered == areas:
        what = ngettext("%d area", "%d areas", areas) % areas
    else:
        what = _("%(some)d of %(all)d areas") % {"some": answered, "all": areas}
    return _("%(subject)s %(what)s") % {"subject": subject, "what": what}


@dataclass(frozen=True)
class RatingCount:
    """A rating with how many actions have it, and the address that shows them alone."""

    rating: str
    number: int
    address: str
    is_chosen: bool


def rating_counts(
    counts: Mapping[str, int], addresses: Mapping[str, str], chosen: str
) -> list[RatingCount]:
    """Every rating, those that nothing has too; `none` only where something has none."""
    shown: Iterable[str] = [*RATINGS, *(["none"] if counts["none"] or chosen == "none" else [])]
    return [
        RatingCount(rating, counts[rating], addresses[rating], rating == chosen) for rating in shown
    ]

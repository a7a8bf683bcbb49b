"""What a plan's file would change as the page asks for it: choices first, many actions folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from findings.tables.plan_difference import Difference
from findings.tables.plan_part import NEW

UNFOLDED = 25
"""So many actions stand open on the page; more are folded away by so many."""


@dataclass(frozen=True)
class Offer:
    """A difference with its answer so far."""

    row: Difference
    name: str
    is_ticked: bool
    choice: str
    error: str


@dataclass(frozen=True)
class OfferedAction:
    """All differences of one action; without a reference it is new."""

    reference: str
    title: str
    offers: tuple[Offer, ...]

    @property
    def name(self) -> str:
        """Short enough for a line that stands for many."""
        return self.reference or gettext("Row %(line)s") % {"line": self.offers[0].row.line}

    @property
    def is_new(self) -> bool:
        return any(offer.row.part == NEW for offer in self.offers)

    @property
    def has_conflict(self) -> bool:
        return any(offer.row.is_conflict for offer in self.offers)


@dataclass(frozen=True)
class Stack:
    """Some actions together."""

    actions: tuple[OfferedAction, ...]
    is_folded: bool

    @property
    def name(self) -> str:
        first, last = self.actions[0].name, self.actions[-1].name
        if first == last:
            return first
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}

    @property
    def number(self) -> int:
        return sum(len(action.offers) for action in self.actions)


@dataclass(frozen=True)
class OfferSection:
    """Actions that ask for the same of the reader."""

    heading: str
    told: str
    stacks: tuple[Stack, ...]


def offer_sections(actions: Sequence[OfferedAction]) -> list[OfferSection]:
    """Those with a choice to make, those that the file alone changes, and those that are new.

    What must be chosen is never folded away.
    """
    choices = [action for action in actions if action.has_conflict]
    new = [action for action in actions if action.is_new]
    others = [action for action in actions if not action.has_conflict and not action.is_new]
    wanted = [
        (
            gettext("Changed on both sides"),
            gettext("Choose for each such value what holds; nothing is chosen beforehand."),
            choices,
        ),
        (
            gettext("Changed in the file alone"),
            gettext("What is ticked is taken. Untick what you do not want."),
            others,
        ),
        (gettext("New in the file"), gettext("They become the last actions of the plan."), new),
    ]
    return [
        OfferSection(heading, told, tuple(_stacks(found, folds=found is not choices)))
        for heading, told, found in wanted
        if found
    ]


def _stacks(actions: Sequence[OfferedAction], *, folds: bool) -> Iterator[Stack]:
    if not folds or len(actions) <= UNFOLDED:
        yield Stack(tuple(actions), is_folded=False)
        return
    for start in range(0, len(actions), UNFOLDED):
        yield Stack(tuple(actions[start : start + UNFOLDED]), is_folded=True)

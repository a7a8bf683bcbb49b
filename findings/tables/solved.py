"""Who has solved this: which strengths elsewhere answer to an area for improvement, and why.

The nearest first: about the same indicator, then about one that answers to it, then about the same
theme alone, and where nobody has said what the area is about, in the same words. Within each, the
higher grade, then the newer report. A grade is put against another on its own scale alone; across
scales no more is said than that one is good or better and the other is not.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Level(IntEnum):
    """What two findings have in common, the nearest first."""

    SAME_INDICATOR = 0
    MAPPED_INDICATOR = 1
    THEME = 2
    WORDS = 3


@dataclass(frozen=True)
class GradeGiven:
    """What a partnership was last given for an indicator."""

    indicator_id: int
    indicator: str
    label: str
    rank: int
    levels: int
    scale_id: int
    good_or_better: bool
    day: datetime.date | None = None

    @property
    def from_top(self) -> int:
        """How many grades of its scale are above it."""
        return self.levels - self.rank


@dataclass(frozen=True)
class Asked:
    """The area for improvement, and how its partnership was graded there."""

    place: str
    is_own: bool
    """Whether the reader works for that partnership: then it is "you"."""
    indicators: Mapping[int, str] = field(default_factory=dict)
    mapped: frozenset[int] = frozenset()
    """Indicators of other editions and frameworks that answer to them."""
    themes: frozenset[str] = frozenset()
    grades: tuple[GradeGiven, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether nobody has said what it is about."""
        return not self.indicators and not self.themes


@dataclass(frozen=True)
class Candidate:
    """A strength or good practice elsewhere."""

    pk: int
    place: str
    indicators: frozenset[int] = frozenset()
    themes: frozenset[str] = frozenset()
    grades: tuple[GradeGiven, ...] = ()
    """What its partnership was last given for the indicators asked for, or answering to them."""
    own_grades: tuple[GradeGiven, ...] = ()
    """What its inspection gave for the indicators that it is about itself."""
    day: datetime.date | None = None
    likeness: float = 0.0
    """How alike the words are; it orders, and is never shown."""
    is_neighbour: bool = False


@dataclass(frozen=True)
class Match:
    """A candidate that answers, with what is known of both."""

    candidate: Candidate
    level: Level
    themes: tuple[str, ...] = ()
    theirs: GradeGiven | None = None
    ours: GradeGiven | None = None


def matches(asked: Asked, candidates: Iterable[Candidate]) -> list[Match]:
    """Those that answer, the best match first."""
    found = [match for one in candidates if (match := match_of(asked, one)) is not None]
    return sorted(found, key=_order)


def match_of(asked: Asked, candidate: Candidate) -> Match | None:
    """How a candidate answers; None when it has nothing in common or was graded no higher."""
    themes = tuple(sorted(asked.themes & candidate.themes))
    if asked.says_nothing:
        return Match(candidate, Level.WORDS)
    for level, about in (
        (Level.SAME_INDICATOR, candidate.indicators & asked.indicators.keys()),
        (Level.MAPPED_INDICATOR, candidate.indicators & asked.mapped),
    ):
        theirs, ours = _higher(
            asked, [one for one in candidate.grades if one.indicator_id in about]
        )
        if theirs is not None:
            return Match(candidate, level, themes, theirs, ours)
    return _by_theme(asked, candidate, themes) if themes else None


def _by_theme(asked: Asked, candidate: Candidate, themes: tuple[str, ...]) -> Match | None:
    """Graded higher on what is asked for; where no indicator is asked for, good at its own."""
    if asked.indicators:
        theirs, ours = _higher(asked, candidate.grades)
        return Match(candidate, Level.THEME, themes, theirs, ours) if theirs else None
    good = [grade for grade in candidate.own_grades if grade.good_or_better]
    if candidate.own_grades and not good:
        return None
    return Match(candidate, Level.THEME, themes, min(good, key=_from_top, default=None))


def _higher(
    asked: Asked, grades: Iterable[GradeGiven]
) -> tuple[GradeGiven | None, GradeGiven | None]:
    """The best of the grades that is higher than ours, with ours."""
    pairs = [(theirs, compared_with(theirs, asked.grades)) for theirs in grades]
    higher = [(theirs, ours) for theirs, ours in pairs if is_higher(theirs, ours)]
    return min(higher, key=lambda pair: pair[0].from_top, default=(None, None))


def compared_with(theirs: GradeGiven, ours: Iterable[GradeGiven]) -> GradeGiven | None:
    """Which of our grades theirs is put against: the same indicator, else one on the same scale."""
    return min(
        ours,
        key=lambda one: (
            one.indicator_id != theirs.indicator_id,
            one.scale_id != theirs.scale_id,
            one.rank,
        ),
        default=None,
    )


def is_higher(theirs: GradeGiven, ours: GradeGiven | None) -> bool:
    """On one scale by rank. Across scales, or without ours: good or better, where ours is not."""
    if ours is not None and ours.scale_id == theirs.scale_id:
        return theirs.rank > ours.rank
    return theirs.good_or_better and not (ours is not None and ours.good_or_better)


def _from_top(grade: GradeGiven) -> int:
    return grade.from_top


def _order(match: Match) -> tuple[int, int, int, float, int, float]:
    day, unlike = match.candidate.day, -match.candidate.likeness
    return (
        match.level,
        -len(match.themes),
        match.theirs.from_top if match.theirs else 99,
        unlike if match.level is Level.WORDS else 0,
        -(day.toordinal() if day else 0),
        unlike,
    )


def reason(match: Match, asked: Asked) -> str:
    """Why it is shown, in one sentence: "Stirling, very good for 2.2 in 2019; you were good"."""
    if match.level is Level.WORDS:
        words = _("%(place)s: the words are alike, and nothing else is known")
        return words % {"place": match.candidate.place}
    said = [_graded(match), *_answering(match, asked), *_ours(match, asked), *_shared(match)]
    return "; ".join(said)


def _graded(match: Match) -> str:
    theirs, place = match.theirs, match.candidate.place
    if theirs is None:
        return _("%(place)s, not graded for it") % {"place": place}
    words = {"place": place, "grade": _lower(theirs.label), "indicator": theirs.indicator}
    if theirs.day is None:
        return _("%(place)s, %(grade)s for %(indicator)s") % words
    return _("%(place)s, %(grade)s for %(indicator)s in %(year)d") % {
        **words,
        "year": theirs.day.year,
    }


def _answering(match: Match, asked: Asked) -> list[str]:
    if match.level is not Level.MAPPED_INDICATOR:
        return []
    own = ", ".join(asked.indicators.values())
    return [_("that answers to %(indicator)s") % {"indicator": own}]


def _ours(match: Match, asked: Asked) -> list[str]:
    if not asked.indicators:
        return []
    words = {"place": asked.place, "grade": _lower(match.ours.label) if match.ours else ""}
    if match.ours is None:
        unknown = (
            _("you have no grade there") if asked.is_own else _("%(place)s has no grade there")
        )
        return [unknown % words]
    known = _("you were %(grade)s") if asked.is_own else _("%(place)s was %(grade)s")
    return [known % words]


def _shared(match: Match) -> list[str]:
    if not match.themes:
        return []
    words = ngettext(
        "shares the theme %(themes)s", "shares the themes %(themes)s", len(match.themes)
    )
    return [words % {"themes": ", ".join(_lower(theme) for theme in match.themes)}]


def _lower(text: str) -> str:
    """In the middle of a sentence; "NHS boards" keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]

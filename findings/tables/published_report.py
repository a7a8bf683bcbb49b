"""How a published report stands, why one was refused, and which page to look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.tables.proposal import Mark, Place, places
from inspections.models import PublishedReport
from inspections.published_report.reading import Reading, Refusal
from inspections.published_report.wording import family_name, refusal_sentence, warning_sentence

State = PublishedReport.State
LONGEST_NUMBER = 4  # digits of a page


@dataclass(frozen=True)
class Standing:
    """What became of a report, in words and the colour of a tag."""

    words: str
    colour: str
    detail: str = ""
    """What was read in short, or why it was not."""


def standing(report: PublishedReport) -> Standing:
    """Whose turn it is: a worker's, a person's, or nobody's."""
    if report.inspection_id:
        return Standing(_("Entered"), "green")
    if report.state == State.READ:
        return Standing(_("To be checked"), "blue", _read(report))
    if report.state == State.REFUSED:
        return Standing(report.get_state_display(), "red", refusal_text(report))
    return Standing(report.get_state_display(), "grey")


def _read(report: PublishedReport) -> str:
    """What was read in short; the counts are those of `for_list`."""
    grades, findings, warnings = (
        getattr(report, f"{name}_read", 0) for name in ("grades", "findings", "warnings")
    )
    said = [
        family_name(report.family),
        ngettext("%d grade", "%d grades", grades) % grades,
        ngettext("%d finding", "%d findings", findings) % findings,
    ]
    if warnings:
        said.append(ngettext("%d thing to look at", "%d things to look at", warnings) % warnings)
    return ", ".join(said)


def refusal_text(report: PublishedReport) -> str:
    """Why a report was not read, and what to do."""
    return refusal_sentence(Refusal(report.refusal, report.family or None, report.refusal_words))


@dataclass(frozen=True)
class WarningText:
    """A sentence that asks a person to look, and where."""

    text: str
    place: str
    page: int | None


def warning_texts(reading: Reading) -> list[WarningText]:
    """Every warning of a reading, in its order."""
    return [
        WarningText(
            warning_sentence(warning),
            f"warning-{number}" if warning.source else "",
            warning.source[0].page if warning.source else None,
        )
        for number, warning in enumerate(reading.warnings)
    ]


@dataclass(frozen=True)
class ShownPage:
    """One page of the report beside the proposal; `place` where one answer was asked for."""

    number: int
    width: float
    height: float
    last: int
    place: Place | None
    marks: tuple[Mark, ...]
    """What is marked: the words of that answer, or of all answers that were read on the page."""

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def following(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def shown_pages(reading: Reading, shown: str) -> list[ShownPage]:
    """The pages of one answer, all where it runs over several; a number is that page itself.

    Anything else is the first page, so that an old address still shows the report.
    """
    read = places(reading)
    if found := read.get(shown):
        return [_shown(reading, place.page, place, place.marks) for place in found]
    number = int(shown) if shown.isdecimal() and len(shown) <= LONGEST_NUMBER else 1
    page = max(1, min(number, len(reading.pages)))
    return [_shown(reading, page, None, _all_marks(read, page))]


def _all_marks(read: Mapping[str, Sequence[Place]], page: int) -> tuple[Mark, ...]:
    """Where anything was read on a page; words that gave two answers are marked once."""
    marks = (
        mark
        for found in read.values()
        for place in found
        if place.page == page
        for mark in place.marks
    )
    return tuple(dict.fromkeys(marks))


def _shown(
    reading: Reading, number: int, place: Place | None, marks: tuple[Mark, ...]
) -> ShownPage:
    width, height = reading.pages[number - 1] if number <= len(reading.pages) else (0.0, 0.0)
    return ShownPage(number, width, height, len(reading.pages), place, marks)

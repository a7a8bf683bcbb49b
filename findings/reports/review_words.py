"""The sentences and tables that a paper makes of a progress review."""

from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import PositionStatement
from findings.reports.paper_block import Block, Listing, Paragraph, Part, blocks_of
from findings.reports.paper_words import day, in_short
from findings.reports.review_block import Conclusion, Outcome, OutcomeRow, Outcomes, Timetable
from findings.reports.review_facts import ReviewedAreaFacts, ReviewFacts
from findings.reports.snapshot import Snapshot
from inspections.tables.inspection import in_words

State = PositionStatement.Outcome


def how_it_went(facts: ReviewFacts) -> str:
    """How many areas are closed, progressing or remain; before the review, how many it is on."""
    number = len(facts.areas)
    if not number:
        return ""
    if not any(area.outcome for area in facts.areas):
        words = ngettext(
            "It is on %(number)s area for improvement.",
            "It is on %(number)s areas for improvement.",
            number,
        )
        return words % {"number": in_words(number)}
    words = ngettext(
        "Of %(number)s area for improvement %(said)s.",
        "Of %(number)s areas for improvement %(said)s.",
        number,
    )
    said = get_text_list(list(_counted(facts)), _("and"))
    return words % {"number": in_words(number), "said": said}


def _counted(facts: ReviewFacts) -> Iterator[str]:
    closed, progressing, remain, open_ = (
        sum(area.outcome == value for area in facts.areas)
        for value in (State.CLOSED, State.PROGRESSING, State.REMAINS, "")
    )
    if closed:
        yield ngettext("%s is closed", "%s are closed", closed) % in_words(closed)
    if progressing:
        yield ngettext("%s is progressing", "%s are progressing", progressing) % in_words(
            progressing
        )
    if remain:
        yield ngettext("%s remains", "%s remain", remain) % in_words(remain)
    if open_:
        words = ngettext("%s has no conclusion", "%s have no conclusion", open_)
        yield words % in_words(open_)


def scope(facts: ReviewFacts, snapshot: Snapshot) -> Iterator[Block]:
    """What was reviewed, by whom and when, and why."""
    review = snapshot.inspection
    words = {
        "title": review.title,
        "lead": review.lead_body,
        "followed": facts.followed,
        "day": day(facts.followed_on),
        "start": day(review.fieldwork_from),
        "end": day(review.fieldwork_to),
    }
    if facts.followed and facts.followed_on:
        said = _("It follows up “%(followed)s”, published on %(day)s, which asked for improvement.")
        yield Paragraph(said % words)
    elif facts.followed:
        yield Paragraph(_("It follows up “%(followed)s”, which asked for improvement.") % words)
    if review.fieldwork_from and review.fieldwork_to:
        yield Paragraph(_("Inspectors are on site between %(start)s and %(end)s.") % words)
    elif review.fieldwork_from:
        yield Paragraph(_("Inspectors are on site from %(start)s.") % words)
    if review.scope:
        yield Paragraph(review.scope, label=_("Scope:"))
    if not facts.is_told and facts.areas:
        yield Paragraph(_("The review is on these areas for improvement:"), leads=True)
        yield Listing(tuple(area.text for area in facts.areas), style="numbers")


def outcomes(facts: ReviewFacts, _snapshot: Snapshot) -> Iterator[Block]:
    """Where each area stood before the review, and where it stands after it."""
    if facts.is_told and facts.areas:
        yield Paragraph(how_it_went(facts), leads=True)
        yield Outcomes(tuple(_row(area) for area in facts.areas))


def _row(area: ReviewedAreaFacts) -> OutcomeRow:
    before = area.earlier[-1].outcome if area.earlier else ""
    said = outcome_of(before).words if before else _("Open")
    return OutcomeRow(f"{area.number}. {area.text}", said, outcome_of(area.outcome))


def outcome_of(value: str) -> Outcome:
    return Outcome(value, str(State(value).label)) if value else Outcome("", _("Not concluded"))


def area_parts(facts: ReviewFacts, anchor: str) -> Iterator[Part]:
    """Each area with what the partnership states and what the inspectors concluded."""
    if not facts.is_told:
        return
    for area in facts.areas:
        heading = in_short(area.text)
        yield Part(
            "review_area",
            3,
            "",
            _("Area %(number)d: %(area)s") % {"number": area.number, "area": heading},
            tuple(_area(area, is_cut=heading != area.text)),
            f"{anchor}-{area.number}",
            is_listed=True,
        )


def _area(area: ReviewedAreaFacts, *, is_cut: bool) -> Iterator[Block]:
    if is_cut:
        yield Paragraph(area.text, leads=True)
    for told in area.earlier:
        words = _("%(review)s (%(day)s) concluded: %(outcome)s.")
        said = {"review": told.review, "day": day(told.published_on) or _("no date")}
        outcome = outcome_of(told.outcome).words.lower()
        yield Paragraph(words % {**said, "outcome": outcome}, is_note=True, leads=True)
    yield from _statement(area)
    if area.evidence:
        yield Paragraph(_("Evidence that members may see:"), leads=True)
        yield Listing(area.evidence)
    if area.outcome:
        lead = _("What the inspectors concluded:")
        yield Conclusion(lead, area.conclusion, outcome_of(area.outcome))


def _statement(area: ReviewedAreaFacts) -> Iterator[Block]:
    if not area.statement.strip():
        yield Paragraph(_("The partnership made no statement on this area."))
        return
    lead = _("What the partnership stated:")
    if not area.is_signed_off:
        lead = _("What the partnership is to state (not signed off yet):")
    yield Paragraph("", label=lead, leads=True)
    yield from blocks_of(area.statement)


def remains(facts: ReviewFacts, snapshot: Snapshot) -> Iterator[Block]:
    """The areas that are not closed; nothing before the review is concluded."""
    if not facts.is_told or not any(area.outcome for area in facts.areas):
        return
    left = [area for area in facts.areas if area.outcome != State.CLOSED]
    if not left:
        yield Paragraph(_("Every area for improvement is closed."))
        return
    number = len(left)
    words = ngettext(
        "%(number)s area for improvement stays on the partnership’s list:",
        "%(number)s areas for improvement stay on the partnership’s list:",
        number,
    )
    said = in_words(number)
    yield Paragraph(words % {"number": f"{said[:1].upper()}{said[1:]}"}, leads=True)
    yield Listing(tuple(f"{area.text} ({outcome_of(area.outcome).words})" for area in left))


def timetable(facts: ReviewFacts, snapshot: Snapshot) -> Iterator[Block]:
    """When the review is, until when statements are due, and how it is prepared."""
    days = [
        (_("Statements due:"), day(facts.statements_due_on)),
        (_("Statements handed to the inspectors:"), day(facts.submitted_on)),
        (_("Feedback:"), day(snapshot.inspection.feedback_on)),
    ]
    for label, date in days:
        if date:
            yield Paragraph(date, label=label)
    if facts.steps:
        yield Timetable(facts.steps)

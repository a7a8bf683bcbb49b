"""The sentences and tables that an overview makes of a programme's facts."""

from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.reports.distribution_picture import BarRow
from findings.reports.overview_block import (
    MOST_COLUMNS,
    Bars,
    Cell,
    CountTable,
    EvaluationRow,
    EvaluationTable,
    EvidenceTotals,
    Examples,
    Levels,
    Quantifiers,
)
from findings.reports.overview_count import (
    Below,
    ColumnCount,
    Counted,
    below_good,
    column_counts,
    headline,
    word_for,
)
from findings.reports.paper_block import Block, Links, Listing, Paragraph, UncheckedNote
from findings.reports.paper_words import UNCHECKED, day, marked
from findings.reports.programme_facts import InspectedFacts, ProgrammeFacts
from findings.reports.snapshot import OverviewSnapshot
from inspections.tables.distribution import Absence
from inspections.tables.inspection import in_words

NAMED, MOST_LISTED = 12, 40
"""So many partnerships are named in a sentence, and in a list; more are only counted."""
MOST_BELOW = 6
FEWEST = 5
"""Of so many evaluations at least, a share is called by a word."""


def reviewed(facts: ProgrammeFacts) -> str:
    """What was reviewed, in one sentence that a person could say aloud."""
    names = [row.partnership for row in facts.inspections]
    if not names:
        return _("No inspection of the programme is published and in this paper yet.")
    words = ngettext(
        "This overview brings together the inspection of %(number)s partnership%(when)s, led by "
        "%(lead)s%(names)s.",
        "This overview brings together the inspections of %(number)s partnerships%(when)s, led by "
        "%(lead)s%(names)s.",
        len(names),
    )
    named = get_text_list(names, _("and")) if len(names) <= NAMED else ""
    return words % {
        "number": in_words(len(names)),
        "when": when(facts),
        "lead": facts.lead_body,
        "names": f": {named}" if named else "",
    }


def when(facts: ProgrammeFacts) -> str:
    """The programme's years, where both are known: " in a programme of 2018 to 2020"."""
    if facts.starts_on is None or facts.ends_on is None:
        return ""
    years = {"first": facts.starts_on.year, "last": facts.ends_on.year}
    return _(" in a programme of %(first)s to %(last)s") % years


def how_it_went(facts: ProgrammeFacts) -> str:
    """The count that matters most, with the body's own word for it."""
    found = headline(facts)
    return _with_word(facts, found) if found else ""


def headline_bar(facts: ProgrammeFacts) -> Iterator[Block]:
    """One bar for the indicators that the first page counts together."""
    found = headline(facts)
    if found is not None:
        yield Bars((BarRow(_bar_title(found.columns), found.distribution),))


def word_note(facts: ProgrammeFacts) -> Iterator[Block]:
    """What the sign beside the body's words means, where it stands beside any."""
    if facts.quantifiers and UNCHECKED in how_it_went(facts):
        yield UncheckedNote()


def programme(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The programme, its partnerships, its framework, and of which day the grades are."""
    facts = snapshot.programme
    yield Paragraph(_programme(facts))
    yield from _partnerships(facts)
    if facts.left_out:
        left_out = _("Left out of this overview: %(names)s.")
        yield Paragraph(left_out % {"names": get_text_list(list(facts.left_out), _("and"))})
    yield from _frameworks(facts)
    yield Paragraph(_position(snapshot))
    if any(row.picked for row in snapshot.sections):
        yield Paragraph(
            _(
                "A key message with the name of a partnership in brackets is what its inspection "
                "reported; it does not speak for the others."
            )
        )


def indicators(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """What was evaluated, with the codes that the inspectorate prints."""
    rows = column_counts(snapshot.programme)
    if not rows:
        return
    words = ngettext(
        "Practice was evaluated against %(number)s quality indicator:",
        "Practice was evaluated against %(number)s quality indicators:",
        len(rows),
    )
    yield Paragraph(words % {"number": in_words(len(rows))}, leads=True)
    yield Listing(tuple(marked(row.title, row.column.is_checked) for row in rows))


def questions(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The questions that the inspections set out to answer."""
    rows = snapshot.programme.questions
    if not rows:
        return
    words = ngettext(
        "The inspections set out to answer %(number)s question:",
        "The inspections set out to answer %(number)s questions:",
        len(rows),
    )
    yield Paragraph(words % {"number": in_words(len(rows))}, leads=True)
    yield Listing(tuple(marked(row.text, row.is_checked) for row in rows), style="numbers")


def distributions(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """How the grades fall: counted together, below good, as bars, as a table, then each."""
    facts = snapshot.programme
    rows = [row for row in column_counts(facts) if row.distribution.total]
    if not rows:
        return
    if said := how_it_went(facts):
        yield Paragraph(said)
    yield from _below(facts)
    yield Bars(tuple(BarRow(row.title, row.distribution) for row in rows))
    yield Paragraph(_("Indicator by indicator:"), leads=True)
    yield Listing(tuple(_each(facts, row) for row in rows))
    for same in _by_scale(rows):
        yield CountTable(same[0].distribution.scale.levels, same)
    yield from _absences(rows)
    yield from word_note(facts)


def good_practice(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The examples that inspections held up, each with its partnership and question."""
    facts = snapshot.programme
    asked = {row.number: row.text for row in facts.questions}
    rows = tuple((row, asked.get(row.question or 0, "")) for row in facts.good_practice)
    if not rows:
        yield Paragraph(_("The inspections in this overview record no examples of good practice."))
        return
    yield Paragraph(
        _("Inspectors held these up as good practice, for others to learn from."), leads=True
    )
    yield Examples(rows)


def evaluations(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The table of evaluations; one with many indicators goes on in further tables."""
    facts = snapshot.programme
    rows = column_counts(facts)
    for start in range(0, len(rows), MOST_COLUMNS):
        columns = rows[start : start + MOST_COLUMNS]
        named = _("Evaluations by partnership")
        if all(column.column.code for column in columns):
            named = _("Evaluations of %(indicators)s") % {"indicators": _named(columns)}
        lines = tuple(_evaluation_row(row, columns) for row in facts.inspections)
        yield EvaluationTable(
            named, columns, lines, has_days=start == 0 and any(row.published for row in lines)
        )
    yield from _absences(rows)


def evidence(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """What all inspections rest on together; no figure for one of them."""
    facts = snapshot.programme
    if facts.evidence:
        yield EvidenceTotals(facts.evidence, len(facts.inspections))
    elif facts.inspections:
        yield Paragraph(_("No figures on the evidence of these inspections are known here."))


def scale(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The grades and what each means."""
    for row in snapshot.programme.scales:
        yield Levels(row.name, row.levels)


def quantifiers(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The body's words for shares, and where they are from."""
    table = snapshot.programme.quantifiers
    if table is None:
        yield Paragraph(
            _(
                "The inspectorate defines no words such as “most” for shares, so this overview "
                "gives the numbers alone."
            )
        )
        return
    words = _("Words for shares are used as in “%(name)s”. Source: %(source)s.")
    yield Paragraph(words % {"name": table.name, "source": marked(table.source, table.is_checked)})
    yield Quantifiers(table.terms)
    if not table.is_checked:
        yield UncheckedNote()


def background_papers(snapshot: OverviewSnapshot) -> Iterator[Block]:
    """The published reports that the overview rests on."""
    rows = [(row.title, row.source_url) for row in snapshot.programme.inspections]
    if with_address := tuple((title, address) for title, address in rows if address):
        yield Links(with_address)


def _programme(facts: ProgrammeFacts) -> str:
    partners = get_text_list(list(facts.scrutiny_partners), _("and"))
    words = {"programme": facts.name, "lead": facts.lead_body, "partners": partners}
    if not partners:
        return _("“%(programme)s” was led by %(lead)s.") % words
    return _("“%(programme)s” was led by %(lead)s in partnership with %(partners)s.") % words


def _partnerships(facts: ProgrammeFacts) -> Iterator[Block]:
    """Who was inspected; where they are many, the table of evaluations lists them."""
    count = len(facts.inspections)
    if count > MOST_LISTED:
        words = _("%(number)s partnerships were inspected. The table of evaluations lists them.")
        yield Paragraph(words % {"number": count})
    elif count:
        said = ngettext(
            "%(number)s partnership was inspected:",
            "%(number)s partnerships were inspected:",
            count,
        )
        yield Paragraph((said % {"number": in_words(count)}).capitalize(), leads=True)
        yield Listing(tuple(_inspected(row) for row in facts.inspections), style="columns")


def _inspected(row: InspectedFacts) -> str:
    if row.published_on is None:
        return row.partnership
    named = {"partnership": row.partnership, "day": day(row.published_on)}
    return _("%(partnership)s, report published %(day)s") % named


def _frameworks(facts: ProgrammeFacts) -> Iterator[Block]:
    names = [f"“{marked(row.name, row.is_checked)}”" for row in facts.frameworks]
    if names:
        words = _("The inspections were carried out under %(frameworks)s.")
        yield Paragraph(words % {"frameworks": get_text_list(names, _("and"))})


def _position(snapshot: OverviewSnapshot) -> str:
    taken = snapshot.programme.until or snapshot.made_at.date()
    return _(
        "For each partnership the overview shows its newest inspection in the programme that was "
        "published by %(day)s."
    ) % {"day": day(taken)}


def _with_word(facts: ProgrammeFacts, found: Counted) -> str:
    """A counted sentence, and the word that such a share has in the body's own reports.

    Of a few evaluations it has none: one good grade is not "almost all".
    """
    counts = found.distribution
    said = word_for(facts, counts.good, counts.graded)
    if said is None or counts.graded < FEWEST:
        return found.sentence
    mark = "" if said.checked else f" {UNCHECKED}"
    word = _("In the words of such reports, that is “%(word)s”%(mark)s.")
    return f"{found.sentence} {word % {'word': said.word, 'mark': mark}}"


def _each(facts: ProgrammeFacts, row: ColumnCount) -> str:
    """One indicator: how many of its grades are good or better, with the body's own word."""
    if not row.distribution.graded:
        return _("No grade of %(indicator)s is known here.") % {"indicator": row.in_sentence}
    said = _with_word(facts, Counted((row,)))
    if not row.without_grade:
        return said
    known = ngettext(
        "%(part)s of %(whole)s partnerships has a grade of %(indicator)s here.",
        "%(part)s of %(whole)s partnerships have a grade of %(indicator)s here.",
        row.distribution.graded,
    ) % {
        "part": row.distribution.graded,
        "whole": row.distribution.total,
        "indicator": row.in_sentence,
    }
    return f"{known} {said}"


def _below(facts: ProgrammeFacts) -> Iterator[Block]:
    """Who has a grade below good: by name where they are few, else their number."""
    rows = below_good(facts)
    if not rows:
        return
    count = len(rows)
    words = ngettext(
        "%(number)s of %(whole)s partnerships had a grade below good",
        "%(number)s of %(whole)s partnerships had a grade below good",
        count,
    ) % {"number": count, "whole": len(facts.inspections)}
    if count > MOST_BELOW:
        yield Paragraph(_("%(counted)s; the table of evaluations names them.") % {"counted": words})
        return
    yield Paragraph(f"{words}:", leads=True)
    yield Listing(tuple(_below_line(row) for row in rows))


def _below_line(row: Below) -> str:
    grades = [f"{indicator} {grade}" for indicator, grade in row.evaluations]
    return f"{row.partnership}: {', '.join(grades)}"


def _by_scale(rows: Sequence[ColumnCount]) -> list[tuple[ColumnCount, ...]]:
    names = dict.fromkeys(row.column.scale for row in rows)
    return [tuple(row for row in rows if row.column.scale == name) for name in names]


def _absences(rows: Sequence[ColumnCount]) -> Iterator[Block]:
    """What the words mean that stand where there is no grade; only those that are used."""
    meanings = {
        Absence.NOT_GRADED: _("the inspection looked at it and gave no grade."),
        Absence.NOT_KNOWN: _("a grade was given, but this portal does not hold it."),
        Absence.NOT_INSPECTED: _("the partnership’s inspection did not evaluate it."),
    }
    used = {part.label for row in rows for part in row.distribution.absent}
    for absence, meaning in meanings.items():
        if str(absence.label) in used:
            yield Paragraph(meaning, label=f"{absence.label}:", is_note=True)


def _evaluation_row(row: InspectedFacts, columns: Sequence[ColumnCount]) -> EvaluationRow:
    said = {evaluation.column: evaluation for evaluation in row.evaluations}
    cells = []
    for column in columns:
        found = said.get(column.column.key)
        if found is None:
            cells.append(Cell(str(Absence.NOT_INSPECTED.label)))
        else:
            rank = found.rank
            cells.append(Cell(found.label, column.distribution.scale.step(rank) if rank else None))
    return EvaluationRow(row.partnership, day(row.published_on), tuple(cells))


def _named(columns: Sequence[ColumnCount]) -> str:
    return get_text_list([column.in_sentence for column in columns], _("and"))


def _bar_title(columns: Sequence[ColumnCount]) -> str:
    if len(columns) == 1:
        return columns[0].title
    return _("%(indicators)s together") % {"indicators": _named(columns)}

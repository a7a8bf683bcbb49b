"""The sentences that a paper makes of its records."""

import datetime
from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from findings.models import Finding
from findings.reports.inspection_facts import EarlierFacts, FindingFacts, InspectionFacts
from findings.reports.paper_block import (
    Block,
    Evidence,
    Grades,
    Links,
    Listing,
    Paragraph,
    UncheckedNote,
)
from findings.reports.snapshot import Snapshot
from inspections.models import Inspection
from inspections.tables.inspection import in_words

Kind = Finding.Kind
UNCHECKED = "†"
ANNOUNCED = {
    Inspection.Announced.ANNOUNCED: gettext_lazy("It was announced beforehand."),
    Inspection.Announced.UNANNOUNCED: gettext_lazy("It was not announced."),
}


def day(date: datetime.date | None) -> str:
    return date_format(date, "DATE_FORMAT") if date else ""


def introduction(snapshot: Snapshot) -> Iterator[Block]:
    """What was inspected, by whom and when; of one that is to come, only that."""
    facts = snapshot.inspection
    if _is_to_come(snapshot):
        words = {
            "title": facts.title, "lead": facts.lead_body, "day": day(facts.fieldwork_from),
        }  # fmt: skip
        said = _("%(title)s is to be led by %(lead)s. Fieldwork is to start on %(day)s.")
        yield Paragraph(said % words)
        return
    yield Paragraph(_sentences(_led_by(facts), _fieldwork(facts)))
    yield Paragraph(_sentences(_framework(facts), _announced(facts)))
    if facts.scope:
        yield Paragraph(facts.scope, label=_("Scope:"))
    if facts.team:
        yield Paragraph(facts.team, label=_("Inspection team:"))


def indicators(snapshot: Snapshot) -> Iterator[Block]:
    """What was evaluated, with the codes that the inspectorate prints."""
    rows = snapshot.inspection.grades
    if not rows:
        return
    count = len(rows)
    words = ngettext(
        "Practice was evaluated against %(number)s quality indicator:",
        "Practice was evaluated against %(number)s quality indicators:",
        count,
    )
    yield Paragraph(words % {"number": in_words(count)}, leads=True)
    items = (marked(f"{row.code} {row.title}".strip(), row.is_checked) for row in rows)
    yield Listing(tuple(items))
    yield from _note(row.is_checked for row in rows)


def questions(snapshot: Snapshot) -> Iterator[Block]:
    """The questions that the inspection set out to answer."""
    rows = snapshot.inspection.questions
    if not rows:
        return
    count = len(rows)
    words = ngettext(
        "The inspection set out to answer %(number)s question:",
        "The inspection set out to answer %(number)s questions:",
        count,
    )
    yield Paragraph(words % {"number": in_words(count)}, leads=True)
    yield Listing(tuple(marked(row.text, row.is_checked) for row in rows), style="numbers")
    yield from _note(row.is_checked for row in rows)


def evidence(snapshot: Snapshot) -> Iterator[Block]:
    """What the inspection rests on: in words, then counted."""
    facts = snapshot.inspection
    if _is_to_come(snapshot):
        return
    if facts.evidence_note:
        yield Paragraph(facts.evidence_note, label=_("How the evidence was gathered:"))
    if facts.evidence:
        is_withheld = any(not row.count[:1].isdigit() for row in facts.evidence)
        note = _("Very small numbers are not given, so that nobody can be recognised by them.")
        yield Evidence(facts.evidence, withheld=note if is_withheld else "")


def grades(snapshot: Snapshot) -> Iterator[Block]:
    """The grades, between the day of the feedback and that of the report."""
    facts = snapshot.inspection
    if not facts.grades:
        return
    if facts.feedback_on:
        words = _("Formal feedback was received on %(day)s, with these grades:")
        yield Paragraph(words % {"day": day(facts.feedback_on)}, leads=True)
    else:
        yield Paragraph(_("These grades were given:"), leads=True)
    yield Grades(facts.grades)
    yield from _publication(facts)


def conclusions(snapshot: Snapshot) -> Iterator[Block]:
    """How the inspectors sum up, and what they recommend."""
    facts = snapshot.inspection
    messages = tuple(filter(None, [facts.confidence_statement, *texts(facts, Kind.KEY_MESSAGE)]))
    words = _("In conclusion, %(lead)s reported:") % {"lead": facts.lead_body}
    yield from listed(messages, words)
    yield from listed(texts(facts, Kind.RECOMMENDATION), _("The report recommends:"))


def earlier(snapshot: Snapshot) -> Iterator[Block]:
    """The inspection that is followed up, then its reviews, each with what it said."""
    for row in snapshot.inspection.earlier:
        yield Paragraph(_earlier_sentence(row))
        areas = [text.text for text in row.findings if text.kind == Kind.AREA_FOR_IMPROVEMENT]
        count = len(areas)
        words = ngettext(
            "It highlighted %(number)s area for improvement:",
            "It highlighted %(number)s areas for improvement:",
            count,
        ) % {"number": in_words(count)}
        yield from listed(tuple(areas), words)
        messages = tuple(text.text for text in row.findings if text.kind == Kind.KEY_MESSAGE)
        yield from listed(messages, _("It reported:"))


def background_papers(snapshot: Snapshot) -> Iterator[Block]:
    """The published reports that the paper rests on."""
    facts = snapshot.inspection
    rows = [(facts.title, facts.source_url)]
    rows += [(row.title, row.source_url) for row in facts.earlier]
    if with_address := tuple((title, url) for title, url in rows if url):
        yield Links(with_address)


def texts(facts: InspectionFacts, *kinds: Kind) -> tuple[str, ...]:
    return tuple(row.text for row in facts.findings if row.kind in kinds)


def plain_texts(facts: InspectionFacts, *kinds: Kind) -> tuple[str, ...]:
    """In plain words where somebody wrote them, else as published."""
    return tuple(row.summary or row.text for row in facts.findings if row.kind in kinds)


def listed(items: Sequence[str], lead: str) -> Iterator[Block]:
    """A list below the words that lead to it; nothing where there are no items."""
    if items:
        if lead:
            yield Paragraph(lead, leads=True)
        yield Listing(tuple(items))


def counted_findings(findings: Sequence[FindingFacts]) -> str:
    """For example "The report names five strengths and four areas for improvement."."""
    strengths = sum(row.kind == Kind.STRENGTH for row in findings)
    areas = sum(row.kind in (Kind.AREA_FOR_IMPROVEMENT, Kind.PRIORITY_ACTION) for row in findings)
    parts = []
    if strengths:
        words = ngettext("%(number)s strength", "%(number)s strengths", strengths)
        parts.append(words % {"number": in_words(strengths)})
    if areas:
        words = ngettext(
            "%(number)s area for improvement", "%(number)s areas for improvement", areas
        )
        parts.append(words % {"number": in_words(areas)})
    if not parts:
        return ""
    return _("The report names %(findings)s.") % {"findings": get_text_list(parts, _("and"))}


def in_short(text: str, longest: int = 80) -> str:
    """The beginning of a text, cut between two words; the whole where it is no longer."""
    if len(text) <= longest:
        return text
    cut = text[:longest].rpartition(" ")[0] or text[:longest]
    return f"{cut.rstrip(' ,;:')} …"


def _is_to_come(snapshot: Snapshot) -> bool:
    """Whether fieldwork starts after the meeting, or after the paper was made."""
    start = snapshot.inspection.fieldwork_from
    return bool(start and start > (snapshot.meeting_on or snapshot.made_at.date()))


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _led_by(facts: InspectionFacts) -> str:
    partners = get_text_list(list(facts.scrutiny_partners), _("and"))
    words = {"title": facts.title, "lead": facts.lead_body, "partners": partners}
    if not partners:
        return _("%(title)s was led by %(lead)s.") % words
    return _("%(title)s was led by %(lead)s in partnership with %(partners)s.") % words


def _fieldwork(facts: InspectionFacts) -> str:
    start, end = facts.fieldwork_from, facts.fieldwork_to
    if start and end:
        words = _("Fieldwork took place between %(start)s and %(end)s.")
        return words % {"start": day(start), "end": day(end)}
    if start:
        return _("Fieldwork started on %(day)s.") % {"day": day(start)}
    return ""


def _framework(facts: InspectionFacts) -> str:
    words = {"framework": marked(facts.framework, facts.framework_is_checked)}
    if not facts.programme:
        return _("It was carried out under the framework “%(framework)s”.") % words
    carried = _(
        "It was carried out under the framework “%(framework)s” and belongs to the programme "
        "“%(programme)s”."
    )
    return carried % {**words, "programme": facts.programme}


def _announced(facts: InspectionFacts) -> str:
    return str(ANNOUNCED.get(Inspection.Announced(facts.announced), ""))


def _publication(facts: InspectionFacts) -> Iterator[Block]:
    if facts.published_on:
        words = _("The final report was published on %(day)s.") % {"day": day(facts.published_on)}
        yield Paragraph(words)


def _earlier_sentence(row: EarlierFacts) -> str:
    words = {"title": row.title, "lead": row.lead_body, "day": day(row.published_on)}
    if row.published_on:
        said = _("%(title)s was carried out by %(lead)s and reported on %(day)s.")
        return said % words
    return _("%(title)s was carried out by %(lead)s.") % words


def marked(words: str, is_checked: bool) -> str:
    """Words, with the sign of those that nobody has compared with the official text."""
    return words if is_checked else f"{words} {UNCHECKED}"


def _note(checked: Iterator[bool]) -> Iterator[Block]:
    if not all(checked):
        yield UncheckedNote()

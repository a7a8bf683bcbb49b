"""A snapshot becomes a paper's parts, in the order and with the numbers of the body's own form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Finding, PaperSection, PaperTemplate
from findings.reports import (
    overview_words,
    paper_words,
    plan_attention,
    plan_words,
    review_words,
)
from findings.reports.overview_block import Glossary, glossary_of
from findings.reports.paper_block import (
    Block,
    Chapter,
    Listing,
    Paragraph,
    Part,
    Ticks,
    blocks_of,
    items_of,
)
from findings.reports.plan_facts import PlanFacts
from findings.reports.review_facts import ReviewFacts
from findings.reports.snapshot import AnySnapshot, OverviewSnapshot, SectionFacts, Snapshot

Kind, Place, Source = Finding.Kind, PaperSection.Place, PaperSection.Source
Numbering = PaperSection.Numbering

FROM_RECORDS: dict[str, Callable[[Snapshot], Iterator[Block]]] = {
    Source.INTRODUCTION: paper_words.introduction,
    Source.INDICATORS: paper_words.indicators,
    Source.QUESTIONS: paper_words.questions,
    Source.EVIDENCE: paper_words.evidence,
    Source.GRADES: paper_words.grades,
    Source.CONCLUSIONS: paper_words.conclusions,
    Source.FOLLOWED_REVIEWS: paper_words.earlier,
    Source.BACKGROUND_PAPERS: paper_words.background_papers,
}
FROM_PROGRAMME: dict[str, Callable[[OverviewSnapshot], Iterator[Block]]] = {
    Source.PROGRAMME: overview_words.programme,
    Source.INDICATORS: overview_words.indicators,
    Source.QUESTIONS: overview_words.questions,
    Source.DISTRIBUTIONS: overview_words.distributions,
    Source.GOOD_PRACTICE: overview_words.good_practice,
    Source.EVALUATIONS: overview_words.evaluations,
    Source.EVIDENCE: overview_words.evidence,
    Source.SCALE: overview_words.scale,
    Source.QUANTIFIERS: overview_words.quantifiers,
    Source.BACKGROUND_PAPERS: overview_words.background_papers,
}
FROM_PLAN: dict[str, Callable[[PlanFacts], Iterator[Block]]] = {
    Source.PLAN: plan_words.introduction,
    Source.PLAN_COUNTS: plan_words.counts,
    Source.PLAN_CHANGES: plan_words.changes,
    Source.PLAN_SLIPPED: plan_words.slipped,
    Source.PLAN_VERIFIED: plan_words.verified,
    Source.PLAN_CANCELLED: plan_words.cancelled,
    Source.PLAN_GAPS: plan_words.gaps,
    Source.PLAN_RULE: plan_words.rule,
    Source.PLAN_ATTENTION: plan_attention.attention,
}
FROM_REVIEW: dict[str, Callable[[ReviewFacts, Snapshot], Iterator[Block]]] = {
    Source.REVIEW_SCOPE: review_words.scope,
    Source.REVIEW_OUTCOMES: review_words.outcomes,
    Source.REVIEW_REMAINS: review_words.remains,
    Source.REVIEW_TIMETABLE: review_words.timetable,
}
FINDINGS = {
    Source.STRENGTHS: ((Kind.STRENGTH,), gettext_lazy("The inspection named these strengths:")),
    Source.AREAS: (
        (Kind.PRIORITY_ACTION, Kind.AREA_FOR_IMPROVEMENT),
        gettext_lazy("The inspection named these areas for improvement:"),
    ),
    Source.GOOD_PRACTICE: (
        (Kind.GOOD_PRACTICE,),
        gettext_lazy("The inspection held this up as good practice:"),
    ),
}
"""The kinds of finding that a part lists, and the words that lead to the list."""
AUTHORS = PaperSection.WRITTEN_SOURCES | {
    Source.NONE,
    Source.MEETING_BODY,
    Source.MEETING_DATE,
    Source.TITLE,
}
"""What stands in a part is the author's, or the paper's own title and meeting."""


@dataclass(frozen=True)
class Line:
    """A line above or below a paper, such as "Report by: Chief Officer"."""

    label: str
    text: str


@dataclass(frozen=True)
class Head:
    """What stands above a paper: its title with what the form calls it, and the lines around."""

    before: tuple[Line, ...]
    title_label: str
    after: tuple[Line, ...]


def head(snapshot: AnySnapshot) -> Head:
    rows = [row for row in snapshot.sections if row.place == Place.HEADER]
    names = [row.source for row in rows]
    title = names.index(Source.TITLE) if Source.TITLE in names else 0
    label = rows[title].heading if Source.TITLE in names else ""
    after = rows[title + 1 :] if Source.TITLE in names else rows
    return Head(_lines(rows[:title], snapshot), label, _lines(after, snapshot))


def end_lines(snapshot: AnySnapshot) -> tuple[Line, ...]:
    return _lines([row for row in snapshot.sections if row.place == Place.END], snapshot)


def chapters(snapshot: AnySnapshot) -> tuple[Chapter, ...]:
    """The sections with their parts; what the records have nothing for is left out.

    The first appendix begins a page.
    """
    found: list[Chapter] = []
    appended = False
    for part, place in _numbered(snapshot):
        if part.level == 1 or not found:
            begins, appended = place == Place.APPENDIX and not appended, place == Place.APPENDIX
            found.append(Chapter((part,), begins, is_wide=part.source == Source.PLAN_AREAS))
        else:
            found[-1] = replace(found[-1], parts=(*found[-1].parts, part))
    return tuple(_with_words(chapter) for chapter in _asking(found))


def _asking(found: list[Chapter]) -> list[Chapter]:
    """The first section with a list is where members read what they are to do."""
    lists = (at for at, chapter in enumerate(found) for part in chapter.parts
             if part.source == Source.LIST)  # fmt: skip
    first = next(lists, None)
    return [replace(chapter, asks=at == first) for at, chapter in enumerate(found)]


def in_brief(snapshot: AnySnapshot) -> tuple[Block, ...]:
    """What the form puts on the first page."""
    rows = (row for row in snapshot.sections if row.place == Place.BRIEF)
    return tuple(block for row in rows for block in _blocks(row, snapshot))


def _with_words(chapter: Chapter) -> Chapter:
    """A section of which nothing is left but its heading says so."""
    first = chapter.parts[0]
    if len(chapter.parts) > 1 or first.blocks:
        return chapter
    return replace(chapter, parts=(replace(first, blocks=(Paragraph(_("None stated.")),)),))


def _numbered(snapshot: AnySnapshot) -> Iterator[tuple[Part, str]]:
    """Parts with their paragraphs numbered on through each section."""
    within, count = "", 0
    rows = [row for row in snapshot.sections if row.place in (Place.BODY, Place.APPENDIX)]
    for position, row in enumerate(rows):
        if row.level == 1:
            within, count = row.number.rstrip("."), 0
        anchor = f"part-{position + 1}" if row.heading else ""
        parts = tuple(_parts_below(row, snapshot, f"part-{position + 1}"))
        blocks = tuple(_blocks(row, snapshot))
        if not blocks and not parts and row.source != Source.NONE:
            continue
        if row.numbering == Numbering.PARAGRAPHS:
            blocks, count = _with_numbers(blocks, within, count)
        elif row.number and not row.heading:
            blocks = _with_number(blocks, row.number)
        heading_number = row.number if row.heading else ""
        yield Part(row.source, row.level, heading_number, row.heading, blocks, anchor), row.place
        yield from ((part, row.place) for part in parts)


def _parts_below(row: SectionFacts, snapshot: AnySnapshot, anchor: str) -> Iterator[Part]:
    """The areas of a plan or of a review, each with a heading of its own."""
    if isinstance(snapshot, OverviewSnapshot):
        return
    if row.source == Source.PLAN_AREAS and snapshot.plan is not None:
        yield from plan_words.area_parts(snapshot.plan, anchor)
    elif row.source == Source.REVIEW_AREAS and snapshot.review is not None:
        yield from review_words.area_parts(snapshot.review, anchor)


def _with_number(blocks: tuple[Block, ...], number: str) -> tuple[Block, ...]:
    """The number of a part without a heading stands before its first words."""
    first = blocks[0]
    return (replace(first, number=number), *blocks[1:]) if isinstance(first, Paragraph) else blocks


def _with_numbers(
    blocks: tuple[Block, ...], within: str, count: int
) -> tuple[tuple[Block, ...], int]:
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            count += 1
            block = replace(block, number=f"{within}.{count}" if within else str(count))
        numbered.append(block)
    return tuple(numbered), count


def _blocks(row: SectionFacts, snapshot: AnySnapshot) -> Iterator[Block]:
    """What a part prints; one from records that its subject has not prints nothing."""
    if isinstance(snapshot, OverviewSnapshot):
        if row.source in FROM_PROGRAMME:
            yield from _led(row, FROM_PROGRAMME[row.source](snapshot), snapshot)
    elif row.source in FROM_RECORDS:
        yield from _led(row, FROM_RECORDS[row.source](snapshot), snapshot)
    elif row.source in FINDINGS:
        yield from _findings(row, snapshot)
    elif row.source in FROM_PLAN and snapshot.plan is not None:
        yield from _led(row, FROM_PLAN[row.source](snapshot.plan), snapshot)
    elif row.source in FROM_REVIEW and snapshot.review is not None:
        yield from _led(row, FROM_REVIEW[row.source](snapshot.review, snapshot), snapshot)
    if row.source in AUTHORS:
        yield from _own(row, snapshot)


def _led(row: SectionFacts, blocks: Iterator[Block], snapshot: AnySnapshot) -> Iterator[Block]:
    """The form's words take the place of the ones that would lead to the content."""
    content = list(blocks)
    if row.lead_in and content:
        if isinstance(content[0], Paragraph) and content[0].leads:
            content = content[1:]
        yield Paragraph(_filled(row.lead_in, snapshot), leads=True)
    yield from content


def _findings(row: SectionFacts, snapshot: Snapshot) -> Iterator[Block]:
    kinds, lead = FINDINGS[Source(row.source)]
    facts = snapshot.inspection
    if snapshot.kind == PaperTemplate.Kind.SUMMARY:
        yield from paper_words.listed(paper_words.plain_texts(facts, *kinds), "")
    else:
        words = _filled(row.lead_in, snapshot) or str(lead)
        yield from paper_words.listed(paper_words.texts(facts, *kinds), words)


def _own(row: SectionFacts, snapshot: AnySnapshot) -> Iterator[Block]:
    """What the author wrote, or a line about the meeting."""
    lead = _filled(row.lead_in, snapshot)
    if row.source in (Source.LINE, Source.MEETING_BODY, Source.MEETING_DATE, Source.TITLE):
        if text := _line(row, snapshot):
            yield Paragraph(text, label=lead)
        return
    if lead:
        blocks = list(blocks_of(lead))
        leads = row.source != Source.NONE
        yield from [*blocks[:-1], _as_lead(blocks[-1]) if leads else blocks[-1]]
    yield from _written(row)


def _as_lead(block: Block) -> Block:
    return replace(block, leads=True) if isinstance(block, Paragraph) else block


def _written(row: SectionFacts) -> Iterator[Block]:
    if row.source == Source.QUESTION:
        yield from paper_words.listed(_messages(row), "")
    elif row.source == Source.GLOSSARY and (terms := glossary_of(row.text)):
        yield Glossary(terms)
    elif row.source == Source.TICK_LIST:
        yield Ticks(tuple((choice, choice in row.ticks) for choice in row.choices))
    elif row.source == Source.LIST and (items := items_of(row.text)):
        yield Listing(items, style="roman" if row.numbering == Numbering.ROMAN else "bullets")
    elif row.text.strip():
        yield from blocks_of(row.text)
    elif row.source != Source.NONE:
        yield from _empty(row)


def _messages(row: SectionFacts) -> tuple[str, ...]:
    """What the author wrote on a question, then what inspections said, with their partnerships."""
    said = (f"{message.text} ({message.partnership})" for message in row.picked)
    return (*items_of(row.text), *said)


def _empty(row: SectionFacts) -> Iterator[Block]:
    """A part without words is left out, unless its number would be missed."""
    if row.required:
        yield Paragraph(_("Still to be written"), is_missing=True)
    elif row.number:
        yield Paragraph(_("None stated."))


def _lines(rows: list[SectionFacts], snapshot: AnySnapshot) -> tuple[Line, ...]:
    """Lines; one of level 2 goes on with the line before, as "Board ON 13 September 2018" does."""
    lines: list[Line] = []
    for row in rows:
        text = _line(row, snapshot)
        if row.level > 1 and lines:
            last = lines.pop()
            lines.append(replace(last, text=_joined(last.text, row.heading, text)))
        elif text or row.place == Place.END:
            lines.append(Line(row.heading or _filled(row.lead_in, snapshot), text))
    return tuple(lines)


def _joined(text: str, word: str, more: str) -> str:
    if not (text and more):
        return text or more
    return f"{text} {word} {more}" if word else f"{text}, {more}"


def _line(row: SectionFacts, snapshot: AnySnapshot) -> str:
    known = {
        Source.MEETING_BODY: snapshot.meeting_body,
        Source.MEETING_DATE: paper_words.day(snapshot.meeting_on),
        Source.TITLE: snapshot.title,
    }
    text = known.get(Source(row.source), row.text).strip()
    return text or (_("Still to be written") if row.required else "")


def _filled(words: str, snapshot: AnySnapshot) -> str:
    """The form's words, with the meeting's name and the lead inspectorate in their places."""
    meeting = snapshot.meeting_body or _("Board")
    return words.replace("{meeting}", meeting).replace("{lead}", snapshot.lead_body)

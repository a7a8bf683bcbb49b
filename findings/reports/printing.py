"""A snapshot becomes HTML, the HTML becomes PDF and Word; nothing else is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import override

from findings.models import Finding, PaperTemplate
from findings.reports.overview_words import headline_bar, how_it_went, reviewed, word_note
from findings.reports.paper_block import Block, Chapter
from findings.reports.paper_content import Head, Line, chapters, end_lines, head, in_brief
from findings.reports.paper_words import counted_findings, plain_texts
from findings.reports.pdf import RenderedPdf, render_pdf
from findings.reports.snapshot import AnySnapshot, OverviewSnapshot, Snapshot
from findings.reports.word import render_word

Kind = Finding.Kind
TEMPLATES = {
    PaperTemplate.Kind.COUNCIL_PAPER: "papers/council.html",
    PaperTemplate.Kind.SUMMARY: "papers/summary.html",
    PaperTemplate.Kind.OVERVIEW: "papers/overview.html",
}
SIZES = ("", "small", "smaller")
"""How a summary is printed so that it fits on its page: large first."""

LISTED = (Kind.STRENGTH, Kind.PRIORITY_ACTION, Kind.AREA_FOR_IMPROVEMENT)
CHARACTERS_AT_SIZE = (1_950, 2_350)
"""A summary with more text than this is not tried at that size; it would not fit."""


@dataclass(frozen=True)
class PrintedPaper:
    """A paper as web page and as PDF."""

    html: str
    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Entry:
    """A line of the list of contents."""

    anchor: str
    label: str


@dataclass(frozen=True)
class PaperPage:
    """What a paper's template prints."""

    title: str
    language: str
    code: str
    address: str
    check_address: str
    is_draft: bool
    size: str
    sentence: str
    counted: str
    brief: tuple[Block, ...]
    head: Head
    chapters: tuple[Chapter, ...]
    end: tuple[Line, ...]
    contents: tuple[Entry, ...]


def print_paper(snapshot: AnySnapshot) -> PrintedPaper:
    """The paper as HTML and PDF. Raises PaperNotPrintedError."""
    with override(snapshot.language.lower()):
        if isinstance(snapshot, Snapshot) and snapshot.kind == PaperTemplate.Kind.SUMMARY:
            return _print_on_one_page(snapshot)
        return _print(snapshot, render_html(snapshot))


def print_word(snapshot: AnySnapshot) -> bytes:
    """The paper as a Word document."""
    with override(snapshot.language.lower()):
        return render_word(
            render_html(snapshot),
            title=snapshot.title,
            language=snapshot.language,
            made_at=snapshot.made_at,
        )


def render_html(snapshot: AnySnapshot, size: str = "") -> str:
    page = paper_page(snapshot, size)
    kind = PaperTemplate.Kind(snapshot.kind)
    return render_to_string(TEMPLATES[kind], {"paper": page})


def paper_page(snapshot: AnySnapshot, size: str = "") -> PaperPage:
    found = chapters(snapshot)
    is_short = snapshot.kind == PaperTemplate.Kind.SUMMARY
    first_parts = [] if is_short else [chapter.parts[0] for chapter in found]
    return PaperPage(
        title=snapshot.title,
        language=snapshot.language,
        code=snapshot.code,
        address=snapshot.address,
        check_address=snapshot.check_address,
        is_draft=snapshot.is_draft,
        size=size,
        sentence=_sentence(snapshot),
        counted=_counted(snapshot),
        brief=tuple(_brief(snapshot)),
        head=head(snapshot),
        chapters=found,
        end=end_lines(snapshot),
        contents=tuple(Entry(part.anchor, part.label) for part in first_parts if part.anchor),
    )


def _sentence(snapshot: AnySnapshot) -> str:
    """What was inspected."""
    if isinstance(snapshot, OverviewSnapshot):
        return reviewed(snapshot.programme)
    return snapshot.inspection.sentence


def _counted(snapshot: AnySnapshot) -> str:
    """How it went."""
    if isinstance(snapshot, OverviewSnapshot):
        return how_it_went(snapshot.programme)
    return counted_findings(snapshot.inspection.findings)


def _brief(snapshot: AnySnapshot) -> Iterator[Block]:
    """What else stands on the first page: for a programme a picture, then the authors' words."""
    if isinstance(snapshot, OverviewSnapshot):
        yield from headline_bar(snapshot.programme)
    yield from in_brief(snapshot)
    if isinstance(snapshot, OverviewSnapshot):
        yield from word_note(snapshot.programme)


def _print(snapshot: AnySnapshot, html: str) -> PrintedPaper:
    pdf = _pdf(snapshot, html)
    return PrintedPaper(html, pdf.content, pdf.pages)


def _pdf(snapshot: AnySnapshot, html: str) -> RenderedPdf:
    return render_pdf(
        html, title=snapshot.title, language=snapshot.language, made_at=snapshot.made_at
    )


def _print_on_one_page(snapshot: Snapshot) -> PrintedPaper:
    """In the largest type that fits; what fits in none goes on to a second page, and is not cut."""
    first = sum(_length(snapshot) > limit for limit in CHARACTERS_AT_SIZE)
    for size in SIZES[first:]:
        printed = _print(snapshot, render_html(snapshot, size))
        if printed.pages == 1:
            return printed
    return _print(snapshot, render_html(snapshot))


def _length(snapshot: Snapshot) -> int:
    """The letters of what the summary lists and of what its author wrote."""
    findings = plain_texts(snapshot.inspection, *LISTED)
    return sum(map(len, findings)) + sum(len(row.text) for row in snapshot.sections)

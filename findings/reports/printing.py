"""A snapshot becomes HTML, the HTML becomes PDF and Word; nothing else is looked at."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import override

from findings.models import Finding, PaperTemplate
from findings.reports.paper_block import Chapter
from findings.reports.paper_content import Head, Line, chapters, end_lines, head
from findings.reports.paper_words import counted_findings, plain_texts
from findings.reports.pdf import RenderedPdf, render_pdf
from findings.reports.snapshot import Snapshot
from findings.reports.word import render_word

Kind = Finding.Kind
TEMPLATES = {
    PaperTemplate.Kind.COUNCIL_PAPER: "papers/council.html",
    PaperTemplate.Kind.SUMMARY: "papers/summary.html",
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
    head: Head
    chapters: tuple[Chapter, ...]
    end: tuple[Line, ...]
    contents: tuple[Entry, ...]


def print_paper(snapshot: Snapshot) -> PrintedPaper:
    """The paper as HTML and PDF. Raises PaperNotPrintedError."""
    with override(snapshot.language.lower()):
        if snapshot.kind == PaperTemplate.Kind.SUMMARY:
            return _print_on_one_page(snapshot)
        return _print(snapshot, render_html(snapshot))


def print_word(snapshot: Snapshot) -> bytes:
    """The paper as a Word document."""
    with override(snapshot.language.lower()):
        return render_word(
            render_html(snapshot),
            title=snapshot.title,
            language=snapshot.language,
            made_at=snapshot.made_at,
        )


def render_html(snapshot: Snapshot, size: str = "") -> str:
    page = paper_page(snapshot, size)
    kind = PaperTemplate.Kind(snapshot.kind)
    return render_to_string(TEMPLATES[kind], {"paper": page})


def paper_page(snapshot: Snapshot, size: str = "") -> PaperPage:
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
        sentence=snapshot.inspection.sentence,
        counted=counted_findings(snapshot.inspection.findings),
        head=head(snapshot),
        chapters=found,
        end=end_lines(snapshot),
        contents=tuple(Entry(part.anchor, part.label) for part in first_parts if part.anchor),
    )


def _print(snapshot: Snapshot, html: str) -> PrintedPaper:
    pdf = _pdf(snapshot, html)
    return PrintedPaper(html, pdf.content, pdf.pages)


def _pdf(snapshot: Snapshot, html: str) -> RenderedPdf:
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

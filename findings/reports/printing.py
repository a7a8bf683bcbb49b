"""A snapshot becomes HTML, the HTML becomes PDF and Word; nothing else is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.translation import override

from findings.models import Finding, PaperTemplate
from findings.reports import plan_attention, plan_words, review_words
from findings.reports.overview_words import headline_bar, how_it_went, reviewed, word_note
from findings.reports.paper_block import Block, Chapter
from findings.reports.paper_content import Head, Line, chapters, end_lines, head, in_brief
from findings.reports.paper_words import counted_findings, plain_texts
from findings.reports.pdf import RenderedPdf, render_pdf
from findings.reports.plan_block import Concerns
from findings.reports.snapshot import AnySnapshot, OverviewSnapshot, Snapshot
from findings.reports.word import render_word

Kind = Finding.Kind
TEMPLATES = {
    PaperTemplate.Kind.COUNCIL_PAPER: "papers/council.html",
    PaperTemplate.Kind.SUMMARY: "papers/summary.html",
    PaperTemplate.Kind.OVERVIEW: "papers/overview.html",
    PaperTemplate.Kind.ACTION_PLAN: "papers/progress.html",
    PaperTemplate.Kind.EXCEPTIONS: "papers/exceptions.html",
    PaperTemplate.Kind.PROGRESS_REVIEW: "papers/progress.html",
}
SIZES = ("", "small", "smaller")
"""How a summary is printed so that it fits on its page: large first."""

ON_ONE_PAGE = (PaperTemplate.Kind.SUMMARY, PaperTemplate.Kind.EXCEPTIONS)
"""Kinds without a list of contents."""

MOST_CONCERNS = 24
"""More rows than this were never seen to fit on the page of an exception report."""

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
    """A line of the list of contents; level 2 stands below a section."""

    anchor: str
    label: str
    level: int = 1


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

    @property
    def has_appendix(self) -> bool:
        return any(chapter.begins_page for chapter in self.chapters)


def print_paper(snapshot: AnySnapshot) -> PrintedPaper:
    """The paper as HTML and PDF. Raises PaperNotPrintedError."""
    with override(snapshot.language.lower()):
        if isinstance(snapshot, Snapshot) and snapshot.kind == PaperTemplate.Kind.SUMMARY:
            return _print_on_one_page(snapshot)
        if snapshot.kind == PaperTemplate.Kind.EXCEPTIONS:
            return _print_exceptions(snapshot)
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


def render_html(snapshot: AnySnapshot, size: str = "", most: int = MOST_CONCERNS) -> str:
    page = paper_page(snapshot, size, most)
    kind = PaperTemplate.Kind(snapshot.kind)
    return render_to_string(TEMPLATES[kind], {"paper": page})


def paper_page(snapshot: AnySnapshot, size: str = "", most: int = MOST_CONCERNS) -> PaperPage:
    """What is printed; of what needs attention `most` rows."""
    found = tuple(_cut(chapter, most) for chapter in chapters(snapshot))
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
        contents=() if snapshot.kind in ON_ONE_PAGE else tuple(_contents(found)),
    )


def _contents(found: tuple[Chapter, ...]) -> Iterator[Entry]:
    """The sections, and below them the parts that readers look for, such as areas."""
    for chapter in found:
        for at, part in enumerate(chapter.parts):
            if part.anchor and (at == 0 or part.is_listed):
                yield Entry(part.anchor, part.label, 1 if at == 0 else 2)


def _cut(chapter: Chapter, most: int) -> Chapter:
    parts = (
        replace(
            part,
            blocks=tuple(
                block.cut(most) if isinstance(block, Concerns) else block for block in part.blocks
            ),
        )
        for part in chapter.parts
    )
    return replace(chapter, parts=tuple(parts))


def _sentence(snapshot: AnySnapshot) -> str:
    """What was inspected, or how the plan stands."""
    if isinstance(snapshot, OverviewSnapshot):
        return reviewed(snapshot.programme)
    if snapshot.plan is not None:
        return plan_words.how_it_stands(snapshot.plan)
    return snapshot.inspection.sentence


def _counted(snapshot: AnySnapshot) -> str:
    """How it went, or what changed."""
    if isinstance(snapshot, OverviewSnapshot):
        return how_it_went(snapshot.programme)
    if snapshot.kind == PaperTemplate.Kind.EXCEPTIONS and snapshot.plan is not None:
        return plan_attention.how_much(snapshot.plan)
    if snapshot.plan is not None:
        return plan_words.what_changed(snapshot.plan)
    if snapshot.review is not None:
        return review_words.how_it_went(snapshot.review)
    return counted_findings(snapshot.inspection.findings)


def _brief(snapshot: AnySnapshot) -> Iterator[Block]:
    """What else stands on the first page: a picture where there is one, then the authors' words."""
    if isinstance(snapshot, OverviewSnapshot):
        yield from headline_bar(snapshot.programme)
    elif snapshot.plan is not None:
        yield from plan_words.bars(snapshot.plan)
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


def _print_exceptions(snapshot: AnySnapshot) -> PrintedPaper:
    """With as many rows as fit on the page; it says how many are left out.

    Words of the author that leave no room for any go on to a second page, and are not cut.
    """
    most = MOST_CONCERNS
    while most:
        printed = _print(snapshot, render_html(snapshot, most=most))
        if printed.pages == 1:
            return printed
        rows = _rows_in(snapshot)
        most = min(most, rows) - max(min(most, rows) // 5, 1)
    return _print(snapshot, render_html(snapshot))


def _rows_in(snapshot: AnySnapshot) -> int:
    blocks = (block for chapter in chapters(snapshot) for part in chapter.parts
              for block in part.blocks)  # fmt: skip
    return max((len(block.rows) for block in blocks if isinstance(block, Concerns)), default=0)


def _length(snapshot: Snapshot) -> int:
    """The letters of what the summary lists and of what its author wrote."""
    findings = plain_texts(snapshot.inspection, *LISTED)
    return sum(map(len, findings)) + sum(len(row.text) for row in snapshot.sections)

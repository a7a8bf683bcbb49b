"""A paper's HTML becomes a tagged PDF (PDF/UA-1), from the project's own files alone."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urljoin

from django.conf import settings
from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from findings.reports.assets import FileRefusedError, StaticFiles
from findings.reports.structure_writer import TagWriter

VARIANT = "pdf/ua-1"
CONTENTS_BEYOND_PAGES = 4
CHARACTERS_A_PAGE = 2_600
WITHOUT_CONTENTS = CSS(string=".paper-contents { display: none }")


class PaperNotPrintedError(Exception):
    """The PDF could not be made; the message says why, in words for the person who asked."""


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    content: bytes
    pages: int


def render_pdf(html: str, *, title: str, language: str, made_at: datetime) -> RenderedPdf:
    """Print the HTML; the same arguments give the same bytes.

    Raises PaperNotPrintedError when the HTML asks for anything but the project's static files.
    """
    with _garbage_left_for_later():
        try:
            document = _lay_out(html)
        except FatalURLFetchingError as error:
            raise PaperNotPrintedError(_reason(error)) from error
        _describe(document, title, language, made_at)
        tags = TagWriter(document)
        content = document.write_pdf(pdf_variant=VARIANT, finisher=tags.finish)
        return RenderedPdf(content, pages=len(document.pages))


@contextmanager
def _garbage_left_for_later() -> Iterator[None]:
    """Put Python's garbage collector off: a layout is all alive, and looking it through again and
    again takes up to a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _lay_out(html: str) -> Document:
    """Lay out with the list of contents only when the paper is longer than four pages.

    How long it is shows only when it is laid out, which is nearly all the work. So the text's
    length decides, and only where that was wrong the paper is laid out a second time.
    """
    paper = HTML(string=html, base_url=settings.PUBLIC_ADDRESS, url_fetcher=StaticFiles())
    styles = [read_stylesheet(address) for address in _take_stylesheets(paper)]
    expects_contents = _likely_pages(html) > CONTENTS_BEYOND_PAGES
    document = _render(paper, styles, contents=expects_contents)
    if (len(document.pages) > CONTENTS_BEYOND_PAGES) == expects_contents:
        return document
    return _render(paper, styles, contents=not expects_contents)


def _render(paper: HTML, styles: list[CSS], *, contents: bool) -> Document:
    return paper.render(
        pdf_variant=VARIANT,
        font_config=fonts(),
        counter_style=counter_styles(),
        stylesheets=styles if contents else [*styles, WITHOUT_CONTENTS],
    )


def _take_stylesheets(paper: HTML) -> Iterator[str]:
    """Take the links to stylesheets out of the page, so that each is read once, not each time."""
    head = paper.etree_element.find("head")
    for link in head.findall("link[@rel='stylesheet']"):
        head.remove(link)
        yield urljoin(paper.base_url, link.get("href", ""))


@cache
def fonts() -> FontConfiguration:
    """The fonts of the stylesheets that this process has read; unpacking them is slow."""
    return FontConfiguration()


@cache
def counter_styles() -> CounterStyle:
    """The ways of numbering that the stylesheets have made known, such as i), ii)."""
    return CounterStyle()


@cache
def read_stylesheet(address: str) -> CSS:
    return CSS(
        url=address,
        url_fetcher=StaticFiles(),
        font_config=fonts(),
        counter_style=counter_styles(),
    )


def _likely_pages(html: str) -> float:
    return len(re.sub(r"<[^>]*>|\s+", " ", html)) / CHARACTERS_A_PAGE


def _describe(document: Document, title: str, language: str, made_at: datetime) -> None:
    metadata = document.metadata
    metadata.title = title
    metadata.lang = language
    metadata.generator = str(settings.SERVICE_NAME)
    metadata.created = metadata.modified = f"{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _reason(error: BaseException) -> str:
    if isinstance(error.__cause__, FileRefusedError):
        return f"The paper names a file that is not part of the portal: {error.__cause__}"
    return str(error)

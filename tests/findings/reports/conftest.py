"""Papers small enough to read, on the real base template."""

import datetime
from dataclasses import dataclass, field

import pytest
from django.template import engines

from findings.reports.pdf import RenderedPdf, render_pdf

TITLE = "Integrated children’s services inspection"
MADE_AT = datetime.datetime(2020, 9, 15, 10, 30, tzinfo=datetime.UTC)
PAPER = """{% extends "papers/base.html" %}{% block body %}{{ body }}{% endblock %}"""


@dataclass(frozen=True)
class Entry:
    anchor: str
    label: str


@dataclass(frozen=True)
class PaperFrame:
    """What base.html prints around a paper's body."""

    title: str = TITLE
    language: str = "en-GB"
    code: str = "K7QX-2M9P"
    address: str = "/papers/K7QX-2M9P/"
    check_address: str = "http://portal.example/papers/check/"
    is_draft: bool = False
    contents: tuple[Entry, ...] = field(default=())


def page(body: str, frame: PaperFrame | None = None) -> str:
    """A paper's HTML; the body is trusted, as a paper's own template is."""
    from django.utils.safestring import mark_safe

    template = engines["django"].from_string(PAPER)
    return template.render({"paper": frame or PaperFrame(), "body": mark_safe(body)})  # noqa: S308


def printed(html: str) -> RenderedPdf:
    return render_pdf(html, title=TITLE, language="en-GB", made_at=MADE_AT)


def table(rows: int) -> str:
    lines = "".join(
        f'<tr><th scope="row">Action {number}</th><td>Improve access to services for recovery '
        f"from trauma, and tell the board how long children wait</td><td>Council</td></tr>"
        for number in range(1, rows + 1)
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Reference", "What", "Who"))
    return (
        f"<table><caption>Actions</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{lines}</tbody></table>"
    )


@pytest.fixture(scope="session")
def long_table() -> RenderedPdf:
    """A table that goes on over many pages."""
    return printed(page(f'<h2 id="actions">Actions</h2>{table(150)}'))

"""A report that comes as a text file: its lines, without places on a page."""

from inspections.published_report.document import Box, Document, Line, Page, Word

NOWHERE = Box(0, 0, 0, 0)


def document_of_text(text: str) -> Document:
    """Form feeds part pages; blank lines are left out."""
    return Document(
        tuple(_page(number, page) for number, page in enumerate(text.split("\f"), 1)), kind="text"
    )


def _page(number: int, text: str) -> Page:
    lines = tuple(
        Line(number, tuple(Word(word, NOWHERE) for word in line.split()))
        for line in text.splitlines()
        if line.strip()
    )
    return Page(number, 0, 0, lines)

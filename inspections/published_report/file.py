"""A file as a `Document`, by what is in it and not by its name alone."""

from inspections.published_report.document import Document
from inspections.published_report.pdf import document_of_pdf
from inspections.published_report.reading import Refused
from inspections.published_report.text import document_of_text

LARGEST = 25 * 1024 * 1024  # bytes
PDF_STARTS_WITHIN = 1024  # bytes, as PDF readers allow


def document_of(content: bytes, *, named_pdf: bool) -> Document:
    """Raises Refused: empty, too large, not what its name says, or what each kind refuses."""
    if not content.strip():
        raise Refused("empty")
    if len(content) > LARGEST:
        raise Refused("too_large", most=str(LARGEST // 1024**2))
    if b"%PDF-" in content[:PDF_STARTS_WITHIN]:
        return document_of_pdf(content)
    if named_pdf:
        raise Refused("not_a_pdf")
    try:
        return document_of_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("neither_pdf_nor_text") from error

"""Small PDFs that the tests make, in the look of the reports that they stand for."""

from functools import cache

from weasyprint import HTML

from inspections.published_report.document import Document
from inspections.published_report.pdf import document_of_pdf

_STYLE = """
@page { size: A4; margin: 30mm 25mm; @bottom-right { content: counter(page); } }
body { font: 11pt/14pt 'Source Sans 3', sans-serif; }
p, ul, h1, h2, h3 { margin: 0 0 14pt; } h1, h2, h3 { font-size: 11pt; font-weight: bold; }
ul { padding-left: 18pt; } li { margin-bottom: 5pt; }
sup { font-size: 7pt; vertical-align: 4pt; line-height: 1; }
.box { border: 1pt solid black; margin: 0 12pt 14pt; padding: 4pt; }
.break { break-before: page; }
table { border-collapse: collapse; width: 100%; margin-bottom: 14pt; }
td, th { border: 0.5pt solid black; padding: 3pt 5pt; text-align: left; vertical-align: top; }
.plain td { border: 0; }
.narrow { width: 60mm; hyphens: manual; }
.squares { list-style-type: "◼  "; }
"""


@cache
def pdf_of_html(body: str) -> bytes:
    """A PDF of this HTML."""
    page = f"<html lang=en><style>{_STYLE}</style><body>{body}</body></html>"
    content: bytes = HTML(string=page).write_pdf()
    return content


def document_of_html(body: str) -> Document:
    """The document that is read from a PDF of this HTML."""
    return document_of_pdf(pdf_of_html(body))

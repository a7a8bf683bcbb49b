"""Which lines of a page are headers and footers, and which are the report's own text."""

from tests.inspections.published_report.made_pdf import document_of_html

REPEATED = "Leaders should share what they know."
FOOT = "<style>@page { @bottom-left { content: 'Inspection of Medway, May 2024' } }</style>"


def pages(text: str, count: int = 5) -> str:
    """Pages of a paragraph each, of which the second and third begin with the same line."""
    begins = (f"{REPEATED}<br>" if page in (1, 2) else "" for page in range(count))
    return FOOT + "".join(f"<p class=break>{begin}{text}</p>" for begin in begins)


def test_a_sentence_at_the_top_of_two_pages_is_no_header() -> None:
    document = document_of_html(pages("Plans are good.<br>They are kept.", count=6))
    assert [line.text for line in document.lines].count(REPEATED) == 2


def test_a_line_of_a_paragraph_is_no_header_on_however_many_pages() -> None:
    document = document_of_html(pages("Plans are good.<br>They are kept.", count=3))
    assert [line.text for line in document.lines].count(REPEATED) == 2


def test_what_stands_at_the_foot_of_each_page_is_a_footer() -> None:
    document = document_of_html(pages("Plans are good."))
    assert not any("Inspection of Medway" in line.text for line in document.lines)
    assert sum("Inspection of Medway" in line.text for line in document.running) == 5


def test_a_running_title_above_odd_pages_alone_is_a_header() -> None:
    odd = "<style>@page :right { @top-left { content: 'Medway' } }</style>"
    document = document_of_html(odd + pages("Plans are good.", count=6))
    assert "Medway" not in [line.text for line in document.lines]

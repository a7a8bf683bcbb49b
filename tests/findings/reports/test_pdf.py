"""The PDF as a file: its words, its title and language, its fonts, and what it may be made of."""

import subprocess
import sys

import pytest

from findings.reports.pdf import PaperNotPrintedError, RenderedPdf
from tests.findings.reports.conftest import TITLE, Entry, PaperFrame, page, printed, table
from tests.findings.reports.tagged import opened, page_texts

PARAGRAPH = (
    "<p>" + "Leaders had embraced their collective responsibility to protect. " * 12 + "</p>"
)
CONTENTS = PaperFrame(contents=(Entry("one", "1 Purpose"), Entry("two", "2 Background")))


def sections(paragraphs: int) -> str:
    purpose, background = '<h2 id="one">1 Purpose</h2>', '<h2 id="two">2 Background</h2>'
    return f"{purpose}<p>Why.</p>{background}{PARAGRAPH * paragraphs}"


def test_title_and_language_are_set_and_shown() -> None:
    pdf = opened(printed(page("<p>Words.</p>")).content)
    assert str(pdf.docinfo.Title) == TITLE
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_claims_pdf_ua_1() -> None:
    pdf = opened(printed(page("<p>Words.</p>")).content)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == TITLE
    assert bool(pdf.Root.MarkInfo.Marked)


def test_head_and_foot_of_every_page() -> None:
    result = printed(page(PARAGRAPH * 12))
    texts = page_texts(result.content)
    assert len(texts) == result.pages > 2
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {result.pages}" in text
        assert "Verification code K7QX-2M9P" in text
        assert TITLE in text


def test_pages_are_a4_and_read_in_structure_order() -> None:
    for sheet in opened(printed(page("<p>Words.</p>")).content).pages:
        assert [round(float(side)) for side in sheet.mediabox] == [0, 0, 595, 842]
        assert sheet.obj.Tabs == "/S"


def test_fonts_are_the_projects_own_and_embedded(long_table: RenderedPdf) -> None:
    pdf = opened(long_table.content)
    fonts = [font for sheet in pdf.pages for font in sheet.Resources.Font.values()]
    assert fonts
    for font in fonts:
        descendant = font.DescendantFonts[0]
        assert "Source-Sans-3" in str(font.BaseFont)
        assert "/FontFile2" in descendant.FontDescriptor
        assert "/ToUnicode" in font


def test_bookmarks_follow_the_headings() -> None:
    pdf = opened(printed(page(sections(1))).content)
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == TITLE
        assert [child.title for child in title.children] == ["1 Purpose", "2 Background"]


def test_short_paper_has_no_contents() -> None:
    result = printed(page(sections(2), CONTENTS))
    assert result.pages <= 4
    assert "Contents" not in page_texts(result.content)[0]


def test_long_paper_has_contents_with_page_numbers() -> None:
    result = printed(page(sections(30), CONTENTS))
    assert result.pages > 4
    words = page_texts(result.content)[0].split()
    assert "Contents 1 Purpose 1 2 Background 1 1 Purpose Why." in " ".join(words)


def test_contents_follow_the_pages_where_the_length_misled() -> None:
    """Short text that fills many pages, and long text that fills few."""
    many = printed(page(sections(1) + '<h2 class="paper-appendix">A</h2>' * 6, CONTENTS))
    assert many.pages > 4
    assert "Contents" in page_texts(many.content)[0]
    hidden = f'<div class="paper-screen">{PARAGRAPH * 30}</div>'
    few = printed(page(sections(1) + hidden, CONTENTS))
    assert "Contents" not in page_texts(few.content)[0]


def test_draft_says_so_on_every_page() -> None:
    result = printed(page(PARAGRAPH * 12, PaperFrame(is_draft=True)))
    assert all("Draft" in text and "DRAFT" in text for text in page_texts(result.content))


def test_same_paper_is_the_same_file() -> None:
    html = page(sections(3) + table(20))
    assert printed(html).content == printed(html).content


def test_same_paper_is_the_same_file_in_another_process() -> None:
    program = (
        "import django; django.setup(); import hashlib, sys;"
        "from tests.findings.reports.conftest import *;"
        "print(hashlib.sha256(printed(sys.stdin.read()).content).hexdigest())"
    )
    html = page(sections(3) + table(20))
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], input=html, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    "address",
    [
        "http://portal.example/tracker.png",
        "https://127.0.0.1:1/x.png",
        "file:///etc/hostname",
        "data:image/png;base64,iVBORw0KGgo=",
        "/static/../pyproject.toml",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static/no-such-file.png",
        "/media/evidence.png",
    ],
)
def test_no_file_but_the_projects_own_is_opened(address: str) -> None:
    with pytest.raises(PaperNotPrintedError, match="not part of the portal"):
        printed(page(f'<img src="{address}" alt="Picture">'))


def test_markup_in_a_text_is_printed_as_text() -> None:
    from django.utils.html import escape

    words = "<script>alert('x')</script> & <b>bold</b>"
    text = page_texts(printed(page(f"<p>{escape(words)}</p>")).content)[0]
    assert words in text

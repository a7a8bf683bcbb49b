"""Words and their places on pages, however the file turns or crops them."""

import io

import pikepdf
import pytest

from inspections.published_report.pdf import document_of_pdf
from inspections.published_report.reading import Refused
from tests.inspections.published_report.made_ilacs import report_pdf
from tests.inspections.published_report.made_pdf import document_of_html, pdf_of_html

PAGE = pdf_of_html(
    "<h1>Inspection of Medway</h1><p>Children benefit from plans that are clear.</p>"
)


def changed(crop: list[int] | None = None, turned: bool = False) -> bytes:
    """The page cropped, or lying on its side in the file and turned up for the reader."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(PAGE)) as pdf:
        page = pdf.pages[0]
        width, height = (float(size) for size in list(page.mediabox)[2:])
        if crop:
            page.cropbox = pikepdf.Array(crop)
        if turned:
            page.contents_add(b"q 0 1 -1 0 %f 0 cm " % height, prepend=True)
            page.contents_add(b" Q")
            page.mediabox = pikepdf.Array([0, 0, height, width])
            page.Rotate = 90
        pdf.save(file)
    return file.getvalue()


def test_a_heading_is_bold_and_stands_above_the_text() -> None:
    heading, text, *_number = document_of_pdf(PAGE).pages[0].lines
    assert heading.text == "Inspection of Medway"
    assert heading.bold
    assert not text.bold
    assert heading.box.bottom < text.box.top


def test_a_turned_page_has_its_words_where_they_are_seen() -> None:
    assert document_of_pdf(changed(turned=True)).pages == document_of_pdf(PAGE).pages


def test_a_cropped_page_is_measured_from_what_is_seen() -> None:
    whole = document_of_pdf(PAGE).pages[0].lines[0].box
    seen = document_of_pdf(changed(crop=[20, 30, 560, 800])).pages[0]
    assert seen.lines[0].box.left == pytest.approx(whole.left - 20, abs=0.2)
    assert (seen.width, seen.height) == (540, 770)


def test_page_numbers_are_running_lines() -> None:
    texts = [f"Children {verb} from plans that are clear to them." for verb in ("gain", "profit")]
    document = document_of_html("<div class=break></div>".join(f"<p>{text}</p>" for text in texts))
    assert [line.text for line in document.lines] == texts
    assert [line.text for line in document.running] == ["1", "2"]


def test_the_day_on_which_a_file_was_made_is_known() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(report_pdf())) as pdf:
        pdf.docinfo["/CreationDate"] = "D:20240212135305Z"
        pdf.save(file)
    assert str(document_of_pdf(file.getvalue()).made) == "2024-02-12"


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(Refused, match="no_text"):
        document_of_html("<div style='height: 100mm; background: black'></div>")

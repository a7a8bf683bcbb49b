"""The Word document: its words, its look, and what must not come through."""

from io import BytesIO

import docx
from django.utils.html import escape
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from findings.reports.picture import PictureRow, grades_picture
from findings.reports.word import render_word
from tests.findings.reports.conftest import MADE_AT, TITLE, Entry, PaperFrame, page, table


def written(body: str, frame: PaperFrame | None = None) -> Document:
    content = render_word(page(body, frame), title=TITLE, language="en-GB", made_at=MADE_AT)
    return docx.Document(BytesIO(content))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_headings_and_words_come_through() -> None:
    document = written("<h2>1 Purpose</h2><p>Why we write.</p>")
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles[TITLE] == "Heading 1"
    assert styles["1 Purpose"] == "Heading 2"
    assert "Why we write." in styles


def test_table_repeats_its_header_row_and_keeps_rows_whole() -> None:
    (actions,) = written(table(3)).tables
    assert [cell.text for cell in actions.rows[0].cells] == ["Reference", "What", "Who"]
    assert actions.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in actions.rows)
    assert len(actions.rows) == 4


def test_properties_name_title_and_language_and_no_person() -> None:
    properties = written("<p>Words.</p>").core_properties
    assert (properties.title, properties.language) == (TITLE, "en-GB")
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created == MADE_AT


def test_page_head_and_foot() -> None:
    document = written("<p>Words.</p>", PaperFrame(is_draft=True))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == f"{TITLE}\tDraft"
    foot = section.footer.paragraphs[0]._p
    assert "Verification code K7QX-2M9P" in foot.xpath("string()")
    assert foot.xpath("w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]


def test_font_is_ours_with_a_fallback() -> None:
    document = written("<p>Words.</p>")
    assert document.styles["Normal"].font.name == "Source Sans 3"
    assert document.styles["Heading 2"].font.name == "Source Sans 3"
    fonts = next(p for p in document.part.package.iter_parts() if "fontTable" in p.partname)
    assert b'w:altName w:val="Arial"' in fonts.blob


def test_what_only_a_page_has_is_left_out() -> None:
    frame = PaperFrame(is_draft=True, contents=(Entry("one", "The contents"),))
    picture = grades_picture([PictureRow("Families", "Good", 1, ("Good",))])
    document = written(f"{picture}<p>Words.</p>", frame)
    assert not {"The contents", "Back to the portal", "Draft", "Good"} & set(texts(document))
    assert len(document.inline_shapes) == 0


def test_ticks_are_boxes_before_their_items() -> None:
    """Pandoc makes the sign the item's bullet, as Word's own check lists do."""
    document = written(
        '<ul><li><svg class="paper-tick paper-tick--yes"></svg> One</li>'
        '<li><svg class="paper-tick paper-tick--no"></svg> Two</li></ul>'
    )
    one, two = (p._p.pPr.numPr.numId.val for p in document.paragraphs[-2:])
    numbering = document.part.numbering_part.element
    signs = [bullet(numbering, number) for number in (one, two)]
    assert signs == ["☒", "☐"]


def bullet(numbering: BaseOxmlElement, number: int) -> str:
    """The sign of the first level of a numbering."""
    (abstract,) = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    levels = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:lvlText/@w:val")
    return str(levels[0])


def test_markup_and_control_characters_come_out_as_text() -> None:
    words = "<script>alert('x')</script> \x07\x0b\x1f <b>bold</b>"
    shown = " ".join(texts(written(f"<p>{escape(words)}</p>")))
    assert "<script>alert('x')</script>" in shown
    assert "<b>bold</b>" in shown


def test_nothing_is_fetched() -> None:
    document = written('<p>Words.<img src="file:///etc/hostname" alt="Picture"></p>')
    assert not [p for p in document.part.package.iter_parts() if "media" in p.partname]

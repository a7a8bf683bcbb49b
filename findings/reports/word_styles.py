"""How a Word paper looks: the styles that pandoc takes over, made when first needed.

They are code and not a file, so that they can be read, compared and changed like the rest.
"""

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pypandoc
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT, FALLBACK = "Source Sans 3", "Arial"
INK = RGBColor(0x12, 0x30, 0x4F)
BLACK = RGBColor(0x0B, 0x0C, 0x0C)
MUTED = RGBColor(0x3F, 0x49, 0x53)
HEADINGS = {"Heading 1": 21, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}
TEXT_WIDTH = Mm(170)
TABLE_FORM = f"""
<w:tblPr {nsdecls("w")}>
  <w:tblBorders>
    <w:top w:val="single" w:sz="8" w:color="12304F"/>
    <w:bottom w:val="single" w:sz="8" w:color="12304F"/>
    <w:insideH w:val="single" w:sz="4" w:color="B7C6D6"/>
  </w:tblBorders>
  <w:tblCellMar>
    <w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>
    <w:bottom w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>
  </w:tblCellMar>
</w:tblPr>"""
HEADER_ROW_FORM = f"""
<w:tblStylePr w:type="firstRow" {nsdecls("w")}>
  <w:rPr><w:b/><w:color w:val="12304F"/></w:rPr>
  <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F1F5F9"/><w:vAlign w:val="bottom"/></w:tcPr>
</w:tblStylePr>"""
HEADER_COLUMN_FORM = f"""
<w:tblStylePr w:type="firstCol" {nsdecls("w")}><w:rPr><w:b/></w:rPr></w:tblStylePr>"""


@cache
def reference_document() -> bytes:
    """The document whose styles, page and margins pandoc takes over."""
    document = _pandoc_styles()
    _set_page(document)
    _set_text(document)
    for name, points in HEADINGS.items():
        _set_heading(document.styles[name], points)
    _set_table(document)
    _set_head_and_foot(document)
    _name_fallback(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _pandoc_styles() -> Document:
    """An empty document as pandoc writes it, which has every style that pandoc uses."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "empty.docx")
        pypandoc.convert_text(
            "", to="docx", format="html", outputfile=str(path), extra_args=["--sandbox"]
        )
        return docx.Document(str(path))


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)


def _set_text(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        _set_fonts(fonts)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(11), BLACK
    for name in ("Body Text", "First Paragraph"):
        spacing = document.styles[name].paragraph_format
        spacing.space_before, spacing.space_after = Pt(6), Pt(0)
        spacing.line_spacing = 1.15


def _set_heading(style: ParagraphStyle, points: int) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(points), INK
    style.font.bold, style.font.italic = True, False
    _set_fonts(style.element.rPr.rFonts)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(points), Pt(4)
    spacing.keep_with_next = True


def _set_fonts(fonts: OxmlElement) -> None:
    """One font for every script, in place of the theme's."""
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_table(document: Document) -> None:
    style = document.styles["Table"].element
    for child in style.findall(qn("w:tblPr")) + style.findall(qn("w:tblStylePr")):
        style.remove(child)
    for form in (TABLE_FORM, HEADER_ROW_FORM, HEADER_COLUMN_FORM):
        style.append(parse_xml(form))
    caption = document.styles["Table Caption"]
    caption.font.bold, caption.font.italic, caption.font.color.rgb = True, False, INK
    caption.paragraph_format.space_before = Pt(10)
    caption.paragraph_format.keep_with_next = True


def _set_head_and_foot(document: Document) -> None:
    """Empty ones that the paper fills; a tab stop at the right margin holds the last word."""
    section = document.sections[0]
    for name, part in (("Header", section.header), ("Footer", section.footer)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(8.5), MUTED
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        part.paragraphs[0].style = style


def _name_fallback(document: Document) -> None:
    """Where the font is not installed, Word takes the one that it is told is alike."""
    table = next(
        part for part in document.part.package.iter_parts() if "fontTable" in part.partname
    )
    entry = f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/></w:font></w:fonts>'
    table._blob = table.blob.replace(b"</w:fonts>", entry.encode())

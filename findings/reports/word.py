"""A paper's HTML becomes a Word document that a council can go on working in."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pypandoc
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html as markup

from findings.reports.word_styles import reference_document

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
TICKED, NOT_TICKED = "☒ ", "☐ "
FULL_WIDTH = "5000"  # fiftieths of a per cent


def render_word(html: str, *, title: str, language: str, made_at: datetime) -> bytes:
    """The Word document of a paper, headed and footed as its PDF is."""
    paper = markup.fromstring(NOT_IN_XML.sub("", html)).find("body")
    document = docx.Document(BytesIO(_convert(_words_only(paper))))
    _describe(document, title, language, made_at)
    _head_and_foot(document, title, paper.attrib)
    for table in document.tables:
        _lay_out(table)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _words_only(paper: markup.HtmlElement) -> str:
    """The paper without what only a page or a browser has: pictures, links within, watermark."""
    for tick in paper.xpath(".//*[contains(@class, 'paper-tick ')]"):
        sign = TICKED if "paper-tick--yes" in tick.classes else NOT_TICKED
        tick.tail = sign + (tick.tail or "").lstrip()
    for part in paper.xpath(".//svg | .//nav | .//footer | .//*[@aria-hidden='true']"):
        part.drop_tree()
    content: str = markup.tostring(paper, encoding="unicode")
    return content


def _convert(html: str) -> bytes:
    """Pandoc in its sandbox: it reads the two files named here and opens nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        reference, result = Path(folder, "reference.docx"), Path(folder, "paper.docx")
        reference.write_bytes(reference_document())
        pypandoc.convert_text(
            html,
            to="docx",
            format="html",
            outputfile=str(result),
            extra_args=["--sandbox", f"--reference-doc={reference}"],
        )
        return result.read_bytes()


def _describe(document: Document, title: str, language: str, made_at: datetime) -> None:
    properties = document.core_properties
    moment = made_at.astimezone(UTC).replace(tzinfo=None)
    properties.title, properties.language = title, language
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = moment
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for words in defaults.iter(qn("w:lang")):
        words.set(qn("w:val"), language)


def _head_and_foot(document: Document, title: str, words: Mapping[str, str]) -> None:
    """The words stand in the attributes of the page's body, for PDF and Word alike."""
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{title}\t{words.get('data-draft', '')}"
    foot = section.footer.paragraphs[0]
    foot.text = f"{words.get('data-code', '')}\t{words.get('data-page-word', '')} "
    _add_field(foot, "PAGE")
    foot.add_run(f" {words.get('data-of-word', '')} ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word works out, such as that of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    paragraph._p.remove(run._r)
    field.append(run._r)
    paragraph._p.append(field)


def _lay_out(table: Table) -> None:
    """Full width, a header row on every page, and no row in two."""
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), FULL_WIDTH)
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))

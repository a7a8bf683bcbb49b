"""The tags of a PDF, by the conditions of the Matterhorn Protocol 1.1 that machines can check."""

import re
from itertools import pairwise

from findings.reports.pdf import RenderedPdf
from findings.reports.picture import PictureRow, grades_picture
from tests.findings.reports.conftest import PaperFrame, page, printed, table
from tests.findings.reports.tagged import (
    elements,
    kids,
    marks,
    of_role,
    opened,
    roles,
    stray_painting,
    stream_marks,
)

SIX_POINT = ("Unsatisfactory", "Weak", "Adequate", "Good", "Very good", "Excellent")
PICTURE = grades_picture([PictureRow("Impact on families", "Good", 4, SIX_POINT)])
LONG_LINK = f'<p><a href="https://www.example.org/a">{"A report that is long to name " * 8}</a></p>'


def test_table_over_many_pages_is_one_table(long_table: RenderedPdf) -> None:
    pdf = opened(long_table.content)
    (structure,) = of_role(pdf, "Table")
    assert long_table.pages >= 8
    assert [str(kid.S) for kid in kids(structure)] == ["/Caption", "/THead", "/TBody"]
    _caption, head, body = kids(structure)
    assert len(kids(head)) == 1
    assert len(kids(body)) == 150


def test_every_header_cell_has_a_scope(long_table: RenderedPdf) -> None:
    pdf = opened(long_table.content)
    scopes = [str(cell.A.Scope) for cell in of_role(pdf, "TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 150


def test_header_cell_without_scope_gets_the_likely_one() -> None:
    markup = "<table><tr><th>Lead</th><td>Council</td></tr><tr><td>x</td><th>y</th></tr></table>"
    pdf = opened(printed(page(markup)).content)
    assert [str(cell.A.Scope) for cell in of_role(pdf, "TH")] == ["/Row", "/Column"]


def test_spans_of_cells_are_told() -> None:
    markup = '<table><tr><td colspan="2" rowspan="2">x<td>y</tr><tr><td>z</tr></table>'
    pdf = opened(printed(page(markup)).content)
    cell = of_role(pdf, "TD")[0]
    assert (int(cell.A.ColSpan), int(cell.A.RowSpan)) == (2, 2)


def test_nothing_is_painted_outside_content_and_artifacts(long_table: RenderedPdf) -> None:
    html = page(PICTURE + LONG_LINK + "<ul><li>x</li></ul>", PaperFrame(is_draft=True))
    for result in (long_table, printed(html)):
        for sheet in opened(result.content).pages:
            assert stray_painting(sheet) == []


def test_every_mark_is_in_the_tree_once(long_table: RenderedPdf) -> None:
    pdf = opened(long_table.content)
    read = marks(pdf)
    assert len(read) == len(set(read))
    for number, sheet in enumerate(pdf.pages):
        assert {mark for on, mark in read if on == number} == stream_marks(sheet)


def test_parent_tree_leads_back_to_the_element(long_table: RenderedPdf) -> None:
    pdf = opened(long_table.content)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for number, sheet in enumerate(pdf.pages):
        assert sheet.obj.StructParents == number
        for mark in stream_marks(sheet):
            assert "/S" in owners[number][mark]


def test_picture_has_its_words_and_its_place() -> None:
    pdf = opened(printed(page(PICTURE)).content)
    (figure,) = of_role(pdf, "Figure")
    assert "Impact on families: Good, level 4 of 6." in str(figure.Alt)
    left, bottom, right, top = (float(side) for side in figure.A.BBox)
    assert 0 < left < right < 595
    assert 0 < bottom < top < 842


def test_decoration_is_not_read_out() -> None:
    html = page('<svg aria-hidden="true" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')
    pdf = opened(printed(html).content)
    assert of_role(pdf, "Figure") == []
    assert all(stray_painting(sheet) == [] for sheet in pdf.pages)


def test_watermark_and_running_header_are_not_read_out() -> None:
    plain, draft = (
        opened(printed(page("<p>Words.</p>", PaperFrame(is_draft=is_draft))).content)
        for is_draft in (False, True)
    )
    said = roles(draft)
    said.remove("P")  # the sentence that says it is a draft
    assert roles(plain) == said


def test_list_items_have_label_and_body() -> None:
    pdf = opened(printed(page("<ol><li>One</li><li>Two<ul><li>a</li></ul></li></ol>")).content)
    outer, inner = of_role(pdf, "L")
    assert (str(outer.A.ListNumbering), str(inner.A.ListNumbering)) == ("/Decimal", "/Circle")
    for item in of_role(pdf, "LI"):
        assert [str(kid.S) for kid in kids(item)] == ["/Lbl", "/LBody"]


def test_terms_and_descriptions_are_list_items() -> None:
    pdf = opened(
        printed(page("<dl><dt>To</dt><dd>Council</dd><dt>On</dt><dd>6 July</dd></dl>")).content
    )
    assert roles(pdf)[2:9] == ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]


def test_link_over_two_lines_is_one_link_with_its_words() -> None:
    pdf = opened(printed(page(LONG_LINK)).content)
    (link,) = of_role(pdf, "Link")
    annotations = list(pdf.pages[0].Annots)
    assert len(annotations) >= 2
    for annotation in annotations:
        assert str(annotation.Contents).startswith("A report that is long to name A report")
        assert "/StructParent" in annotation
    assert sum(1 for kid in link.K if not isinstance(kid, int)) == len(annotations)


def test_headings_start_at_one_and_skip_no_level() -> None:
    pdf = opened(printed(page("<h2>A</h2><h3>B</h3><h2>C</h2>")).content)
    levels = [int(role[1]) for role in roles(pdf) if re.fullmatch("H[1-6]", role)]
    assert levels == [1, 2, 3, 2]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_paragraph_over_two_pages_is_one_paragraph() -> None:
    words = f"<p>{'Words that go on. ' * 500}</p>"
    pdf = opened(printed(page(f"{words}{table(2)}")).content)
    paragraph = of_role(pdf, "P")[0]
    assert any(not isinstance(kid, int) and kid.Type == "/MCR" for kid in paragraph.K)


def test_empty_elements_are_left_out() -> None:
    pdf = opened(
        printed(page("<p></p><ul></ul><table><tr><td></td><td>x</td></tr></table>")).content
    )
    assert [element.S for element in elements(pdf) if not len(element.K)] == ["/TD"]

"""The papers as members hold them: what they say, in which form, and that they never change."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from findings.reports.inspection_facts import FindingFacts
from findings.reports.printing import PrintedPaper, print_paper, print_word, render_html
from findings.reports.snapshot import Snapshot, from_json, to_json
from tests.findings.reports.tagged import of_role, opened, page_texts, roles

STRENGTHS = (
    "Leaders had embraced their collective responsibility",
    "Staff recognised risk and took timely and appropriate action",
    "The wellbeing of children in need of care and protection was improving",
    "significant reduction in the overall number of looked after children",
    "the well-established Champions Board structure",
)
AREAS = (
    "access to the specialist services required to help them recover from trauma",
    "raise educational attainment and reduce the number",
    "young people transitioning into adulthood were variable",
    "Collaborative leadership of corporate parenting had not yet consistently",
)
HOSTILE = "<script>alert('x')</script> <b>bold</b> & \x07more"


def flat(text: str) -> str:
    return " ".join(text.split())


def words_of(paper: PrintedPaper) -> str:
    return flat(" ".join(page_texts(paper.pdf)))


@pytest.fixture(scope="module")
def words(council_paper: PrintedPaper) -> str:
    return words_of(council_paper)


@pytest.mark.parametrize("said", STRENGTHS + AREAS)
def test_every_strength_and_area_is_printed(words: str, said: str) -> None:
    assert said in words


@pytest.mark.parametrize(
    "said",
    [
        "1.1 Improvements in the safety, wellbeing and life chances",
        "2.1 Impact on children and young people",
        "2.2 Impact on families",
        "9 Leadership and direction",
        "Case files read 95",
        "Children and young people met 129",
        "Parents and carers met 73",
        "surveys returned 51",
        "Staff surveys returned 239",
        "between 3 February 2020 and 13 March 2020",
        "Formal feedback was received on 6 July 2020",
        "published on 1 September 2020",
        "15 September 2020",
        "very confident that the partnership in Midlothian",
        "4.2 Digital Not applicable.",
        "A.8 Supporting Sustainable Development",
        "Joint%20insp%20children",
    ],
)
def test_the_council_paper_says(words: str, said: str) -> None:
    assert said in words


def test_all_four_grades_stand_in_the_table_and_in_the_picture(words: str) -> None:
    assert words.count("Good level 4 of 6") == 4
    assert words.count("Good") >= 8


def test_the_first_page_answers_at_a_glance(council_paper: PrintedPaper) -> None:
    first = flat(page_texts(council_paper.pdf)[0])
    assert "inspected in February and March 2020; all four indicators were good" in first
    assert "five strengths and four areas for improvement" in first
    assert "Develop an action plan to take forward the priority areas" in first


def test_headings_are_in_order_without_gaps(council_paper: PrintedPaper) -> None:
    levels = [int(role[1]) for role in roles(opened(council_paper.pdf)) if role[1:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_tables_and_figures_are_tagged(council_paper: PrintedPaper) -> None:
    pdf = opened(council_paper.pdf)
    assert len(of_role(pdf, "Table")) == 2
    assert all("/Scope" in cell.A for cell in of_role(pdf, "TH"))
    said = [str(figure.Alt) for figure in of_role(pdf, "Figure")]
    assert said.count("Not ticked:") == 15
    assert sum("Good, level 4 of 6" in words for words in said) == 1


def test_an_item_that_is_ticked_says_so(council_snapshot: Snapshot) -> None:
    sections = tuple(
        replace(row, ticks=("Modern",)) if "Modern" in row.choices else row
        for row in council_snapshot.sections
    )
    html = render_html(replace(council_snapshot, sections=sections))
    assert html.count("<title>Ticked:</title>") == 1


def test_morays_form_reads_as_morays(moray_snapshot: Snapshot) -> None:
    printed = print_paper(moray_snapshot)
    words = words_of(printed)
    for said in (
        "REPORT TO: Community Planning Board ON 13 September 2018",
        "SUBJECT: Progress review of services for children",
        "2.1 It is recommended that the Community Planning Board consider and note: the scope",
        "It highlighted six areas for improvement: Improve standards",
        "(h) Consultations",
        "Author of Report: Acting Corporate Director",
        "Draft – not for the meeting",
    ):
        assert said in words
    pdf = opened(printed.pdf)
    numbered = {str(row.A.ListNumbering) for row in of_role(pdf, "L")}
    assert "/LowerRoman" in numbered


def test_the_summary_is_one_page(summary_snapshot: Snapshot) -> None:
    printed = print_paper(summary_snapshot)
    words = words_of(printed)
    assert printed.pages == 1
    assert all(said in words for said in STRENGTHS + AREAS)
    assert "What members are asked to do" in words


def test_a_summary_with_too_much_goes_on_and_is_not_cut(summary_snapshot: Snapshot) -> None:
    findings = tuple(FindingFacts("strength", f"Strength {n}. {'Words. ' * 40}") for n in range(20))
    inspection = replace(summary_snapshot.inspection, findings=findings)
    printed = print_paper(replace(summary_snapshot, inspection=inspection))
    assert printed.pages > 1
    assert "Strength 19." in words_of(printed)


def test_the_same_snapshot_gives_the_same_bytes(
    council_snapshot: Snapshot, council_paper: PrintedPaper
) -> None:
    again = print_paper(from_json(to_json(council_snapshot)))
    assert (again.html, again.pdf) == (council_paper.html, council_paper.pdf)


def test_markup_in_a_record_is_text_in_every_format(council_snapshot: Snapshot) -> None:
    facts = replace(council_snapshot.inspection, findings=(FindingFacts("strength", HOSTILE),))
    hostile = from_json(to_json(replace(council_snapshot, title=HOSTILE, inspection=facts)))
    printed = print_paper(hostile)
    shown = "<script>alert('x')</script> <b>bold</b> &"
    assert "<script" not in printed.html
    assert shown in words_of(printed)
    document = docx.Document(BytesIO(print_word(hostile)))
    assert any(shown in paragraph.text for paragraph in document.paragraphs)


def test_points_below_a_finding_keep_their_lines(council_snapshot: Snapshot) -> None:
    """As the readers of published reports write them: a dash at the start of a line."""
    finding = FindingFacts("strength", "Leaders know:\n– the first <point>\n– the second point")
    facts = replace(council_snapshot.inspection, findings=(finding,))
    snapshot = replace(council_snapshot, inspection=facts)
    assert "Leaders know:<br>– the first &lt;point&gt;<br>– the second" in render_html(snapshot)
    lines = "\n".join(page_texts(print_paper(snapshot).pdf)).splitlines()
    assert any(line.strip() == "– the second point" for line in lines)
    words = "\n".join(row.text for row in docx.Document(BytesIO(print_word(snapshot))).paragraphs)
    assert "Leaders know:\n– the first <point>\n– the second point" in words


def test_the_web_page_needs_no_inline_style_or_script(council_paper: PrintedPaper) -> None:
    assert " style=" not in council_paper.html
    assert "<style" not in council_paper.html
    assert "<script" not in council_paper.html
    assert 'href="/static/paper.css"' in council_paper.html


def test_words_that_nobody_checked_are_marked(council_snapshot: Snapshot) -> None:
    grades = tuple(replace(row, is_checked=False) for row in council_snapshot.inspection.grades)
    facts = replace(council_snapshot.inspection, grades=grades)
    html = render_html(replace(council_snapshot, inspection=facts))
    assert "2.2 Impact on families †" in html
    assert "Wording not checked against the official text" in html


def test_word_has_the_same_words(council_snapshot: Snapshot) -> None:
    document = docx.Document(BytesIO(print_word(council_snapshot)))
    said = flat(" ".join(paragraph.text for paragraph in document.paragraphs))
    assert all(words in said for words in STRENGTHS + AREAS)
    (grades,) = (t for t in document.tables if "Quality indicator" in t.rows[0].cells[0].text)
    assert [row.cells[1].text.split("\n")[0] for row in grades.rows[1:]] == ["Good"] * 4
    assert grades.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_words_of_the_summary_stand_in_for_its_picture(summary_snapshot: Snapshot) -> None:
    document = docx.Document(BytesIO(print_word(summary_snapshot)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "2.2 Impact on families: Good" in said

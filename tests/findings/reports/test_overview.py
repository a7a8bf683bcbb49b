"""The overview of a programme as readers hold it, in every format."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import pytest

from findings.reports.overview_block import glossary_of
from findings.reports.overview_count import below_good, column_counts, headline, word_for
from findings.reports.overview_words import how_it_went, reviewed
from findings.reports.printing import PrintedPaper, print_paper, print_word, render_html
from findings.reports.programme_facts import ExampleFacts
from findings.reports.snapshot import OverviewSnapshot, from_json, to_json
from inspections.tables.counted import each_counted
from tests.findings.reports.tagged import kids, of_role, opened, page_texts, roles, stray_painting

PARTNERSHIPS = (
    "Aberdeen City",
    "Argyll and Bute",
    "City of Edinburgh",
    "Fife",
    "Midlothian",
    "Orkney Islands",
    "South Lanarkshire",
    "Stirling",
)
HOSTILE = "<script>alert('x')</script> <b>bold</b> & more"


def flat(text: str) -> str:
    return " ".join(text.split())


def words_of(paper: PrintedPaper) -> str:
    return flat(" ".join(page_texts(paper.pdf)))


def test_it_comes_back_from_json_as_it_was(overview_snapshot: OverviewSnapshot) -> None:
    assert from_json(to_json(overview_snapshot)) == overview_snapshot


def test_printing_asks_the_database_nothing(overview_snapshot: OverviewSnapshot) -> None:
    """This test has no access to the database, so that a query would fail."""
    assert render_html(overview_snapshot)


def test_the_counts_are_those_of_the_review(overview_snapshot: OverviewSnapshot) -> None:
    facts = overview_snapshot.programme
    assert how_it_went(facts).startswith(
        "13 of 16 evaluations of 2.1 and 2.2 were good or very good."
    )
    counted = {row.column.code: row.distribution for row in column_counts(facts)}
    assert each_counted(counted["2.2"]) == "1 very good, 6 good, 1 adequate"


def test_the_first_page_counts_what_is_known_of_all(overview_snapshot: OverviewSnapshot) -> None:
    found = headline(overview_snapshot.programme)
    assert found is not None
    assert [row.column.code for row in found.columns] == ["2.1", "2.2"]


def test_who_is_below_good_is_named(overview_snapshot: OverviewSnapshot) -> None:
    found = {row.partnership: row.evaluations for row in below_good(overview_snapshot.programme)}
    assert found == {
        "Orkney Islands": (("2.1", "weak"), ("2.2", "adequate")),
        "South Lanarkshire": (("2.1", "adequate"),),
    }


def test_a_share_has_the_bodys_own_word(overview_snapshot: OverviewSnapshot) -> None:
    word = word_for(overview_snapshot.programme, 13, 16)
    assert word is not None
    assert (word.word, word.checked) == ("most", False)
    assert "that is “most” †" in how_it_went(overview_snapshot.programme)


def test_without_a_table_of_words_only_numbers_are_said(
    overview_snapshot: OverviewSnapshot,
) -> None:
    facts = replace(overview_snapshot.programme, quantifiers=None)
    assert how_it_went(facts) == "13 of 16 evaluations of 2.1 and 2.2 were good or very good."


def test_many_partnerships_are_counted_and_not_named(overview_snapshot: OverviewSnapshot) -> None:
    facts = overview_snapshot.programme
    many = replace(facts, inspections=facts.inspections * 3)
    assert "the inspections of 24 partnerships" in reviewed(many)
    assert "Stirling" not in reviewed(many)


def test_the_first_page_answers_at_a_glance(overview_paper: PrintedPaper) -> None:
    first = flat(page_texts(overview_paper.pdf)[0])
    assert "the inspections of eight partnerships in a programme of 2018 to 2020" in first
    assert "13 of 16 evaluations of 2.1 and 2.2 were good or very good" in first
    assert "What matters most:" in first
    assert "Appendix 1: Table of evaluations" in first


@pytest.mark.parametrize(
    "said",
    [
        *PARTNERSHIPS,
        "7 of 8 evaluations of 2.2 were good or very good",
        "1 of 8 partnerships has a grade of 1.1 here",
        "Question 3: How good is the partnership at maximising the wellbeing",
        "The Stirling Champs was an example of good practice",
        "improvement. (Midlothian)",
        "Case files read 95 1 of 8",
        "almost all 91% to 100%",
        "Not known here: a grade was given, but this portal does not hold it",
        "Kinship care",
        "Contact: Care Inspectorate",
    ],
)
def test_the_overview_says(overview_paper: PrintedPaper, said: str) -> None:
    assert said in words_of(overview_paper)


def test_headings_are_in_order_without_gaps(overview_paper: PrintedPaper) -> None:
    levels = [int(role[1]) for role in roles(opened(overview_paper.pdf)) if role[1:].isdigit()]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_it_is_tagged_titled_and_in_english(overview_paper: PrintedPaper) -> None:
    pdf = opened(overview_paper.pdf)
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo.Title) == "Joint inspections 2018–2020: what eight partnerships showed"
    assert all("/Scope" in cell.A for cell in of_role(pdf, "TH"))
    assert all(stray_painting(sheet) == [] for sheet in pdf.pages)


def test_bars_have_their_words(overview_paper: PrintedPaper) -> None:
    pdf = opened(overview_paper.pdf)
    said = [str(figure.Alt) for figure in of_role(pdf, "Figure")]
    assert any("2.2 Impact on families: 1 very good, 6 good, 1 adequate." in alt for alt in said)


def test_a_table_of_150_partnerships_is_one_table(overview_snapshot: OverviewSnapshot) -> None:
    facts = overview_snapshot.programme
    rows = tuple(
        replace(facts.inspections[number % 8], partnership=f"Partnership {number}")
        for number in range(150)
    )
    many = replace(overview_snapshot, programme=replace(facts, inspections=rows))
    pdf = opened(print_paper(many).pdf)
    sizes = [len(kids(kids(table)[2])) for table in of_role(pdf, "Table") if len(kids(table)) == 3]
    assert sizes.count(150) == 1


def test_markup_in_a_record_is_text_in_every_format(overview_snapshot: OverviewSnapshot) -> None:
    example = (ExampleFacts("Fife", HOSTILE, question=1),)
    facts = replace(overview_snapshot.programme, good_practice=example)
    hostile = replace(overview_snapshot, programme=facts)
    printed = print_paper(hostile)
    assert "<script" not in printed.html
    assert flat(HOSTILE) in words_of(printed)
    document = docx.Document(BytesIO(print_word(hostile)))
    assert any(HOSTILE in paragraph.text for paragraph in document.paragraphs)


def test_word_has_the_table_of_evaluations(overview_snapshot: OverviewSnapshot) -> None:
    document = docx.Document(BytesIO(print_word(overview_snapshot)))
    (table,) = (t for t in document.tables if t.rows[0].cells[0].text == "Partnership")
    grades = {row.cells[0].text: [cell.text for cell in row.cells[3:5]] for row in table.rows[1:]}
    assert grades["Orkney Islands"] == ["Weak", "Adequate"]
    assert grades["Stirling"] == ["Good", "Very good"]
    assert tuple(grades) == PARTNERSHIPS


def test_word_tells_in_words_what_the_bars_show(overview_snapshot: OverviewSnapshot) -> None:
    document = docx.Document(BytesIO(print_word(overview_snapshot)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "2.2 Impact on families: 1 very good, 6 good, 1 adequate." in said


def test_the_web_page_needs_no_inline_style_or_script(overview_paper: PrintedPaper) -> None:
    assert " style=" not in overview_paper.html
    assert "<script" not in overview_paper.html


def test_a_glossary_is_read_line_by_line_and_ordered() -> None:
    text = "Looked after: In care: by law.\n\nCare leaver: Who left care\nafter 16.\n"
    assert glossary_of(text) == (
        ("Care leaver", "Who left care after 16."),
        ("Looked after", "In care: by law."),
    )

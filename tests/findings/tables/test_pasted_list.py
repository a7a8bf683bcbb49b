"""Lists as officers paste them: from Word, from a web page, from a PDF."""

import pytest

from findings.tables.pasted_list import PastedList, read_pasted_list

PDF = """\
While children and young people in need of care and protection were helped by a
range of purposeful interventions, access was not always available.
The partnership recognised that more needed to be done to raise educational
attainment.
Outcomes were variable across all the groups.
"""


@pytest.mark.parametrize(
    "pasted",
    [
        "- One thing.\n- Two things.",
        "* One thing.\n* Two things.",
        "– One thing.\n– Two things.",
        "•One thing.\n•Two things.",
        "•\tOne thing.\r\n•\tTwo things.\r\n",
        "\uf0b7 One thing.\r\uf0b7 Two things.",
        "1. One thing.\n2. Two things.",
        "1) One thing.\n2) Two things.",
        "(1) One thing.\n(2) Two things.",
        "3.1 One thing.\n3.2 Two things.",
        "a) One thing.\nb) Two things.",
        "(i) One thing.\n(ii) Two things.",
        "1. One thing.\n1. Two things.",
        "4. One thing.\n5. Two things.",
        "o One thing.\no Two things.",
        "•\nOne thing.\n\n•\nTwo things.",
        "  - One\n    thing.\n\n\n  - Two\n    things.",
        "One thing.\n\nTwo things.",
        "One thing.\nTwo things.",
        "One\u00a0thing.\n\u200b\nTwo things.",
    ],
)
def test_two_findings_however_they_are_marked(pasted: str) -> None:
    assert read_pasted_list(pasted) == PastedList(("One thing.", "Two things."))


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("• estab-\n  lished audit", "established audit"),
        ("• a well-\n  established audit", "a well-established audit"),
        ("• out-of-\n  authority placements", "out-of-authority placements"),
        ("• the COVID-\n  19 pandemic", "the COVID-19 pandemic"),
        ("• estab\u00ad\nlished audit", "established audit"),
        ("• ﬁnance of ﬂexible oﬃces", "finance of flexible offices"),
        ("• a data-\n  rich file; data-rich", "a data-rich file; data-rich"),
        ("• Access\n– often delayed –\nwas poor", "Access – often delayed – was poor"),
        ("1. They read\n95. files", "They read 95. files"),
        ("• One that ran\n12\nover a page", "One that ran over a page"),
        ("• One that ran\n\nover a page", "One that ran over a page"),
        ("1. First.\n\n   More of it.", "First.\nMore of it."),
        ("• Partners should:\n  - act\n  - report", "Partners should:\n• act\n• report"),
        ("• <b>Bold</b> & =1+1", "<b>Bold</b> & =1+1"),
    ],
)
def test_the_lines_of_one_finding_are_put_together(pasted: str, text: str) -> None:
    assert read_pasted_list(pasted).texts == (text,)


def test_paragraphs_copied_from_a_pdf_are_parted_where_a_line_could_have_held_more() -> None:
    starts = [text.split()[0] for text in read_pasted_list(PDF).texts]
    assert starts == ["While", "The", "Outcomes"]


def test_letters_go_on_past_h_and_roman_numbers_past_four() -> None:
    assert len(read_pasted_list("g) One\nh) Two\ni) Three\nj) Four").texts) == 4
    assert len(read_pasted_list("iii) One\niv) Two\nv) Three\nvi) Four").texts) == 4


def test_a_first_item_that_lost_its_bullet_in_copying_is_still_a_finding() -> None:
    assert read_pasted_list("Leaders acted.\n• Staff acted.").texts == (
        "Leaders acted.",
        "Staff acted.",
    )


def test_headings_lead_ins_and_page_numbers_are_left_out_and_reported() -> None:
    read = read_pasted_list(
        "Key strengths\n• One.\n\nPage 3 of 12\n\nThe priorities were identified as;\n\n• Two."
    )
    assert read.texts == ("One.", "Two.")
    assert read.left_out == (
        "Key strengths",
        "The priorities were identified as;",
        "Page 3 of 12",
    )


@pytest.mark.parametrize("pasted", ["", " \n\t\n", "-\n-\n", "•"])
def test_marks_without_words_are_no_findings(pasted: str) -> None:
    assert read_pasted_list(pasted) == PastedList()


def test_a_long_paste_is_read_in_good_time() -> None:
    assert len(read_pasted_list("- word " * 1 + "\n- a few more words here" * 5_000).texts) == 5_001

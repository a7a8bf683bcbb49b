"""The parts of a paper: numbers, lists, and what is left out or still to be written."""

from dataclasses import replace

import pytest

from findings.reports.paper_block import Listing, Paragraph, Ticks, blocks_of, items_of
from findings.reports.paper_content import chapters, end_lines, head
from findings.reports.snapshot import SectionFacts, Snapshot


def section(**facts: object) -> SectionFacts:
    return SectionFacts(**{"place": "body", "level": 1, "number": "", "heading": "", **facts})  # type: ignore[arg-type]


def blocks(snapshot: Snapshot, *sections: SectionFacts) -> list[object]:
    found = chapters(replace(snapshot, sections=sections))
    return [block for chapter in found for part in chapter.parts for block in part.blocks]


def test_typed_dashes_become_a_list_below_its_words() -> None:
    assert list(blocks_of("First.\n\nThe scope:\n- one\n- two\n  and more\n\nLast.")) == [
        Paragraph("First."),
        Paragraph("The scope:", leads=True),
        Listing(("one", "two and more")),
        Paragraph("Last."),
    ]


def test_a_list_has_an_item_a_line() -> None:
    assert items_of("- one\n\n two \n• three") == ("one", "two", "three")


def test_paragraphs_are_numbered_on_through_a_section(council_snapshot: Snapshot) -> None:
    found = blocks(
        council_snapshot,
        section(number="3.", heading="Background", source="none"),
        section(level=2, source="free_text", numbering="paragraphs", text="One\n\nTwo\n- item"),
        section(level=2, source="free_text", numbering="paragraphs", text="Three"),
    )
    numbers = [block.number for block in found if isinstance(block, Paragraph)]
    assert numbers == ["3.1", "3.2", "3.3"]


def test_a_list_may_be_numbered_with_roman_figures(council_snapshot: Snapshot) -> None:
    row = section(source="list", number="2.1", lead_in="The {meeting} is asked to:", text="a\nb")
    found = blocks(replace(council_snapshot, meeting_body=""), replace(row, numbering="roman"))
    assert found == [
        Paragraph("The Board is asked to:", number="2.1", leads=True),
        Listing(("a", "b"), style="roman"),
    ]


def test_every_item_of_a_tick_list_is_shown(council_snapshot: Snapshot) -> None:
    row = section(source="tick_list", choices=("Modern", "Sustainable"), ticks=("Modern",))
    assert blocks(council_snapshot, row) == [Ticks((("Modern", True), ("Sustainable", False)))]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"required": True, "heading": "Risk"}, ["Still to be written"]),
        ({"number": "4.3", "heading": "Risk"}, ["None stated."]),
        ({}, []),
    ],
)
def test_a_part_without_words(
    council_snapshot: Snapshot, facts: dict[str, object], said: list[str]
) -> None:
    found = blocks(council_snapshot, section(source="free_text", **facts))
    assert [block.text for block in found if isinstance(block, Paragraph)] == said


def test_what_the_records_have_nothing_for_is_left_out(council_snapshot: Snapshot) -> None:
    bare = replace(council_snapshot.inspection, grades=(), findings=(), evidence=())
    rows = [section(source=name) for name in ("grades", "strengths", "areas", "good_practice")]
    assert blocks(replace(council_snapshot, inspection=bare), *rows) == []


def test_a_section_of_which_nothing_is_left_says_so(council_snapshot: Snapshot) -> None:
    rows = [section(source="none", number="6", heading="Implications")]
    rows += [section(source="free_text", level=2, heading="Legal")]
    assert blocks(council_snapshot, *rows) == [Paragraph("None stated.")]


def test_an_inspection_to_come_has_neither_grades_nor_evidence_yet(
    moray_snapshot: Snapshot,
) -> None:
    rows = [section(source="introduction"), section(source="evidence")]
    (only,) = blocks(moray_snapshot, *rows)
    assert isinstance(only, Paragraph)
    assert only.text.endswith("Fieldwork is to start on 5 November 2018.")


def test_the_lines_above_and_below(moray_snapshot: Snapshot) -> None:
    above = head(moray_snapshot)
    assert [line.label for line in above.before] == ["REPORT TO:"]
    assert above.title_label == "SUBJECT:"
    assert [line.label for line in above.after] == ["BY:"]
    assert [line.label for line in end_lines(moray_snapshot)] == [
        "Author of Report:",
        "Background Papers:",
        "Ref:",
    ]

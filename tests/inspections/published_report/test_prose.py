"""Lines joined to sentences: which hyphens stay, and where a point ends."""

import pytest

from inspections.published_report.document import Document
from inspections.published_report.prose import joined, points
from inspections.published_report.text import document_of_text

KNOWN = "We write of improvement and of decision-making and of cooperation in it. "


def text_of(*lines: str, known: str = KNOWN) -> str:
    document = document_of_text("\n".join((known, *lines)))
    return joined(document.lines[1:], document)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("good decision-", "making here"), "good decision-making here"),
        (("the improve-", "ment of plans"), "the improvement of plans"),
        (("both short-", "and longer-term aims"), "both short- and longer-term aims"),
        (("completing life-", "story work"), "completing life-story work"),
        (("for 16-", "to 17-year-olds"), "for 16- to 17-year-olds"),
        (("co\u00ad", "operation"), "cooperation"),
        (("children –", "and families"), "children – and families"),
        (("• A point", "that goes on"), "A point that goes on"),
    ],
)
def test_lines_become_a_sentence(lines: tuple[str, ...], text: str) -> None:
    assert text_of(*lines) == text


def test_where_a_document_breaks_words_unknown_pieces_are_joined() -> None:
    breaking = KNOWN + "\nof improve-\nment and of coop-\neration and\n"
    document: Document = document_of_text(f"{breaking}the assess-\nments of plans")
    assert joined(document.lines[-2:], document) == "the assessments of plans"


def test_a_dash_at_the_start_of_a_line_is_no_bullet() -> None:
    document = document_of_text("◼ Plans for children\n– and for families.\n◼ Visits.")
    found = [point.text for point in points(document.lines, document)]
    assert found == ["Plans for children – and for families.", "Visits."]

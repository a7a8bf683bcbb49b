"""Marked texts, and long ones cut around what matched."""

from findings.models.finding_words import START, STOP
from findings.tables.finding_search import Piece, advice, count_in_words, excerpt, pieces


def mark(word: str) -> str:
    return f"{START}{word}{STOP}"


def test_a_text_is_parted_at_its_matches() -> None:
    found = pieces(f"{mark('Kinship')} care and {mark('kin')}.")
    assert found == (Piece("Kinship", True), Piece(" care and "), Piece("kin", True), Piece("."))


def test_signs_that_stand_alone_are_left_out() -> None:
    assert pieces(f"a{STOP}b") == (Piece("ab"),)
    assert "".join(piece.text for piece in pieces(f"a{START}b")) == "ab"


def test_markup_stays_text() -> None:
    assert pieces(f"<b>{mark('x')}</b>") == (Piece("<b>"), Piece("x", True), Piece("</b>"))


def test_a_long_text_is_cut_around_its_first_match() -> None:
    text = "before " * 100 + mark("here") + " after" * 100
    shown = excerpt(pieces(text), longest=100)
    words = "".join(piece.text for piece in shown)
    assert (words[:8], words[-7:]) == ("… before", "after …")
    assert Piece("here", True) in shown
    assert len(words) < 110


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert len("".join(piece.text for piece in excerpt((Piece("x" * 900),), longest=100))) < 105


def test_a_short_text_stays_whole() -> None:
    assert excerpt((Piece("Short."),)) == (Piece("Short."),)


def test_the_count_says_when_there_are_more() -> None:
    assert count_in_words(1, is_more=False) == "1 finding"
    assert count_in_words(2345, is_more=False) == "2,345 findings"
    assert count_in_words(10_000, is_more=True) == "More than 10,000 findings"


def test_advice_where_nothing_was_found() -> None:
    beginnings = advice("kin care", are_looked_for=True)
    assert beginnings is not None
    assert beginnings.words == "kin* care*"
    common = advice("the", are_looked_for=False)
    assert common is not None
    assert "not looked for" in common.text
    assert advice("kin*", are_looked_for=True) is None
    assert advice("", are_looked_for=False) is None

"""Two versions of a text, word by word."""

from findings.tables.word_changes import LONGEST, Kept, Piece, word_changes


def test_words_kept_removed_and_added_are_told_apart() -> None:
    assert word_changes("Leaders had a plan", "Leaders have a plan") == (
        Piece(Kept.SAME, "Leaders "),
        Piece(Kept.REMOVED, "had "),
        Piece(Kept.ADDED, "have "),
        Piece(Kept.SAME, "a plan"),
    )


def test_the_pieces_make_up_both_texts() -> None:
    before, after = "One  two\nthree four", "Zero two\nthree  five six"
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kept != Kept.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kept != Kept.REMOVED) == after


def test_texts_without_a_common_word_stand_whole() -> None:
    assert word_changes("Yes", "No") == ()


def test_very_long_texts_stand_whole() -> None:
    assert word_changes("word " * (LONGEST + 1), "word") == ()

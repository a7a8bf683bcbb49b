"""Operations in words."""

from findings.tables.operation import operation_words


def test_an_operation_has_words() -> None:
    assert operation_words("publish_inspection") == "Published the inspection"


def test_one_without_words_is_told_by_its_name() -> None:
    assert operation_words("draw_a_map") == "Draw a map"


def test_no_operation_has_no_words() -> None:
    assert operation_words("") == ""

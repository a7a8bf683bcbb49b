"""Which indicators answer to each other."""

from findings.tables.mapped_indicators import answering

MAPPINGS = [
    (2, 1, "continues"),
    (3, 2, "continues"),
    (3, 10, "comparable"),
    (11, 10, "continues"),
    (11, 20, "comparable"),
    (4, 2, "part"),
]


def test_an_indicator_continues_through_every_edition() -> None:
    assert {1, 2, 3} <= answering({1}, MAPPINGS)


def test_between_frameworks_one_step_is_taken() -> None:
    assert answering({1}, MAPPINGS) == {1, 2, 3, 4, 10, 11}


def test_what_nothing_answers_to_stands_alone() -> None:
    assert answering({99}, MAPPINGS) == {99}

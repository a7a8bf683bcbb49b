"""Which strengths elsewhere answer to an area for improvement, in which order, and why."""

import datetime
from dataclasses import replace

import pytest

from findings.tables.solved import (
    Asked,
    Candidate,
    GradeGiven,
    Level,
    is_higher,
    match_of,
    matches,
    reason,
)

SIX, FOUR = 1, 2
DAY = datetime.date(2019, 5, 1)


def grade(indicator: int, label: str, rank: int, *, scale: int = SIX) -> GradeGiven:
    levels, good = (6, 4) if scale == SIX else (4, 3)
    names = {22: "2.2 Impact on families", 9: "9 Leadership", 50: "Leaders"}
    name = names[indicator]
    return GradeGiven(indicator, name, label, rank, levels, scale, rank >= good, DAY)


ASKED = Asked(
    place="Midlothian",
    is_own=True,
    indicators={22: "2.2 Impact on families"},
    mapped=frozenset({50}),
    themes=frozenset({"Kinship care"}),
    grades=(grade(22, "Good", 4),),
)
STIRLING = Candidate(
    1,
    "Stirling",
    frozenset({22}),
    frozenset({"Kinship care"}),
    (grade(22, "Very good", 5),),
    day=DAY,
)


def test_the_sentence_says_all_that_is_known() -> None:
    match = match_of(ASKED, STIRLING)
    assert match is not None
    assert reason(match, ASKED) == (
        "Stirling, very good for 2.2 Impact on families in 2019; you were good; "
        "shares the theme kinship care"
    )
    assert "Midlothian was good" in reason(match, replace(ASKED, is_own=False))


def test_a_grade_that_is_no_higher_does_not_count() -> None:
    same = replace(STIRLING, grades=(grade(22, "Good", 4),))
    assert match_of(ASKED, same) is None
    assert match_of(ASKED, replace(STIRLING, grades=())) is None


@pytest.mark.parametrize(
    ("theirs", "ours", "higher"),
    [
        (grade(22, "Very good", 5), grade(22, "Good", 4), True),
        (grade(22, "Good", 4), grade(22, "Good", 4), False),
        (grade(50, "Good", 3, scale=FOUR), grade(22, "Adequate", 3), True),
        (grade(50, "Outstanding", 4, scale=FOUR), grade(22, "Good", 4), False),
        (grade(50, "Requires improvement", 2, scale=FOUR), grade(22, "Weak", 2), False),
        (grade(22, "Good", 4), None, True),
        (grade(22, "Adequate", 3), None, False),
    ],
)
def test_grades_are_compared_on_one_scale_alone(
    theirs: GradeGiven, ours: GradeGiven | None, higher: bool
) -> None:
    assert is_higher(theirs, ours) is higher


def test_the_same_indicator_comes_before_a_mapped_one_and_that_before_a_theme() -> None:
    ours = replace(ASKED, grades=(grade(22, "Adequate", 3),))
    mapped = Candidate(2, "Leeds", frozenset({50}), grades=(grade(50, "Good", 3, scale=FOUR),))
    theme = replace(STIRLING, pk=3, indicators=frozenset({9}))
    found = matches(ours, [theme, mapped, STIRLING])
    assert [match.level for match in found] == [
        Level.SAME_INDICATOR,
        Level.MAPPED_INDICATOR,
        Level.THEME,
    ]
    assert "that answers to 2.2 Impact on families; you were adequate" in reason(found[1], ours)


def test_then_a_shared_theme_then_the_grade_then_the_newer_report() -> None:
    plain = replace(STIRLING, pk=2, themes=frozenset())
    better = replace(plain, pk=3, grades=(grade(22, "Excellent", 6),))
    newer = replace(plain, pk=4, day=DAY.replace(year=2022))
    alike = replace(plain, pk=5, likeness=0.5)
    found = matches(ASKED, [plain, alike, newer, better, STIRLING])
    assert [match.candidate.pk for match in found] == [1, 3, 4, 5, 2]


def test_a_theme_alone_needs_a_higher_grade_where_an_indicator_is_known() -> None:
    elsewhere = replace(STIRLING, indicators=frozenset({9}), grades=())
    assert match_of(ASKED, elsewhere) is None


def test_without_an_indicator_a_theme_is_shared_with_those_good_at_it() -> None:
    asked = replace(ASKED, indicators={}, mapped=frozenset(), grades=())
    good = replace(STIRLING, own_grades=(grade(9, "Good", 4),))
    weak = replace(STIRLING, own_grades=(grade(9, "Weak", 2),))
    ungraded = replace(STIRLING, pk=9, own_grades=())
    assert [match.candidate.pk for match in matches(asked, [ungraded, weak, good])] == [1, 9]
    match = match_of(asked, good)
    assert match is not None
    assert reason(match, asked) == (
        "Stirling, good for 9 Leadership in 2019; shares the theme kinship care"
    )


def test_where_nothing_is_known_the_words_alone_speak_and_it_is_said() -> None:
    asked = Asked("Midlothian", is_own=True)
    found = matches(asked, [STIRLING, replace(STIRLING, pk=2, likeness=0.9, day=None)])
    assert [match.candidate.pk for match in found] == [2, 1]
    assert reason(found[0], asked) == "Stirling: the words are alike, and nothing else is known"

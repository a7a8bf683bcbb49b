"""The sentence that an inspection's and a partnership's page open with."""

import datetime
from dataclasses import replace

import pytest

from inspections.models import Evaluation, Inspection
from inspections.tables.evaluation import GradeRow
from inspections.tables.inspection import Told, in_words, outcome, sentence, when

TODAY = datetime.date(2026, 11, 20)
RANKS = {"Very good": 5, "Good": 4, "Adequate": 3, "Weak": 2, "Unsatisfactory": 1}
MIDLOTHIAN = Told(
    name="Midlothian",
    fieldwork_from=datetime.date(2020, 2, 3),
    fieldwork_to=datetime.date(2020, 3, 13),
)


def graded(*labels: str) -> tuple[GradeRow, ...]:
    return tuple(
        GradeRow(code="1.1", indicator="", label=label, rank=RANKS[label]) for label in labels
    )


def ungraded(reason: Evaluation.WithoutGrade, count: int = 1) -> tuple[GradeRow, ...]:
    row = GradeRow(code="9", indicator="", label=str(reason.label), reason=reason)
    return (row,) * count


NOT_KNOWN = ungraded(Evaluation.WithoutGrade.NOT_KNOWN)
NOT_GRADED = ungraded(Evaluation.WithoutGrade.NOT_GRADED)


def test_midlothian_as_one_would_say_it() -> None:
    told = replace(MIDLOTHIAN, grades=graded("Good", "Good", "Good", "Good"))
    assert sentence(told, on=TODAY, is_last=True) == (
        "Midlothian was last inspected in February and March 2020; all four indicators were good."
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2020, 3, 1), (2020, 3, 31), "in March 2020"),
        ((2020, 3, 1), None, "in March 2020"),
        (None, (2020, 3, 1), "in March 2020"),
        ((2019, 8, 1), (2019, 12, 1), "between August and December 2019"),
        ((2019, 12, 9), (2020, 1, 10), "between December 2019 and January 2020"),
        ((2019, 3, 9), (2020, 3, 10), "between March 2019 and March 2020"),
        (None, None, "on a date not known here"),
    ],
)
def test_when_fieldwork_was(
    first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, said: str
) -> None:
    told = Told(
        name="Fife",
        fieldwork_from=datetime.date(*first) if first else None,
        fieldwork_to=datetime.date(*last) if last else None,
    )
    assert when(told) == said


def test_the_report_dates_an_inspection_without_fieldwork_dates() -> None:
    told = Told(name="Fife", published_on=datetime.date(2019, 8, 20), grades=graded("Good"))
    assert sentence(told, on=TODAY) == (
        "Fife was inspected for a report published in August 2019; the one indicator was good."
    )


def test_the_programme_dates_an_inspection_without_dates_of_its_own() -> None:
    assert when(Told(name="Fife", programme_years=(2018, 2020))) == "between 2018 and 2020"


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (graded("Good"), "the one indicator was good"),
        (graded("Weak", "Weak"), "both indicators were weak"),
        (
            graded("Weak", "Adequate", "Weak", "Unsatisfactory"),
            "of the four indicators, one was adequate, two were weak and one was unsatisfactory",
        ),
        (
            NOT_KNOWN + graded("Good") + NOT_KNOWN + graded("Very good"),
            "of the four indicators, one was very good, one was good and two are not known here",
        ),
        (graded("Good") + NOT_GRADED, "of the two indicators, one was good and one was not graded"),
        (NOT_KNOWN, "its grade is not known here"),
        (NOT_KNOWN * 4, "none of the four grades is known here"),
        (NOT_GRADED, "the one indicator was not graded"),
        (NOT_GRADED * 3, "none of the three indicators was graded"),
        ((), "no grades have been entered yet"),
    ],
)
def test_grades_in_words(grades: tuple[GradeRow, ...], said: str) -> None:
    assert outcome(replace(MIDLOTHIAN, grades=grades)) == said


def test_ofsteds_judgements_are_called_so_and_their_phrase_is_quoted() -> None:
    row = GradeRow(code="", indicator="", label="Requires improvement to be good", rank=2)
    assert outcome(replace(MIDLOTHIAN, grades=(row,) * 4)) == (
        "all four judgements were “requires improvement to be good”"
    )


def test_a_kind_without_grades_says_so() -> None:
    told = Told(
        name="Moray",
        kind=Inspection.Kind.PROGRESS_REVIEW,
        fieldwork_from=datetime.date(2018, 6, 1),
        is_graded=False,
    )
    assert sentence(told, on=TODAY, is_last=True) == (
        "The progress of Moray was last reviewed in June 2018; "
        "this kind of inspection gives no grades."
    )


def test_fieldwork_to_come_has_no_outcome() -> None:
    day = datetime.date(2020, 1, 31)
    assert sentence(MIDLOTHIAN, on=day) == (
        "Midlothian is to be inspected in February and March 2020."
    )


def test_numbers_from_ten_are_digits() -> None:
    assert [in_words(number) for number in (0, 9, 10, 22)] == ["no", "nine", "10", "22"]

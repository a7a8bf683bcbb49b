"""How ready a partnership is, in words."""

import datetime
from typing import Any

import pytest

from findings.models import PositionStatement, ReadinessStep
from findings.tables.review import _sentence, step_line, words_said

TODAY = datetime.date(2018, 10, 10)


def step(title: str, **days: Any) -> ReadinessStep:
    return ReadinessStep(title=title, position=1, **days)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({"done_on": TODAY}, "Ready"),
        ({"due_on": TODAY}, "To do"),
        ({"due_on": TODAY - datetime.timedelta(3)}, "3 days late"),
        ({}, "No date yet"),
    ],
)
def test_a_step_on_a_day(days: dict[str, Any], state: str) -> None:
    assert step_line(step("Staff survey", **days), on=TODAY).state == state


@pytest.mark.parametrize(
    ("words", "limit", "said"),
    [
        (340, None, "340 words"),
        (340, 500, "340 of 500 words"),
        (512, 500, "12 words too many (512 of 500)"),
    ],
)
def test_words_against_the_limit(words: int, limit: int | None, said: str) -> None:
    assert words_said(words, limit) == said


@pytest.mark.parametrize(
    ("signed", "steps", "sentence"),
    [
        (
            4,
            [step("Staff survey", due_on=TODAY - datetime.timedelta(3))],
            "4 of 6 statements are signed off; staff survey is 3 days late.",
        ),
        (
            6,
            [step("File audit", due_on=datetime.date(2018, 11, 1))],
            "All 6 statements are signed off; next is file audit, by 1 November 2018.",
        ),
        (0, [], "None of the 6 statements is signed off yet."),
    ],
)
def test_the_sentence_that_the_page_opens_with(
    signed: int, steps: list[ReadinessStep], sentence: str
) -> None:
    lines = [step_line(row, on=TODAY) for row in steps]
    assert _sentence(signed, 6, lines) == sentence


def test_words_are_counted_as_a_word_processor_does() -> None:
    assert PositionStatement(text="One  two\nthree – four").words == 5

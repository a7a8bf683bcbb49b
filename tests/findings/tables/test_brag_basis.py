"""What a rating rests on, in words."""

import datetime
from dataclasses import replace

import pytest

from findings.tables.brag_basis import BragFacts, basis

TODAY = datetime.date(2026, 11, 21)
GOING_ON = BragFacts(
    on=TODAY,
    status="in_progress",
    starts_on=datetime.date(2026, 9, 1),
    due=datetime.date(2027, 3, 31),
    told_on=datetime.date(2026, 11, 12),
    done=0.4,
    expected=0.45,
)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            GOING_ON,
            "By now 45% should be done, and 40% is (as the last update says).",
        ),
        (
            replace(GOING_ON, done=0.25, milestones_all=4, milestones_done=1),
            "By now 45% should be done, and 25% is (1 of 4 milestones): more than 10 points "
            "behind.",
        ),
        (
            replace(GOING_ON, done=0, told_on=None),
            "By now 45% should be done, and 0% is (nothing was told yet): more than 35 points "
            "behind.",
        ),
        (
            replace(GOING_ON, due=datetime.date(2026, 11, 9)),
            "It was due on 9 November 2026 and is not complete.",
        ),
        (replace(GOING_ON, due=None), "It has no rating until it has a start and a due date."),
        (replace(GOING_ON, status="cancelled"), "A cancelled action has no rating."),
        (
            replace(GOING_ON, status="verified"),
            "It is complete, and somebody else has verified it.",
        ),
    ],
)
def test_the_first_sentence_says_why(facts: BragFacts, sentence: str) -> None:
    assert basis(facts)[0] == sentence


def test_old_news_is_said_to_be_old() -> None:
    old = replace(GOING_ON, told_on=datetime.date(2026, 10, 1))
    assert basis(old)[1] == "The last update is of 1 October 2026, more than 31 days ago."

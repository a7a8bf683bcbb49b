"""How a plan stands, in a sentence that a person could say."""

from dataclasses import dataclass

import pytest

from findings.models.action_gaps import Gap
from findings.tables.plan_tally import rating_counts, sentence, tally_of


@dataclass
class Answered:
    answers: int


def counts(**given: int) -> dict[str, int]:
    names = ("rows", "cancelled", "blue", "green", "amber", "red", "none", "overdue", "finished")
    return dict.fromkeys([*names, *(f"without_{gap}" for gap in Gap)], 0) | given


@pytest.mark.parametrize(
    ("given", "answers", "said"),
    [
        ({}, [], "This plan has no actions yet."),
        ({"rows": 1, "cancelled": 1}, [0], "1 area waits for an action."),
        ({"rows": 1}, [1], "1 action answers 1 area; none is off track or overdue."),
        (
            {"rows": 12, "red": 3, "overdue": 2},
            [2] * 6,
            "12 actions answer 6 areas; 3 are off track and 2 are overdue.",
        ),
        (
            {"rows": 9, "cancelled": 2, "red": 1, "overdue": 1, "finished": 2},
            [1, 0],
            "7 actions answer 1 of 2 areas; 1 is off track, 1 is overdue and 2 are complete.",
        ),
        (
            {"rows": 3, "amber": 2},
            [1],
            "3 actions answer 1 area; none is off track, 2 have slipped.",
        ),
        (
            {"rows": 2, "finished": 2},
            [0],
            "2 actions answer no area yet; none is off track or overdue and all are complete.",
        ),
    ],
)
def test_the_page_opens_with_a_sentence(
    given: dict[str, int], answers: list[int], said: str
) -> None:
    assert sentence(tally_of(counts(**given)), [Answered(each) for each in answers]) == said


def test_no_rating_is_counted_only_where_something_has_none() -> None:
    addresses = dict.fromkeys(("red", "amber", "green", "blue", "none"), "/")
    assert [each.rating for each in rating_counts(counts(), addresses, "")] == [
        "red",
        "amber",
        "green",
        "blue",
    ]
    assert rating_counts(counts(none=1), addresses, "")[-1].rating == "none"

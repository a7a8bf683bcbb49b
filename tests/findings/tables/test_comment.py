"""Who is named behind an @."""

import pytest

from findings.tables.comment import mentioned_in

NAMES = {"1": "Officer", "2": "Officer of health", "3": "Lead (audit)", "4": "Officer"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask @Officer of health", {"2"}),
        ("Ask @officer, please", {"1", "4"}),
        ("@Lead (audit) knows", {"3"}),
        ("@Officers know", set()),
        ("Write to post@officer.example", set()),
        ("No one @ all", set()),
    ],
)
def test_the_longest_name_behind_an_at_is_meant(text: str, found: set[str]) -> None:
    assert mentioned_in(text, NAMES) == found

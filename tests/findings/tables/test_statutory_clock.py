"""The statutory clock, against the dates that real letters give."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from findings.tables.statutory_clock import ClockState, Deadline, PlanAsked, statutory_clock
from inspections.tables.plan_duty import Stage, shipped_duties
from inspections.tables.working_days import after_working_days, working_days_until
from tests.inspections.published_report.real_reports import OFSTED, read_real

D = datetime.date
JTAI = PlanAsked(
    framework="joint-targeted-area-inspection",
    kind="targeted_area",
    nation="england",
    published_on=D(2025, 3, 13),
    letter_on=None,
)
"""Bromley's letter: 70 working days end on 25 June 2025."""
VISIT = replace(JTAI, framework="ilacs", kind="focused_visit", has_priority_action=True)
LETTERS = OFSTED / "joint_area"

KNOWN_LETTERS = [
    # published, the letter's date, its working days
    ("Buckinghamshire", D(2024, 3, 14), D(2024, 6, 26), 70),
    ("Bromley", D(2025, 3, 13), D(2025, 6, 25), 70),
    ("Norfolk", D(2025, 2, 27), D(2025, 6, 11), 70),
    ("Merton", D(2024, 2, 12), D(2024, 5, 23), 70),
    ("Blackburn with Darwen", D(2023, 7, 14), D(2023, 10, 23), 70),
    ("Sutton", D(2023, 9, 1), D(2023, 12, 8), 70),
    ("Bexley", D(2020, 3, 6), D(2020, 6, 18), 70),
    ("Gloucestershire", D(2023, 8, 3), D(2023, 11, 10), 70),
    ("Cornwall", D(2018, 11, 23), D(2019, 3, 6), 70),
    ("Bristol", D(2017, 12, 1), D(2018, 3, 6), 64),
    ("Central Bedfordshire", D(2016, 5, 10), D(2016, 8, 15), 68),
    ("Liverpool", D(2016, 8, 2), D(2016, 11, 8), 69),
    ("Peterborough", D(2017, 8, 10), D(2017, 11, 14), 67),
    ("Plymouth", D(2020, 1, 8), D(2020, 4, 16), 69),
    ("Southend-on-Sea", D(2018, 5, 9), D(2018, 8, 18), 71),
    ("Windsor and Maidenhead", D(2022, 7, 4), D(2022, 9, 12), 49),
]


def final(asked: PlanAsked, on: datetime.date) -> Deadline:
    return statutory_clock(asked, on=on)[-1]


@pytest.mark.parametrize(("name", "published", "letter", "days"), KNOWN_LETTERS)
def test_real_letters(
    name: str, published: datetime.date, letter: datetime.date, days: int
) -> None:
    asked = replace(JTAI, published_on=published, letter_on=letter)
    deadline = final(asked, published)
    assert deadline.letter_days == days
    assert (deadline.law_on == letter) is (days == 70)
    assert bool(deadline.difference) is (days != 70)
    assert deadline.due_on == min(letter, after_working_days(published, 70, "england"))


def test_letters_at_hand_give_the_dates_that_are_known() -> None:
    known = {(published, letter) for _, published, letter, _ in KNOWN_LETTERS}
    assert {dates_in(path) for path in letters_at_hand()} <= known


def letters_at_hand() -> list[Path]:
    if not LETTERS.is_dir():
        pytest.skip("The published letters do not lie beside the project (../shared/ofsted).")
    return sorted(LETTERS.glob("*.pdf"))


def dates_in(path: Path) -> tuple[datetime.date, datetime.date]:
    """When a letter was published and when it wants the statement, as the portal reads it."""
    reading = read_real("joint_area", path.name)
    due = next(fact.value for fact in reading.facts if fact.name == "statement_due")
    assert reading.published
    return reading.published.value, D.fromisoformat(due)


def test_a_draft_is_due_first_after_priority_action() -> None:
    draft, last = statutory_clock(VISIT, on=D(2025, 3, 14))
    assert (draft.stage, draft.law_on, draft.left) == (Stage.DRAFT, D(2025, 4, 10), 19)
    assert (last.stage, last.law_on, last.left) == (Stage.FINAL, D(2025, 6, 25), 69)


@pytest.mark.parametrize(
    ("framework", "kind", "priority", "stages"),
    [
        ("ilacs", "standard", False, ["final"]),
        ("ilacs", "short", True, ["draft", "final"]),
        ("ilacs", "focused_visit", False, []),
        ("ilacs", "self_evaluation", True, []),
        ("joint-targeted-area-inspection", "targeted_area", True, ["final"]),
        ("area-send-inspection", "joint", True, []),
        ("children-care-and-protection", "joint", True, []),
    ],
)
def test_what_each_framework_asks_for(
    framework: str, kind: str, priority: bool, stages: list[str]
) -> None:
    asked = replace(JTAI, framework=framework, kind=kind, has_priority_action=priority)
    assert [row.stage for row in statutory_clock(asked, on=D(2025, 4, 1))] == stages


def test_without_a_duty_the_letter_alone_counts() -> None:
    asked = replace(JTAI, framework="area-send-inspection", letter_on=D(2025, 6, 2))
    deadline = final(asked, D(2025, 5, 30))
    assert (deadline.law_on, deadline.due_on, deadline.left) == (None, D(2025, 6, 2), 1)
    assert (deadline.basis, deadline.difference) == ("", "")


def test_without_a_day_of_publication_nothing_is_counted() -> None:
    assert statutory_clock(replace(JTAI, published_on=None), on=D(2025, 5, 1)) == ()


@pytest.mark.parametrize(
    ("on", "sent", "state", "words"),
    [
        (D(2025, 6, 23), None, ClockState.DUE, "2 working days are left"),
        (D(2025, 6, 25), None, ClockState.DUE, "no working day is left after today"),
        (D(2025, 6, 26), None, ClockState.OVERDUE, "25 June 2025, 1 working day ago"),
        (D(2025, 7, 1), D(2025, 6, 24), ClockState.SENT, "1 working day before"),
        (D(2025, 7, 1), D(2025, 6, 27), ClockState.SENT_LATE, "2 working days after"),
    ],
)
def test_how_it_stands_is_said_in_words(
    on: datetime.date, sent: datetime.date | None, state: ClockState, words: str
) -> None:
    deadline = final(replace(JTAI, sent_on=sent), on)
    assert deadline.state is state
    assert words in deadline.sentence


def test_of_a_plan_that_is_not_here_nothing_is_claimed() -> None:
    deadline = final(replace(JTAI, has_plan=False), D(2026, 1, 5))
    assert deadline.state is ClockState.PASSED
    assert "No agreed plan" in deadline.sentence


def test_a_difference_says_both_dates_and_their_days() -> None:
    asked = replace(JTAI, published_on=D(2018, 5, 9), letter_on=D(2018, 8, 18))
    told = final(asked, D(2018, 8, 1)).difference
    assert "16 August 2018" in told
    assert "18 August 2018, which is 71 working days" in told
    assert "not a working day" in told


def test_every_duty_that_ships_was_read_in_a_source() -> None:
    assert all(duty.checked and duty.source for duty in shipped_duties())
    assert working_days_until(D(2025, 3, 13), D(2025, 6, 25), "england") == 70

"""What asks for a choice comes first and stands open; many other actions are folded away."""

from findings.tables.plan_difference import Difference
from findings.tables.plan_offer import UNFOLDED, Offer, OfferedAction, offer_sections
from findings.tables.plan_part import NEW


def action(line: int, part: str = "title", *, is_conflict: bool = False) -> OfferedAction:
    reference = "" if part == NEW else f"A{line}"
    row = Difference(
        f"{line}.{part}", line, reference, "Audit", part, "", "", "", is_conflict=is_conflict
    )
    return OfferedAction(reference, "Audit", (Offer(row, "", is_ticked=True, choice="", error=""),))


def test_choices_come_first_and_new_actions_last() -> None:
    sections = offer_sections([action(9, NEW), action(2), action(3, is_conflict=True)])
    assert [section.stacks[0].name for section in sections] == ["A3", "A2", "Row 9"]


def test_a_section_without_actions_is_not_shown() -> None:
    assert len(offer_sections([action(2)])) == 1
    assert offer_sections([]) == []


def test_many_actions_are_folded_away() -> None:
    (section,) = offer_sections([action(line) for line in range(1, UNFOLDED + 3)])
    assert [stack.name for stack in section.stacks] == ["A1 to A25", "A26 to A27"]
    assert [stack.number for stack in section.stacks] == [UNFOLDED, 2]
    assert all(stack.is_folded for stack in section.stacks)


def test_few_actions_stand_open() -> None:
    (section,) = offer_sections([action(line) for line in range(UNFOLDED)])
    assert [stack.is_folded for stack in section.stacks] == [False]


def test_what_must_be_chosen_is_never_folded_away() -> None:
    (section,) = offer_sections([action(line, is_conflict=True) for line in range(UNFOLDED + 1)])
    assert [stack.is_folded for stack in section.stacks] == [False]

"""No small count can be worked out from a total, whatever else is told."""

from itertools import product

from inspections.models import EvidenceCount
from inspections.tables.evidence_count import evidence_rows
from inspections.tables.evidence_total import EvidenceTotal, evidence_totals

THRESHOLD = 5


def counts(**measures: int) -> list[EvidenceCount]:
    return [EvidenceCount(measure=measure, count=count) for measure, count in measures.items()]


def totals(*inspections: list[EvidenceCount]) -> dict[str, EvidenceTotal]:
    return {row.measure: row for row in evidence_totals(inspections, threshold=THRESHOLD)}


def test_figures_are_added_up_with_how_many_gave_one() -> None:
    (row,) = totals(counts(case_files=95), counts(case_files=60), counts()).values()
    assert (row.shown, row.inspections, row.withheld) == ("155", 2, 0)


def test_a_small_figure_is_in_no_total() -> None:
    (row,) = totals(counts(children_met=40), counts(children_met=2)).values()
    assert (row.shown, row.inspections, row.withheld) == ("more than 40", 2, 1)


def test_nothing_is_told_of_small_figures_alone() -> None:
    (row,) = totals(counts(children_met=4), counts(children_met=4)).values()
    assert row.shown == "not given"


def test_the_total_is_the_same_whatever_the_small_figures_are() -> None:
    shown = {
        totals(counts(children_met=40), counts(children_met=one), counts(children_met=other))[
            "Children and young people met"
        ].shown
        for one, other in product(range(1, THRESHOLD), repeat=2)
    }
    assert shown == {"more than 40"}


def test_a_count_of_both_is_withheld_where_one_of_the_two_is_small() -> None:
    rows = counts(children_surveys=3, parent_surveys=48, children_parent_surveys=51)
    told = [row.count for row in evidence_rows(rows, threshold=THRESHOLD)]
    assert told == ["fewer than 5", "48", "not given"]
    assert [row.shown for row in totals(rows).values()] == ["not given", "48", "not given"]


def test_a_count_of_both_is_told_where_neither_is_small() -> None:
    rows = counts(children_surveys=9, parent_surveys=48, children_parent_surveys=57)
    assert [row.shown for row in totals(rows).values()] == ["9", "48", "57"]


def test_nobody_is_nobody() -> None:
    (row,) = totals(counts(children_met=0), counts(children_met=0)).values()
    assert row.shown == "0"

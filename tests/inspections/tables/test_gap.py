"""Self-evaluation beside the inspectors' grade."""

import pytest

from inspections.tables.distribution import Absence, Said
from inspections.tables.gap import View, gap_of, gaps, said_of_gaps
from tests.inspections.tables.given import given
from tests.inspections.tables.test_distribution import FOUR


@pytest.mark.parametrize(
    ("own", "theirs", "said"),
    [
        (5, 4, "Self-evaluation 1 grade higher"),
        (5, 3, "Self-evaluation 2 grades higher"),
        (4, 4, "Both say the same"),
        (3, 4, "Self-evaluation 1 grade lower"),
        (Absence.NOT_GRADED, 4, "Not compared: the self-evaluation gives no grade"),
        (4, Absence.NOT_KNOWN, "Not compared: the inspectors’ grade is missing"),
    ],
)
def test_the_gap_in_grades(own: Said, theirs: Said, said: str) -> None:
    assert gap_of(given(own), given(theirs)).said == said


def test_no_gap_without_an_inspection_or_across_scales() -> None:
    assert gap_of(given(4), None).said == "Not inspected"
    assert gap_of(given(4), given(4, scale=FOUR)).said == "Not compared: another scale"


def test_the_latest_of_each_stand_side_by_side() -> None:
    own = [given(3, 2015), given(5, 2019), given(4, 2019, line=2)]
    theirs = [given(2, 2016), given(4, 2020), given(6, 2020, partnership=2)]
    found = {gap.itself.line: gap for gap in gaps(own, theirs)}
    assert (found[1].view, found[1].steps) == (View.HIGHER, 1)
    assert found[2].view is View.NOT_COMPARED


def test_gaps_are_counted() -> None:
    found = [gap_of(given(own), given(4)) for own in (4, 4, 5, Absence.NOT_KNOWN)]
    assert said_of_gaps(found) == (
        "Of 3 grades that both gave, 2 are the same and 1 is higher in the self-evaluation."
    )
    assert said_of_gaps([]) == ("No grade was given by both, so none can be compared.")

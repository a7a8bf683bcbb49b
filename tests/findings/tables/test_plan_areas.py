"""Actions under the areas that they answer, over several pages."""

from findings.models import Finding
from findings.tables.plan_areas import groups, pairs_in_order

AREAS = [Finding(pk=1, text="First"), Finding(pk=2, text="Second")]
NUMBERS = {1: 1, 2: 2}


def test_an_action_stands_under_each_area_and_one_without_stands_last() -> None:
    pairs = pairs_in_order(AREAS, [(2, 10), (None, 11), (1, 12), (2, 12)], with_empty=True)
    assert pairs == [(1, 12), (2, 10), (2, 12), (None, 11)]


def test_an_area_without_an_action_is_shown_unless_the_list_is_narrowed() -> None:
    assert pairs_in_order(AREAS, [(2, 10)], with_empty=True) == [(1, None), (2, 10)]
    assert pairs_in_order(AREAS, [(2, 10)], with_empty=False) == [(2, 10)]


def test_a_page_that_begins_within_an_area_says_so() -> None:
    first, second = groups(AREAS, [(1, 11), (2, None)], NUMBERS, before=(1, 10))
    assert (first.area, first.number, first.actions, first.is_continued) == (
        AREAS[0],
        1,
        (11,),
        True,
    )
    assert (second.area, second.actions, second.is_continued) == (AREAS[1], (), False)

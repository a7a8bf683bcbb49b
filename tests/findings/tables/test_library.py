"""The shelves of the library."""

from findings.tables.library import MOST_OPEN, shelves

PLACES = [("ilacs", "ILACS", "england", 1200), ("care", "Care", "scotland", 2)]


def test_places_are_counted_by_framework_and_by_nation() -> None:
    frameworks, nations = shelves([], [], PLACES)
    assert [(one.name, one.counted) for one in frameworks.groups[0][1]] == [
        ("Care", "2"),
        ("ILACS", "1,200"),
    ]
    assert [one.name for one in nations.groups[0][1]] == ["England", "Scotland"]


def test_indicators_stand_under_their_edition() -> None:
    (kind,) = shelves([], [("Care", "2019", "care_2019", "2.2", "Impact on families", 3)], [])
    ((heading, (shelf,)),) = kind.groups
    assert (heading, shelf.name, shelf.value) == (
        "Care (2019)",
        "2.2 Impact on families",
        "care_2019:2.2",
    )


def test_of_very_many_the_fullest_stand_open() -> None:
    themes = [(f"t{n}", f"Theme {n:02}", n) for n in range(1, 61)]
    (kind,) = shelves(themes, [], [])
    (_, fullest), (heading, everything) = kind.groups
    assert (len(fullest), len(everything), heading) == (MOST_OPEN, 60, "All of them")
    assert min(shelf.count for shelf in fullest) == 60 - MOST_OPEN + 1

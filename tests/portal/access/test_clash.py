import datetime

import pytest

from portal.access.clash import Clash, Opened, plain, refuse_clash

SEEN = Opened({"title": "First", "team": ""})


def test_what_was_opened_may_be_saved() -> None:
    refuse_clash(opened=SEEN, stored={"title": "First", "team": ""}, typed={"title": "Mine"})


def test_a_change_by_another_is_a_clash_that_names_the_field() -> None:
    with pytest.raises(Clash) as caught:
        refuse_clash(
            opened=SEEN,
            stored={"title": "Theirs", "team": ""},
            typed={"title": "Mine", "team": "Four inspectors"},
        )
    assert caught.value.fields == ["title"]
    assert caught.value.stored == {"title": "Theirs", "team": ""}


def test_sending_the_same_page_twice_is_no_clash() -> None:
    refuse_clash(opened=SEEN, stored={"title": "Mine"}, typed={"title": "Mine"})


def test_a_page_without_its_values_clashes_with_everything_it_would_replace() -> None:
    with pytest.raises(Clash):
        refuse_clash(opened=Opened(), stored={"title": "First"}, typed={"title": "Mine"})


def test_a_blank_that_was_not_seen_holds_nothing_to_lose() -> None:
    refuse_clash(opened=Opened(), stored={"title": ""}, typed={"title": "Mine"})


def test_a_text_that_another_cleared_is_a_clash() -> None:
    with pytest.raises(Clash):
        refuse_clash(opened=SEEN, stored={"title": ""}, typed={"title": "Mine"})


def test_a_caller_without_a_page_is_not_asked() -> None:
    refuse_clash(opened=None, stored={"title": "First"}, typed={"title": "Mine"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (datetime.date(2020, 7, 6), "2020-07-06"),
        ({2, 1}, ["1", "2"]),
        (["b", "a"], ["b", "a"]),
    ],
)
def test_values_compare_as_text(value: object, text: object) -> None:
    assert plain(value) == text

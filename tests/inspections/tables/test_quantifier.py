"""A body's own words for shares."""

import pytest

from inspections.models import QualityFramework, QuantifierTable
from inspections.tables.quantifier import Words, quantified, words_of

pytestmark = pytest.mark.django_db


def words(table: str) -> Words | None:
    return words_of(QuantifierTable.objects.get(slug=table).terms.select_related("table"))


@pytest.mark.parametrize(
    ("table", "part", "whole", "word"),
    [
        ("ci-children", 13, 16, "most"),
        ("ci-children", 8, 8, "almost all"),
        ("ci-children", 62, 125, "less than half"),
        ("ci-children", 1, 2, "majority"),
        ("ci-children", 0, 8, "few"),
        ("ci-adult-protection", 199, 200, "almost all"),
        ("ci-adult-protection", 200, 200, "all"),
        ("ci-adult-protection", 63, 125, "just over half"),
        ("ci-adult-protection", 1, 2, "half"),
    ],
)
def test_the_word_for_a_share(table: str, part: int, whole: int, word: str) -> None:
    said = quantified(words(table), part, whole)
    assert said
    assert said.word == word


def test_the_word_comes_with_its_table() -> None:
    framework = QualityFramework.objects.get(slug="children-care-and-protection")
    assert framework.quantifiers is not None
    said = quantified(words_of(framework.quantifiers.terms.select_related("table")), 13, 16)
    assert said
    assert (said.at_least, said.at_most, said.checked) == (75, 90, False)
    assert said.name == "Care Inspectorate: reports on services for children and young people"


def test_no_word_where_the_body_has_none() -> None:
    ofsted = QualityFramework.objects.get(slug="ilacs")
    assert ofsted.quantifiers is None
    assert quantified(words_of([]), 103, 153) is None


def test_no_word_for_a_share_of_nothing_or_out_of_the_table() -> None:
    table = words("ci-adult-protection")
    assert quantified(table, 0, 0) is None
    assert quantified(table, 0, 5) is None

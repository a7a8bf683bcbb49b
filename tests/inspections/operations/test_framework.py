"""The shipped frameworks, as they stand in the database after loading."""

import datetime

import pghistory.models
import pytest

from inspections.models import (
    FrameworkEdition,
    Grade,
    IndicatorMapping,
    Inspectorate,
    QualityFramework,
    QualityIndicator,
)
from inspections.operations.framework import load_frameworks
from portal.accounts.models import User

pytestmark = pytest.mark.django_db


def edition_in_force(framework: str, on: str) -> str:
    editions = FrameworkEdition.objects.filter(framework__slug=framework)
    return editions.in_force(on=datetime.date.fromisoformat(on)).get().slug


def codes(edition: str) -> list[str]:
    indicators = QualityIndicator.objects.filter(edition__slug=edition)
    return list(indicators.values_list("code", flat=True))


def test_a_second_load_changes_nothing_and_leaves_no_history() -> None:
    before = pghistory.models.Events.objects.count()
    tally = load_frameworks()
    assert (tally.added, tally.updated, tally.kept) == (0, 0, [])
    assert pghistory.models.Events.objects.count() == before


def test_a_shipped_row_that_was_changed_by_nobody_is_put_right() -> None:
    Inspectorate.objects.filter(slug="ofsted").update(name="Offsted")
    assert load_frameworks().updated == 1
    assert Inspectorate.objects.get(slug="ofsted").name == "Ofsted"


def test_a_row_that_a_person_changed_is_kept_and_named(administrator: User) -> None:
    with pghistory.context(user=administrator.pk):
        Inspectorate.objects.filter(slug="ofsted").update(name="Ofsted (England)")
    tally = load_frameworks()
    assert tally.kept == ["inspectorate: Ofsted (England)"]
    assert Inspectorate.objects.get(slug="ofsted").name == "Ofsted (England)"


def test_rows_that_people_added_stay() -> None:
    ofsted = Inspectorate.objects.get(slug="ofsted")
    QualityFramework.objects.create(slug="ours", name="Ours", inspectorate=ofsted, nation="england")
    load_frameworks()
    assert QualityFramework.objects.filter(slug="ours").exists()


def test_the_framework_of_2019_has_22_indicators_of_which_four_grades_are_given() -> None:
    indicators = QualityIndicator.objects.filter(edition__slug="ci_children_care_protection_2019")
    graded = indicators.filter(formally_graded=True).values_list("code", flat=True)
    assert indicators.filter(parts=None).count() == 22
    assert list(graded) == ["1.1", "2.1", "2.2", "9"]


def test_leadership_rolls_up_four_indicators() -> None:
    leadership = QualityIndicator.objects.get(
        edition__slug="ci_children_care_protection_2019", code="9"
    )
    parts = leadership.parts.values_list("code", flat=True)
    assert list(parts) == ["9.1", "9.2", "9.3", "9.4"]


def test_the_count_that_sources_dispute_is_told_in_the_note(edition: FrameworkEdition) -> None:
    assert "22 quality indicators" in edition.note
    assert "speaks of 17" in edition.note


def test_titles_that_nobody_has_checked_are_marked() -> None:
    indicators = QualityIndicator.objects.filter(edition__slug="ci_children_care_protection_2019")
    checked = indicators.filter(checked=True).values_list("code", flat=True)
    assert list(checked) == ["1.1", "2.1", "2.2", "9", "9.1", "9.2", "9.3", "9.4"]


def test_codes_that_nobody_has_checked_are_marked() -> None:
    indicators = QualityIndicator.objects.filter(edition__slug="ci_children_how_well_2014")
    assert indicators.count() == 9
    assert not indicators.filter(checked=True).exists()


def test_ilacs_changes_its_judgements_with_its_editions() -> None:
    practice = ["leaders", "help_and_protection", "in_care"]
    assert codes("ilacs_2018") == [*practice, "overall"]
    assert codes("ilacs_2023") == [*practice, "care_leavers", "overall"]
    assert codes("ilacs_2026") == [*practice, "care_leavers"]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2018-01-01", "ilacs_2018"),
        ("2022-12-31", "ilacs_2018"),
        ("2023-01-01", "ilacs_2023"),
        ("2026-03-31", "ilacs_2023"),
        ("2026-04-01", "ilacs_2026"),
    ],
)
def test_the_edition_in_force_follows_the_date(day: str, edition: str) -> None:
    assert edition_in_force("ilacs", day) == edition


def test_no_edition_is_in_force_before_the_first() -> None:
    editions = FrameworkEdition.objects.filter(framework__slug="ilacs")
    assert not editions.in_force(on=datetime.date(2017, 12, 31)).exists()


def test_higher_ranks_are_better_whatever_the_body_prints() -> None:
    words = Grade.objects.filter(scale__slug="ofsted_four_point").values_list("label", flat=True)
    assert list(words) == ["Outstanding", "Good", "Requires improvement to be good", "Inadequate"]


def test_good_or_better_is_read_from_the_word() -> None:
    grades = Grade.objects.filter(scale__slug="ci_six_point", good_or_better=True)
    assert list(grades.values_list("label", flat=True)) == ["Excellent", "Very good", "Good"]


def test_a_scale_knows_how_many_grades_it_has() -> None:
    for edition in FrameworkEdition.objects.exclude(scale=None).select_related("scale"):
        assert edition.scale is not None
        assert edition.scale.levels == edition.scale.grades.count()


def test_the_judgements_of_ilacs_continue_from_edition_to_edition() -> None:
    continues = IndicatorMapping.objects.filter(
        indicator__edition__slug="ilacs_2026", relation=IndicatorMapping.Relation.CONTINUES
    )
    assert set(continues.values_list("indicator__code", "counterpart__edition__slug")) == {
        (code, "ilacs_2023")
        for code in ("leaders", "help_and_protection", "in_care", "care_leavers")
    }


def test_care_leavers_were_a_part_of_the_judgement_on_care_until_2022() -> None:
    mapping = IndicatorMapping.objects.get(
        indicator__code="care_leavers", counterpart__code="in_care"
    )
    assert mapping.relation == IndicatorMapping.Relation.PART
    assert mapping not in IndicatorMapping.objects.of_one_column()


def test_a_body_without_words_for_shares_has_no_table() -> None:
    assert QualityFramework.objects.get(slug="ilacs").quantifiers is None
    table = QualityFramework.objects.get(slug="children-care-and-protection").quantifiers
    assert table is not None
    assert not table.checked
    assert table.terms.get(at_least__lte=81, at_most__gte=81).word == "most"

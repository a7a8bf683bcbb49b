"""What a comparison selects: rows, columns and positions, and what it says of odd filters."""

import datetime

import pytest
from django.test import Client

from inspections.models import (
    ComparatorGroup,
    Evaluation,
    FrameworkEdition,
    Inspection,
    OtherName,
    Partnership,
)
from inspections.operations.comparator_group import save_set
from inspections.tables.comparison import Selection
from inspections.tables.comparison_words import said_in
from inspections.tables.distribution import distribution, together
from portal.accounts.models import User
from tests.inspections.filters.conftest import Compare

pytestmark = pytest.mark.django_db
CARE, ILACS = "children-care-and-protection", "ilacs"
EIGHT = "joint-inspections-2018-2020"


def said(selected: Selection, slug: str) -> list[str]:
    """A partnership's cells in words."""
    row = next(row for row in selected.rows if row.place.slug == slug)
    cells = zip(selected.columns, row.cells, strict=True)
    return [said_in(column, cell) for column, cell in cells]


def names(selected: Selection) -> list[str]:
    return [row.place.name for row in selected.rows]


def judged(
    slug: str, edition: str, published_on: datetime.date | None, **grades: str | None
) -> Inspection:
    """An inspection that was published on a day; None is a grade that is not known here."""
    used = FrameworkEdition.objects.get(slug=edition)
    inspection = Inspection.objects.create(
        reference=f"{slug}-{edition}-{published_on}",
        partnership=Partnership.objects.get(slug=slug),
        edition=used,
        kind=Inspection.Kind.STANDARD,
        title="An inspection",
        lead_body=used.framework.inspectorate,
        state=Inspection.State.PUBLISHED,
        published_on=published_on,
        published_at=datetime.datetime.now(tz=datetime.UTC),
    )
    for code, label in grades.items():
        Evaluation.objects.create(
            inspection=inspection,
            indicator=used.indicators.get(code=code),
            grade=used.scale.grades.get(label=label) if used.scale and label else None,
            without_grade="" if label else Evaluation.WithoutGrade.NOT_KNOWN,
        )
    return inspection


@pytest.fixture
def tameside() -> None:
    """Two inspections, under the editions of four and of five judgements."""
    judged("tameside", "ilacs_2018", datetime.date(2019, 7, 1), leaders="Good", in_care="Good")
    judged(
        "tameside",
        "ilacs_2023",
        datetime.date(2024, 2, 13),
        leaders="Inadequate",
        care_leavers="Requires improvement to be good",
        overall=None,
    )


@pytest.mark.usefixtures("demonstration")
def test_orkney_is_weak_and_adequate_and_stirling_very_good(
    compare: Compare, inspector: User
) -> None:
    _, selected = compare(inspector, framework=CARE)
    assert [column.code for column in selected.columns] == ["1.1", "2.1", "2.2", "9"]
    assert said(selected, "orkney-islands")[1:3] == ["Weak", "Adequate"]
    assert said(selected, "stirling")[2] == "Very good"


@pytest.mark.usefixtures("demonstration")
def test_the_eight_give_13_of_16(compare: Compare, inspector: User) -> None:
    _, selected = compare(inspector, framework=CARE, programme=EIGHT)
    parts = [distribution(column.scale, selected.said(column)) for column in selected.columns[1:3]]
    assert len(selected.rows) == 8
    assert (together(parts).good, together(parts).graded) == (13, 16)
    assert dict(parts[1].counts) == {6: 0, 5: 1, 4: 6, 3: 1, 2: 0, 1: 0}


@pytest.mark.usefixtures("demonstration")
def test_four_kinds_of_absence_and_grade_are_kept_apart(compare: Compare, inspector: User) -> None:
    _, selected = compare(inspector, framework=CARE, indicator=["1.1", "2.1", "3.1"])
    assert said(selected, "orkney-islands") == ["Not known here", "Weak", "Not graded"]
    assert said(selected, "highland") == ["Not inspected"] * 3


@pytest.mark.usefixtures("tameside")
def test_a_judgement_goes_on_through_editions_in_one_column(
    compare: Compare, inspector: User
) -> None:
    _, selected = compare(inspector, framework=ILACS)
    keys = ["leaders", "help_and_protection", "in_care", "care_leavers", "overall"]
    assert [column.key for column in selected.columns] == keys
    assert [len(column.indicators) for column in selected.columns] == [3, 3, 3, 2, 2]
    assert selected.columns[4].ends_on == datetime.date(2026, 3, 31)
    assert (
        "Until 2022 children in care and care leavers were one" in selected.columns[2].notes[0].text
    )
    ri = "Requires improvement to be good"
    assert said(selected, "tameside") == [
        "Inadequate",
        "Not known here",
        "Good",
        ri,
        "Not known here",
    ]


@pytest.mark.usefixtures("tameside")
def test_the_position_is_that_of_a_past_day(compare: Compare, inspector: User) -> None:
    _, before = compare(inspector, framework=ILACS, on="2024-02-12")
    assert said(before, "tameside")[0::3] == ["Good", "Not graded"]
    _, earlier = compare(inspector, framework=ILACS, on="2019-06-30")
    assert set(said(earlier, "tameside")) == {"Not inspected"}


@pytest.mark.usefixtures("tameside")
def test_one_edition_alone(compare: Compare, inspector: User) -> None:
    _, selected = compare(inspector, edition="ilacs_2018")
    assert [len(column.indicators) for column in selected.columns] == [1] * 4
    assert said(selected, "tameside")[0] == "Good"


@pytest.mark.usefixtures("demonstration")
def test_comparable_indicators_stand_beside_and_are_not_counted(
    compare: Compare, inspector: User
) -> None:
    _, alone = compare(inspector, framework=CARE)
    _, selected = compare(inspector, framework=CARE, beside="yes")
    assert [column.code for column in selected.columns] == [
        "1.1",
        "1.1",
        "2.1",
        "2.1",
        "2.2",
        "2.2",
        "9",
    ]
    assert [column.beside for column in selected.columns][1::2] == ["1.1", "2.1", "2.2"]
    assert selected.evaluations == alone.evaluations


@pytest.mark.usefixtures("demonstration")
def test_undated_positions_count_now_and_at_no_past_day(compare: Compare, inspector: User) -> None:
    Inspection.objects.update(programme=None)
    _, now = compare(inspector, framework=CARE, text="orkney")
    _, past = compare(inspector, framework=CARE, text="orkney", on="2026-01-01")
    assert said(now, "orkney-islands")[1] == "Weak"
    assert said(past, "orkney-islands")[1] == "Not inspected"


@pytest.mark.usefixtures("demonstration")
def test_the_default_is_the_person_s_own_nation(
    compare: Compare, inspector: User, officer: User
) -> None:
    assert str(compare(officer)[0].chosen_framework).startswith("A quality framework for children")
    judged("tameside", "ilacs_2023", datetime.date(2026, 2, 1), leaders="Good")
    assert compare(inspector)[0].data["framework"] == ILACS
    assert compare(inspector, nation="scotland")[0].data["framework"] == CARE


@pytest.mark.usefixtures("demonstration")
def test_sorting_puts_rows_without_a_grade_last_and_ties_by_name(
    compare: Compare, inspector: User
) -> None:
    _, best = compare(inspector, framework=CARE, sort="-2.2", text="or")
    _, lowest = compare(inspector, framework=CARE, sort="2.2", programme=EIGHT)
    assert names(best)[0] == "Orkney Islands"
    assert names(lowest)[0] == "Orkney Islands"
    assert names(lowest)[-1] == "Stirling"
    assert names(lowest)[1:3] == ["Aberdeen City", "Argyll and Bute"]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"at_most": "weak"}, ["Orkney Islands"]),
        ({"at_least": "very-good"}, ["City of Edinburgh", "Stirling"]),
        ({"at_least": "very-good", "indicator": "2.2"}, ["Stirling"]),
        ({"text": "S12000019"}, ["Midlothian"]),
        ({"text": "fife"}, ["Fife"]),
        ({"inspected_from": "2020-09-01"}, ["Midlothian"]),
        ({"nation": "wales"}, []),
    ],
    ids=str,
)
def test_each_filter(
    compare: Compare, inspector: User, filters: dict[str, str], found: list[str]
) -> None:
    assert names(compare(inspector, framework=CARE, **filters)[1]) == found


def test_another_name_finds_the_partnership(compare: Compare, inspector: User) -> None:
    OtherName.objects.create(partnership=Partnership.objects.get(slug="moray"), name="Elginshire")
    assert names(compare(inspector, framework=CARE, text="elginshire")[1]) == ["Moray"]


@pytest.mark.usefixtures("demonstration")
def test_open_areas_are_told_of_findings_that_the_person_reads(
    compare: Compare, outsider: User, inspector: User
) -> None:
    assert names(compare(outsider, framework=CARE, areas="yes")[1]) == ["Moray"]
    assert names(compare(outsider, framework=CARE, areas="no")[1]) == []
    assert names(compare(inspector, framework=CARE, areas="yes")[1]) == ["Midlothian", "Moray"]


def test_drafts_are_never_compared(compare: Compare, officer: User) -> None:
    draft = judged("midlothian", "ci_children_care_protection_2019", None, **{"2.1": "Weak"})
    Inspection.objects.filter(pk=draft.pk).update(state=Inspection.State.IN_REVIEW)
    assert set(said(compare(officer, framework=CARE)[1], "midlothian")) == {"Not inspected"}


def test_self_evaluations_are_shown_when_they_are_asked_for(
    compare: Compare, inspector: User
) -> None:
    own = judged("moray", "ci_children_care_protection_2019", None, **{"2.1": "Excellent"})
    Inspection.objects.filter(pk=own.pk).update(kind=Inspection.Kind.SELF_EVALUATION)
    assert said(compare(inspector, framework=CARE)[1], "moray")[1] == "Not inspected"
    listing, selected = compare(inspector, framework=CARE, kind="self_evaluation")
    assert said(selected, "moray")[1] == "Excellent"
    assert listing.shows_self_evaluations


@pytest.mark.usefixtures("tameside")
def test_a_dissolved_authority_is_there_where_it_was_inspected(
    compare: Compare, inspector: User
) -> None:
    judged("cumbria", "ilacs_2018", datetime.date(2022, 11, 15), leaders="Good")
    found = names(compare(inspector, framework=ILACS)[1])
    assert "Cumbria" in found
    assert "Northamptonshire" not in found


@pytest.mark.usefixtures("tameside")
def test_neighbours_begin_with_the_one_whose_they_are(compare: Compare, inspector: User) -> None:
    tameside = Partnership.objects.get(slug="tameside")
    group = ComparatorGroup.objects.create(
        kind=ComparatorGroup.Kind.STATISTICAL_NEIGHBOURS, name="Neighbours", partnership=tameside
    )
    for place, slug in enumerate(["rochdale", "barnsley"], 1):
        member = Partnership.objects.get(slug=slug)
        group.memberships.create(partnership=member, position=place)
    for sort in ("name", "-name", "-leaders"):
        _, selected = compare(inspector, framework=ILACS, group=str(group.pk), sort=sort)
        assert names(selected)[0] == "Tameside"
        assert len(selected.rows) == 3


def test_another_person_s_set_cannot_be_chosen(
    compare: Compare, officer: User, outsider: User, moray: Partnership
) -> None:
    group = save_set(name="Mine", partnerships=[moray.pk], by=officer)
    assert names(compare(officer, framework=CARE, group=str(group.pk))[1]) == ["Moray"]
    listing, selected = compare(outsider, framework=CARE, group=str(group.pk))
    assert "not in the list" in str(listing.form.errors["group"])
    assert len(selected.rows) == 32


@pytest.mark.usefixtures("tameside")
def test_what_cannot_be_answered_is_said_at_its_field_and_the_rest_stays(
    compare: Compare, inspector: User
) -> None:
    listing, selected = compare(
        inspector,
        edition="ilacs_2018",
        indicator=["care_leavers", "leaders", "%s"],
        programme="gone",
        at_least="splendid",
        on="2999-01-01",
        text="tame",
    )
    assert set(listing.form.errors) == {"indicator", "programme", "at_least", "on"}
    assert "care leavers is no indicator of" in str(listing.form.errors["indicator"])
    assert names(selected) == ["Tameside"]
    assert [column.key for column in selected.columns] == ["leaders"]


def test_an_edition_of_another_framework_is_named(compare: Compare, inspector: User) -> None:
    listing, selected = compare(inspector, framework=CARE, edition="ilacs_2018")
    assert "(ILACS) (January 2018" in str(listing.form.errors["edition"])
    assert len(selected.columns) == 4


def test_who_may_not_compare_gets_nothing(client: Client, board_member: User) -> None:
    client.force_login(board_member)
    assert client.get("/comparison/").status_code == 403

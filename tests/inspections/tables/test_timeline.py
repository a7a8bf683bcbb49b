"""A partnership's grades in time."""

import datetime

import pytest
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from inspections.models import Inspection
from inspections.models.evaluation import with_grades
from inspections.tables.chart import Mark, step_chart
from inspections.tables.timeline import day_of, grade_lines, newest_of

UNTIL = datetime.date(2026, 1, 1)


def mark(rank: int | None, year: int | None, label: str = "") -> Mark:
    day = datetime.date(year, 1, 1) if year else None
    return Mark(label or str(rank), levels=4, rank=rank, step=rank, day=day)


def test_each_grade_holds_until_the_next() -> None:
    chart = step_chart([mark(3, 2022), mark(4, 2016)], until=UNTIL)
    first, second = chart.points
    assert (first.x, first.y, first.label) == ("4%", "10%", "4")
    assert first.x2 == second.x
    assert (second.y, second.x2) == ("30%", "100%")
    assert len(chart.rises) == 1


def test_no_day_is_at_the_edge_and_no_grade_below_the_lowest() -> None:
    chart = step_chart([mark(None, 2022, "Not graded"), mark(1, None)], until=UNTIL)
    assert [(point.x, point.y) for point in chart.points] == [("0%", "70%"), ("4%", "90%")]


def test_a_grade_that_stays_is_not_said_again() -> None:
    chart = step_chart([mark(3, 2016), mark(3, 2020), mark(2, 2024)], until=UNTIL)
    assert [point.label for point in chart.points] == ["3", "", "2"]


def test_few_years_are_marked_along_the_bottom() -> None:
    chart = step_chart([mark(3, 2006)], until=UNTIL)
    assert [word for _x, word in chart.marks] == ["2006", "2010", "2014", "2018", "2022", "2026"]


def test_an_indicator_leads_to_the_newest_that_continues_it() -> None:
    continues = {2018: 2023, 2023: 2026}
    assert [newest_of(continues, one) for one in (2018, 2023, 7)] == [2026, 2026, 7]
    assert newest_of({1: 2, 2: 1}, 1) == 2


@pytest.mark.django_db
def test_lines_go_through_editions() -> None:
    load_demonstration(at=timezone.localtime())
    council = Inspection.objects.filter(partnership__slug="scrutiny-panel-council")
    rows = list(council.for_list().prefetch_related(with_grades()))
    ids = {
        (row.edition.slug, e.indicator.code): e.indicator_id
        for row in rows
        for e in row.evaluations.all()
    }
    continues = {ids["ilacs_2018", "leaders"]: ids["ilacs_2023", "leaders"]}
    (leaders,) = grade_lines(rows, continues, until=UNTIL)
    assert [grade.mark.label for grade in leaders.grades] == [
        "Requires improvement to be good",
        "Good",
    ]
    assert leaders.title.startswith("The impact of leaders")


@pytest.mark.django_db
def test_the_day_is_that_of_the_database() -> None:
    load_demonstration(at=timezone.localtime())
    for inspection in Inspection.objects.with_day().select_related("programme"):
        assert vars(inspection)["day"] == day_of(inspection)

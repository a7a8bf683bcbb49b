"""How an area stands after reviews, and which areas a partnership has to answer."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from findings.models import Finding, PositionStatement
from inspections.models import Inspection
from tests.plans import area_of, review_of

Outcome = PositionStatement.Outcome


@pytest.fixture
def area(draft: Inspection) -> Finding:
    days = {"fieldwork_from": None, "fieldwork_to": None}
    published(draft, published_on=datetime.date(2017, 2, 28), **days)
    return area_of(draft)


def published(inspection: Inspection, **fields: Any) -> Inspection:
    state = {"state": Inspection.State.PUBLISHED, "published_at": timezone.now()}
    Inspection.objects.filter(pk=inspection.pk).update(**state, **fields)
    inspection.refresh_from_db()
    return inspection


def concluded(
    area: Finding, outcome: str, *, on: datetime.date | None, draft: bool = False
) -> Inspection:
    """A review of the area's inspection that concluded on it."""
    review = review_of(area.inspection)
    if not draft:
        published(review, published_on=on)
    said = "What was seen." if outcome else ""
    review.position_statements.create(area=area, position=1, outcome=outcome, conclusion=said)
    return review


def state_of(area: Finding) -> str:
    found: Any = Finding.objects.with_area_state().get(pk=area.pk)
    return str(found.area_state)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("closed", "closed"), ("progressing", "progressing"), ("remains", "open"), ("", "open")],
)
def test_the_review_gives_the_state(area: Finding, outcome: str, state: str) -> None:
    concluded(area, outcome, on=datetime.date(2017, 12, 1))
    assert state_of(area) == state
    assert list(Finding.objects.in_area_state(state)) == [area]
    assert Finding.objects.open_areas().exists() is (state != "closed")


def test_a_draft_review_changes_nothing(area: Finding) -> None:
    concluded(area, "closed", on=None, draft=True)
    assert state_of(area) == "open"


def test_the_latest_review_counts(area: Finding) -> None:
    second = concluded(area, "progressing", on=datetime.date(2019, 1, 1))
    concluded(area, "closed", on=datetime.date(2017, 12, 1))
    concluded(area, "", on=datetime.date(2020, 1, 1))
    found: Any = Finding.objects.with_area_state().get(pk=area.pk)
    assert (found.area_state, found.area_review["reference"]) == ("progressing", second.reference)


def test_of_undated_reviews_the_later_entered_counts(area: Finding) -> None:
    concluded(area, "closed", on=None)
    concluded(area, "remains", on=None)
    assert state_of(area) == "open"


def test_a_new_full_inspection_makes_a_list_of_its_own(area: Finding) -> None:
    later = Inspection.objects.get(pk=area.inspection_id)
    later.pk, later.reference = None, "later"
    later.published_on = datetime.date(2023, 1, 1)
    later.save()
    new = area_of(later)
    assert state_of(area) == "replaced"
    assert list(Finding.objects.open_areas()) == [new]
    assert list(Finding.objects.in_area_state("replaced")) == [area]


@pytest.mark.parametrize(("day", "counts"), [(2018, True), (2016, False)])
def test_what_a_visit_asks_counts_when_it_came_after(area: Finding, day: int, counts: bool) -> None:
    visit = review_of(area.inspection)
    apart = {"follows": None, "kind": Inspection.Kind.FOCUSED_VISIT}
    Inspection.objects.filter(pk=visit.pk).update(**apart)
    published(visit, published_on=datetime.date(day, 1, 1))
    asked = area_of(visit)
    assert (asked in Finding.objects.open_areas()) is counts


def test_a_strength_has_no_state(area: Finding) -> None:
    Finding.objects.filter(pk=area.pk).update(kind=Finding.Kind.STRENGTH)
    assert state_of(area) == ""

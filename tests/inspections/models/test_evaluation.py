"""Which evaluation is a partnership's position on a day."""

import datetime

import pytest

from inspections.models import Evaluation, FrameworkEdition, Inspection, Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def graded(midlothian: Partnership, edition: FrameworkEdition) -> None:
    """Families: adequate in 2015, good in 2020, and weak in a report without a date."""
    inspect(midlothian, edition, "Adequate", datetime.date(2015, 3, 1))
    inspect(midlothian, edition, "Good", datetime.date(2020, 9, 1))
    inspect(midlothian, edition, "Weak", None)


def inspect(
    partnership: Partnership, edition: FrameworkEdition, label: str, published: datetime.date | None
) -> None:
    inspection = Inspection.objects.create(
        reference=f"joint-{label.lower()}",
        partnership=partnership,
        edition=edition,
        kind=Inspection.Kind.JOINT,
        title=label,
        lead_body=edition.framework.inspectorate,
        published_on=published,
    )
    Evaluation.objects.create(
        inspection=inspection,
        indicator=edition.indicators.get(code="2.2"),
        grade=edition.scale.grades.get(label=label) if edition.scale else None,
    )


def positions(on: datetime.date | None = None) -> list[str]:
    return [row.said for row in Evaluation.objects.positions(on=on)]


@pytest.mark.usefixtures("graded")
def test_the_position_now_is_the_latest_dated_one() -> None:
    assert positions() == ["Good"]


@pytest.mark.usefixtures("graded")
def test_the_position_on_a_past_day_is_what_was_published_by_then() -> None:
    assert positions(datetime.date(2020, 8, 31)) == ["Adequate"]
    assert positions(datetime.date(2020, 9, 1)) == ["Good"]
    assert positions(datetime.date(2015, 2, 28)) == []


@pytest.mark.usefixtures("graded")
def test_a_report_without_any_date_counts_only_where_there_is_no_other() -> None:
    Inspection.objects.exclude(published_on=None).delete()
    assert positions() == ["Weak"]
    assert positions(datetime.date(2026, 1, 1)) == []

"""What single cells say."""

import datetime

import pytest

from inspections.data_import.cells import bare_name_key, day_of, grade_of, kind_of, name_key
from inspections.data_import.headings import field_of

DAY = datetime.date(2024, 6, 7)


@pytest.mark.parametrize(
    "text",
    ["07/06/2024", "7/6/2024", "07/06/24", "2024-06-07", "2024-06-07T00:00:00", "7 June 2024",
     "07-Jun-24", "7th Jun 2024", "Friday, 7 June 2024", "07.06.2024"],
)  # fmt: skip
def test_days_are_written_in_many_ways(text: str) -> None:
    assert day_of(text) == DAY


@pytest.mark.parametrize("text", ["31/02/2024", "06/13/2024", "June 2024", "soon", "2024-13-01"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("RI", "Requires improvement to be good"),
        ("requires improvement", "Requires improvement to be good"),
        ("Requires  improvement to be good", "Requires improvement to be good"),
        ("good", "Good"),
        ("Very good", None),
    ],
)
def test_grades_are_ofsteds_words(text: str, grade: str | None) -> None:
    assert grade_of(text) == grade


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ILACS Standard Inspection", "standard"),
        ("ILACS short inspection", "short"),
        ("ILACS Focused Visit", "focused_visit"),
        ("LA Monitoring visit", "monitoring_visit"),
        ("JTAI", None),
        ("", None),
    ],
)
def test_kinds_are_known_by_their_words(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


def test_variants_of_a_name_are_one() -> None:
    assert name_key("St. Helens") == name_key("St Helens")
    assert name_key("Telford & Wrekin") == name_key("Telford and Wrekin")
    assert bare_name_key("Leeds City Council") == name_key("Leeds")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("The impact of leaders on social work practice with children and families", "leaders"),
        ("Impact of leaders", "leaders"),
        ("Experiences and progress of children in care and care leavers", "in_care"),
        ("The experiences and progress of care leavers", "care_leavers"),
        ("Experiences of children who need help and protection", "help_and_protection"),
        ("Inspection/Visit date", "inspected_on"),
        ("Inspection start date", "inspected_on"),
        ("Inspection end date", None),
        ("Publication date", "published_on"),
        ("Local authority area code", "code"),
        ("gss_code", "code"),
        ("Local authority", "name"),
        ("Local authority status", None),
        ("Ofsted region", None),
        ("Web link", None),
    ],
)  # fmt: skip
def test_headings_are_known_across_editions(heading: str, field: str | None) -> None:
    assert field_of(heading) == field

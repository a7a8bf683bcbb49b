"""ILACS reports of all three editions: the real ones beside the project, and made ones."""

import csv
import datetime

import pytest

from inspections.published_report import ilacs
from inspections.published_report.families import family_of, read_document
from inspections.published_report.partnership_name import plain as plain_name
from inspections.published_report.reading import FindingKind, Reading
from inspections.reference import shipped_frameworks
from tests.inspections.published_report.made_ilacs import (
    GRADES_2018,
    GRADES_2023,
    GRADES_2026,
    IN_CARE_AND_LEAVERS,
    LEADERS,
    OVERALL,
    POINTS,
    PROTECTION,
    TO_BE_GOOD,
    bulleted,
    report,
)
from tests.inspections.published_report.made_pdf import document_of_html
from tests.inspections.published_report.real_reports import OFSTED, expected, printed, read_real

REAL = expected("ilacs")
COLUMNS = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers")


def read(**different: object) -> Reading:
    return read_document(report(**different))


def grades(reading: Reading) -> dict[str, str]:
    return {grade.indicator: grade.label for grade in reading.grades}


def texts(reading: Reading) -> list[str]:
    return [finding.text for finding in reading.findings]


def codes(reading: Reading) -> set[str]:
    return {warning.code for warning in reading.warnings} - {
        "published_missing",
        "published_not_printed",
    }


@pytest.mark.parametrize("name", REAL)
def test_the_head_and_grades_of_a_real_report(name: str) -> None:
    reading, wanted = read_real("reports", name), REAL[name]
    assert reading.edition == wanted["edition"]
    for field in ("partnership", "inspected_from", "inspected_to"):
        assert printed(getattr(reading, field)) == wanted[field]
    assert grades(reading) == wanted["grades"]


@pytest.mark.parametrize("name", REAL)
def test_every_point_of_a_real_report_is_whole_and_in_order(name: str) -> None:
    reading = read_real("reports", name)
    assert [[finding.page, finding.text] for finding in reading.findings] == REAL[name]["points"]


def test_every_listed_report_is_read_as_it_is_listed() -> None:
    """The list has names, dates and grades; what it leaves empty is not asked."""
    listed = OFSTED / "reports.csv"
    if not listed.exists():
        pytest.skip("The published reports do not lie beside the project (../shared/ofsted).")
    with listed.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["era"] != "earlier"]
    assert len(rows) == 50
    for row in rows:
        assert as_listed(read_real("reports", row["file"]), row) == row_values(row)


def row_values(row: dict[str, str]) -> dict[str, str]:
    asked = ("start", "end", "lead_inspector", *COLUMNS)
    values = {name: row[name] for name in asked if row[name]}
    return {"partnership": plain_name(row["local_authority"]), **values}


def as_listed(reading: Reading, row: dict[str, str]) -> dict[str, str]:
    values = {
        "partnership": plain_name(printed(reading.partnership) or ""),
        "start": f"{reading.inspected_from.value:%d/%m/%Y}" if reading.inspected_from else "",
        "end": f"{reading.inspected_to.value:%d/%m/%Y}" if reading.inspected_to else "",
        "lead_inspector": printed(reading.lead_inspector) or "",
        **grades(reading),
    }
    return {name: value for name, value in values.items() if name == "partnership" or row[name]}


def test_a_made_report_of_the_second_edition() -> None:
    reading = read()
    assert (reading.family, reading.edition, reading.kind) == (
        "ofsted_ilacs",
        "ilacs_2023",
        "standard",
    )
    assert reading.partnership_slug == "medway"
    assert printed(reading.lead_inspector) == "Ada Example"
    assert grades(reading) == {
        "leaders": "Inadequate",
        "help_and_protection": TO_BE_GOOD,
        "in_care": "Good",
        "care_leavers": "Outstanding",
        "overall": "Inadequate",
    }
    assert texts(reading) == list(POINTS)
    assert {finding.kind for finding in reading.findings} == {FindingKind.AREA_FOR_IMPROVEMENT}
    assert codes(reading) == set()


def test_values_carry_the_words_and_places_they_were_read_from() -> None:
    reading = read()
    assert reading.inspected_from is not None
    passage = reading.inspected_from.source[0]
    assert (passage.page, passage.text) == (1, "Inspection dates: 10 to 21 July 2023")
    box = passage.boxes[0]
    width, height = reading.pages[0]
    assert 0 < box.left < box.right < width
    assert 0 < box.top < box.bottom < height / 2


def test_the_first_edition_has_one_judgement_for_children_in_care_and_care_leavers() -> None:
    reading = read(grades=GRADES_2018, dates="Inspection dates: 13 to 17 May 2019")
    assert (reading.edition, reading.kind) == ("ilacs_2018", "short")
    assert grades(reading)["in_care"] == "Outstanding"
    assert "care_leavers" not in grades(reading)


def test_the_third_edition_has_no_overall_and_refers_to_the_national_framework() -> None:
    points = bulleted("The work with young carers. (outcome 1, national framework)")
    reading = read(grades=GRADES_2026, dates="Inspection dates: 1 to 12 June 2026", points=points)
    assert reading.edition == "ilacs_2026"
    assert "overall" not in grades(reading)
    assert reading.findings[0].references == ("outcome 1, national framework",)
    assert reading.findings[0].text.endswith("(outcome 1, national framework)")


def test_editions_and_indicators_are_those_that_ship_with_the_portal() -> None:
    shipped = next(framework for framework in shipped_frameworks() if framework["slug"] == "ilacs")
    assert {
        edition["slug"]: {indicator["code"] for indicator in edition["indicators"]}
        for edition in shipped["editions"]
    } == {slug: set(codes) for slug, codes in ilacs.EDITIONS.items()}


def test_a_grade_broken_over_lines_beside_a_label_of_one_line() -> None:
    broken = "<span style='display: block; width: 36mm'>Requires improvement to be good</span>"
    reading = read(grades={**GRADES_2018, OVERALL: broken}, sections={})
    assert grades(reading)["overall"] == TO_BE_GOOD


@pytest.mark.parametrize("style", ["text-align: center", "position: relative; top: 6pt"])
def test_grades_that_stand_elsewhere_in_their_cells(style: str) -> None:
    moved = {
        label: f"<div style='width: 36mm; {style}'>{grade}</div>"
        for label, grade in GRADES_2023.items()
    }
    reading = read(grades=moved, sections=GRADES_2023)
    assert grades(reading) == grades(read())
    assert codes(reading) == set()


def test_numbered_points() -> None:
    reading = read(
        points="<ol><li>The quality of plans.</li><li>The timeliness of visits.</li></ol>"
    )
    assert texts(reading) == ["The quality of plans.", "The timeliness of visits."]


def test_two_grades_for_one_judgement_are_both_shown() -> None:
    reading = read(grades=GRADES_2018, sections={LEADERS: "Inadequate"})
    doubt = next(warning for warning in reading.warnings if warning.code == "grades_contradict")
    assert doubt.words == {"indicator": "leaders", "first": "Good", "second": "Inadequate"}
    assert len(doubt.source) == 2


def test_a_table_without_a_grade_takes_it_from_the_section_and_says_so() -> None:
    missing = {**GRADES_2018, PROTECTION: ""}
    reading = read(grades=missing, sections={PROTECTION: "inadequate"})
    assert grades(reading)["help_and_protection"] == "Inadequate"
    assert "grade_from_heading" in codes(reading)


def test_an_unknown_word_is_no_grade() -> None:
    reading = read(grades={**GRADES_2018, IN_CARE_AND_LEAVERS: "Good to be improvement"})
    assert "in_care" not in grades(reading)
    assert {"grade_unclear", "grade_missing"} <= codes(reading)


def test_judgements_of_another_edition_than_the_date_are_doubted() -> None:
    reading = read(grades=GRADES_2018, dates="Inspection dates: 10 to 21 July 2023")
    assert reading.edition == "ilacs_2018"
    assert "edition_differs" in codes(reading)


@pytest.mark.parametrize(
    "dates",
    [
        "Inspection dates: 13 May 2019 to 24 May 2019",
        "Inspection dates: 13–24 May 2019",
        "Inspection date: 13 May 2019 - 24 May 2019",
        "Inspection dates: 13 to 17 and 20 to 24 May 2019",
    ],
)
def test_dates_in_their_many_shapes(dates: str) -> None:
    reading = read(grades=GRADES_2018, dates=dates)
    assert printed(reading.inspected_from) == "2019-05-13"
    assert printed(reading.inspected_to) == "2019-05-24"
    assert codes(reading) == set()


def test_a_second_visit_is_a_fact_and_a_doubt() -> None:
    dates = "Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023"
    reading = read(grades=GRADES_2018, dates=dates)
    assert reading.inspected_to is not None
    assert reading.inspected_to.value == datetime.date(2022, 12, 9)
    assert codes(reading) == {"several_periods"}
    assert "14 to 15 February 2023" in [fact.value for fact in reading.facts]


def test_two_lead_inspectors_are_both_named() -> None:
    lead = "Lead inspectors: Ada Example, HMI, and Bo Muster, His Majesty’s Inspector"
    reading = read(lead=lead)
    assert printed(reading.lead_inspector) == "Ada Example and Bo Muster"
    assert codes(reading) == {"several_lead_inspectors"}


def test_what_is_missing_is_null_with_a_warning() -> None:
    reading = read(dates="Inspection dates: in July", lead="Lead inspector:", points="<p></p>")
    assert reading.inspected_from is None
    assert reading.lead_inspector is None
    assert reading.findings == ()
    assert codes(reading) == {"dates_missing", "lead_inspector_missing", "points_missing"}


def test_an_unknown_council_keeps_its_printed_name() -> None:
    reading = read(title="Inspection of Neverland County Council children’s services")
    assert printed(reading.partnership) == "Neverland"
    assert reading.partnership_slug == ""
    assert codes(reading) == {"partnership_unknown"}


def test_points_run_over_pages_without_numbers_and_footers() -> None:
    long = "The consistency of plans for children in care and for care leavers in Medway. " * 4
    reading = read(points=bulleted(*([long.strip()] * 12)))
    assert texts(reading) == [long.strip()] * 12
    assert {finding.page for finding in reading.findings} == {1, 2}


def test_a_point_keeps_the_points_below_it() -> None:
    below = "Plans for: <ul style='list-style-type: disc'><li>babies</li><li>siblings.</li></ul>"
    reading = read(points=bulleted(below, "Visits."))
    assert texts(reading) == ["Plans for: – babies – siblings.", "Visits."]


def test_a_paragraph_among_points_is_told_of_and_not_joined() -> None:
    reading = read(points=bulleted("Visits.") + "<p>Leaders know this.</p>" + bulleted("Plans."))
    assert texts(reading) == ["Visits.", "Plans."]
    assert codes(reading) == {"beside_points"}


def test_points_without_bullets_are_paragraphs_with_a_warning() -> None:
    reading = read(points="<p>The timeliness of visits.</p><p>The quality of plans.</p>")
    assert texts(reading) == ["The timeliness of visits.", "The quality of plans."]
    assert codes(reading) == {"points_without_bullets"}


def test_a_mark_of_a_footnote_and_its_note_are_no_part_of_a_point() -> None:
    note = "<p style='position: absolute; bottom: 0; font-size: 8pt'><sup>1</sup> See below.</p>"
    reading = read(heading="What needs to improve?<sup>1</sup>", points=bulleted("Visits.") + note)
    assert texts(reading) == ["Visits."]


def test_a_blank_page_is_no_hindrance() -> None:
    blank = "<div class=break></div><div class=break></div>"
    assert texts(read(points=bulleted(*POINTS) + blank)) == list(POINTS)


def test_a_cake_recipe_is_no_report() -> None:
    recipe = "<h1>Lead inspector’s lemon cake</h1><p>Beat the eggs. The overall effect is good.</p>"
    assert family_of(document_of_html(recipe)) is None

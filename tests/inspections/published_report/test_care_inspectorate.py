"""Care Inspectorate joint inspections, council papers about them, and reviews of several."""

from functools import cache
from pathlib import Path

import pytest

from inspections.published_report import care_inspectorate
from inspections.published_report.document import Document
from inspections.published_report.families import family_of, read_document
from inspections.published_report.reading import Reading
from inspections.published_report.text import document_of_text
from tests.inspections.published_report.made_pdf import document_of_html
from tests.inspections.published_report.real_reports import OFSTED, printed

SOURCES = OFSTED.parent / "sources"
PAPER = """Inspection of children's services

Report by the Chief Officer

3.1 The Care Inspectorate completed a joint inspection of services for children and young people in
need of care and protection in Fife.

The joint inspection took place between 3rd February and 13th March 2020.

- Leadership and Direction **GOOD**
- Impact on Families VERY GOOD
- Impact on Children and Young People Adequate
- Improvement in the safety, wellbeing and life chances of vulnerable children and young people WEAK
- Evaluation Scale 4 GOOD = Important strengths.

The final report was subsequently published on 1st September 2020.

The inspection identified a number of key strengths as follow:

- Staff recognised risk.
- Children had their rights respected.

The priority areas for improvement were identified as;

- 3.4 This is a paragraph of the paper.

3.5 The following areas for improvement were found:

- Plans came late.
"""
REPORT = """<h1>Report of a joint inspection of services for children and young people in need of
care and protection in the Argyll and Bute community planning partnership</h1>
<p>Led by the Care Inspectorate.</p><p>The inspection took place between 5 November and 14 December
2018.</p><h2>Evaluations</h2><table><tr><td>1.1 Improvements in the safety, wellbeing and life
chances of children and young people in need of care and protection<td>Adequate</tr>
<tr><td>2.1 Impact on children and young people<td>Good</tr></table>
<p>We evaluated the impact on families as very good. The evaluation of leadership and direction was
weak.</p><h2>Key strengths</h2><ul><li>Staff were kind.</li>
<li>Plans were multi-<br>agency.</li></ul>
<h2>Priority areas for improvement</h2><p>The partnership should attend to these:</p>
<ul><li>Leaders should listen more.</li></ul><h2>Good practice example: advocacy</h2>
<p>Each child had an advocate.</p><p>It may go on here.</p>"""
REVIEW = """Review of findings from the inspection programme 2018-2020, by the Care Inspectorate.
Joint inspections of services for children and young people in need of care and protection.
	QI 2.1	QI 2.2
	Impact on children and young people	Impact on families
Argyll and Bute	Good	Good
Edinburgh	Very Good	Good
Orkney	Weak	Adequate
"""


def text(paper: str = PAPER) -> Reading:
    return read_document(document_of_text(paper))


@cache
def real(name: str) -> Document:
    path = SOURCES / f"{name}.txt"
    if not Path(path).exists():
        pytest.skip("The sources do not lie beside the project (../shared/sources).")
    return document_of_text(path.read_text())


def grades(reading: Reading) -> dict[str, str]:
    return {grade.indicator: grade.label for grade in reading.grades}


def findings(reading: Reading, kind: str) -> list[str]:
    return [finding.text for finding in reading.findings if finding.kind == kind]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def test_the_head_of_a_council_paper() -> None:
    reading = text()
    assert (reading.family, reading.partnership_slug) == ("care_inspectorate", "fife")
    assert printed(reading.inspected_from) == "2020-02-03"
    assert printed(reading.inspected_to) == "2020-03-13"
    assert printed(reading.published) == "2020-09-01"
    assert reading.edition == "ci_children_care_protection_2019"


def test_grades_in_a_list() -> None:
    assert grades(text()) == {"1.1": "Weak", "2.1": "Adequate", "2.2": "Very good", "9": "Good"}


def test_points_of_a_council_paper_and_not_its_numbered_paragraphs() -> None:
    reading = text()
    assert findings(reading, "strength") == [
        "Staff recognised risk.",
        "Children had their rights respected.",
    ]
    assert findings(reading, "area_for_improvement") == ["Plans came late."]


def test_grades_in_tables_and_sentences_of_a_report() -> None:
    reading = read_document(document_of_html(REPORT))
    assert grades(reading) == {"1.1": "Adequate", "2.1": "Good", "2.2": "Very good", "9": "Weak"}
    source = next(grade.source for grade in reading.grades if grade.indicator == "2.2")
    assert source[0].boxes
    assert "very good" in source[0].text


def graded(evaluations: str) -> Reading:
    """The report with its evaluations in another form."""
    start, end = REPORT.index("<table>"), REPORT.index("<h2>Key strengths")
    return read_document(document_of_html(REPORT[:start] + evaluations + REPORT[end:]))


ROWS = {
    "1.1 Improvements in the safety, wellbeing and life chances of vulnerable children and young "
    "people": "Good",
    "2.1 Impact on children and young people": "Very good",
    "2.2 Impact on families": "Adequate",
    "9 Leadership and direction": "Weak",
}
WANTED = {"1.1": "Good", "2.1": "Very good", "2.2": "Adequate", "9": "Weak"}
POINTS = {"Good": 4, "Very good": 5, "Adequate": 3, "Weak": 2}


def table(row: str, look: str = "") -> str:
    """The evaluations as a narrow table, each row in this form."""
    rows = "".join(
        f"<tr>{row.format(title=title, grade=grade, points=POINTS[grade])}</tr>"
        for title, grade in ROWS.items()
    )
    return f'<div style="width: 80mm"><table {look}>{rows}</table></div>'


@pytest.mark.parametrize("look", ["", "class=plain"])
@pytest.mark.parametrize("stands", ["top", "middle", "bottom"])
@pytest.mark.parametrize(
    "row",
    [
        "<td>{title}<td>{grade}",
        "<td>{grade}<td>{title}",
        "<td>{title}<td>{points} {grade}",
        "<td>{title}<td>{grade} ({points})",
        "<td>{title}<td>6 5 4 3 2 1<td>{grade}",
        "<td>{title}<td>Evaluation: {grade}",
    ],
)
def test_grades_beside_titles_of_several_lines(row: str, stands: str, look: str) -> None:
    style = f"<style>td {{ vertical-align: {stands} !important }}</style>"
    assert grades(graded(style + table(row, look))) == WANTED


def test_grades_of_two_pairs_of_columns() -> None:
    cells = [f"<td>{title}<td>{grade}" for title, grade in ROWS.items()]
    rows = f"<tr>{cells[0]}{cells[1]}</tr><tr>{cells[2]}{cells[3]}</tr>"
    assert grades(graded(f"<table>{rows}</table>")) == WANTED


def test_a_table_that_explains_the_scale_gives_no_grade() -> None:
    scale = "<table><tr><td>5 Very good<td>Major strengths</tr><tr><td>2 Weak<td>Risks</tr></table>"
    assert grades(graded(table("<td>{title}<td>{grade}") + scale)) == WANTED
    assert grades(graded(scale)) == {}


def test_a_number_that_belongs_to_another_grade_is_not_read() -> None:
    assert grades(graded(table("<td>{title}<td>1 {grade}"))) == {}


@pytest.mark.parametrize(
    "row",
    [
        "<p>{title}<br>{grade}</p>",
        "<h3>{title}</h3><p>Evaluation: {grade}</p>",
        "<h3>{title}</h3><p>Much was well.</p><p>We evaluated this quality indicator as {grade}.",
    ],
)
def test_grades_below_titles(row: str) -> None:
    html = "".join(row.format(title=title, grade=grade) for title, grade in ROWS.items())
    assert grades(graded(html)) == WANTED


def test_a_sentence_that_grades_several() -> None:
    said = """We evaluated impact on children and young people as very good, impact on families as
    adequate, and leadership and direction as weak."""
    assert grades(graded(f"<p>{said}</p>")) == {"2.1": "Very good", "2.2": "Adequate", "9": "Weak"}


def test_findings_of_a_report() -> None:
    reading = read_document(document_of_html(REPORT))
    assert printed(reading.partnership) == "Argyll and Bute"
    assert findings(reading, "strength") == ["Staff were kind.", "Plans were multi-agency."]
    assert findings(reading, "area_for_improvement") == ["Leaders should listen more."]
    assert findings(reading, "good_practice") == ["Each child had an advocate."]
    assert "example_begins" in codes(reading)


def test_an_indicator_with_two_grades_is_left_out_and_told() -> None:
    reading = text(PAPER + "\nWe evaluated the impact on families as weak.\n")
    assert "2.2" not in grades(reading)
    warning = next(w for w in reading.warnings if w.code == "grades_contradict")
    assert (warning.words["first"], warning.words["second"]) == ("Very good", "Weak")


@pytest.mark.parametrize(
    "sentence",
    [
        "Impact on families Good practice example",
        "The impact on families was good in most cases.",
        "Plans about impact on families were evaluated as good or better.",
        "Impact on children and young people and on families were graded as good and weak.",
        "Impact on families and leadership were evaluated as good and weak respectively.",
    ],
)
def test_words_that_are_no_grade_are_not_read_as_one(sentence: str) -> None:
    start = PAPER.index("- Leadership")
    paper = PAPER[:start] + sentence + "\n" + PAPER[PAPER.index("The final report") :]
    assert grades(text(paper)) == {}
    assert codes(text(paper)).count("grade_missing") == 4


def test_a_review_of_several_partnerships_is_not_one_inspection() -> None:
    reading = text(REVIEW)
    assert (reading.partnership, reading.grades) == (None, ())
    assert [fact.value for fact in reading.facts] == [
        "Argyll and Bute: 2.1 Good, 2.2 Good",
        "City of Edinburgh: 2.1 Very good, 2.2 Good",
        "Orkney Islands: 2.1 Weak, 2.2 Adequate",
    ]
    assert "grades_of_several" in codes(reading)


def test_a_paper_that_does_not_say_the_framework_gets_no_grades() -> None:
    reading = text(PAPER.replace("in\nneed of care and protection ", ""))
    assert grades(reading) == {}
    assert "edition_unknown" in codes(reading)


def test_the_midlothian_council_paper() -> None:
    reading = read_document(real("midlothian-council-paper-2020"))
    assert grades(reading) == dict.fromkeys(("1.1", "2.1", "2.2", "9"), "Good")
    assert printed(reading.partnership) == "Midlothian"
    assert printed(reading.published) == "2020-09-01"
    assert len(findings(reading, "strength")) == 5
    assert len(findings(reading, "area_for_improvement")) == 4


def test_the_moray_paper_about_a_progress_review() -> None:
    reading = read_document(real("moray-progress-review-2018"))
    assert (printed(reading.partnership), reading.kind) == ("Moray", "progress_review")
    assert (reading.published, reading.inspected_from, reading.grades) == (None, None, ())
    areas = findings(reading, "area_for_improvement")
    assert len(areas) == 6
    assert areas[0] == "Improve standards of operational practice"


def test_the_review_of_2018_to_2020() -> None:
    reading = read_document(real("care-inspectorate-review-2018-2020"))
    assert reading.partnership is None
    assert len(reading.facts) == 8
    assert reading.facts[4].value == "Stirling: 2.1 Good, 2.2 Very good"


@pytest.mark.parametrize("name", ["ilacs-scrutiny-panel-2019", "midlothian-performance-q2-2019-20"])
def test_other_papers_are_not_recognised(name: str) -> None:
    assert family_of(real(name)) is None


def test_a_paper_about_other_inspections_is_not_recognised() -> None:
    other = "The Care Inspectorate led a joint inspection of services for adults in Fife."
    assert not care_inspectorate.recognises(document_of_text(other))

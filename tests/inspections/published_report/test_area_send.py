"""Reports of area SEND inspections: one outcome of three, and tables of what is asked of whom."""

from dataclasses import replace

import pytest

from inspections.published_report import area_send
from inspections.published_report.families import family_of, read_document
from inspections.published_report.reading import FindingKind, Reading, Refused
from inspections.reference import shipped
from tests.inspections.published_report.made_pdf import document_of_html
from tests.inspections.published_report.real_reports import (
    expected,
    plain,
    printed,
    read_real,
    real_document,
)

REAL = expected("area_send")
OUTCOME = """There are widespread and/or systemic failings leading to significant concerns about the
experiences and outcomes of children, which the local area partnership must address urgently."""
LONG = "Leaders in education, health and care should work faster on plans. " * 4
REPORT = f"""<p>Local area partnership report</p>
<h1>Area SEND inspection of Medway<br>Local Area Partnership</h1>
<p>Inspection dates: 29 April 2024 to 3 May 2024</p>
<p>Dates of previous inspection: 28 November 2016 to 2 December 2016</p>
<h2>Inspection outcome</h2><p>{OUTCOME}</p>
<p>A monitoring inspection will be carried out within approximately 18 months. The next full
reinspection will be within approximately three years.</p>
<p>The local area partnership must prepare and submit a priority action plan (area SEND).</p>
<h2>Information about the local area partnership</h2><p>Much has changed.</p>
<h2>What is the area partnership doing that is effective?</h2>
<ul><li>Leaders listen.</li><li>Schools help early.</li></ul>
<h2>What does the area partnership need to do better?</h2><ul><li>Waits are long.</li></ul>
<h2>Areas for priority action</h2>
<table><tr><th>Responsible body<th>Areas for priority action</tr>
<tr><td rowspan=2>Medway Council and NHS Kent and Medway Integrated Care Board
<td>Leaders should urgently shorten the waits for: <ul><li>therapies; and</li><li>checks.</li></ul>
Leaders should also help families who wait.</tr><tr><td>Leaders should plan together.</tr></table>
<div class=break></div>
<h2>Areas for improvement</h2><p style="height: 150mm"></p>
<table><tr><th>Areas for improvement</tr><tr><td>Leaders should share what they know.</tr>
<tr><td>{LONG * 3} This row runs over the page to its<br>end.</tr>
<tr><td>Leaders should write better plans.</tr></table>
<h2>Local area partnership details</h2><p>Address.</p>
<h2>Inspection team</h2><table class=plain>
<tr><td><b>Ofsted</b><td><b>Care Quality Commission</b></tr>
<tr><td>Ada Example, Ofsted HMI Lead<br>inspector<td>Bo Muster, CQC lead inspector</tr>
<tr><td>Cy Sample, Ofsted HMI<td>Di Test, CQC inspector</tr></table>"""


def report(html: str = REPORT) -> Reading:
    return read_document(document_of_html(html))


def findings(reading: Reading, kind: FindingKind) -> list[str]:
    return [plain(finding.text) for finding in reading.findings if finding.kind is kind]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


@pytest.mark.parametrize("name", REAL)
def test_the_head_and_outcome_of_a_real_report(name: str) -> None:
    reading, wanted = read_real("area_send", name), REAL[name]
    for field in ("partnership", "published", "inspected_from", "inspected_to"):
        assert printed(getattr(reading, field)) == wanted[field], field
    assert {grade.indicator: grade.label for grade in reading.grades} == wanted["grades"]
    assert reading.lead_inspector
    assert codes(reading) == ["published_not_printed"]


@pytest.mark.parametrize("name", REAL)
def test_every_finding_of_a_real_report(name: str) -> None:
    reading = read_real("area_send", name)
    read = [(f.kind.value, f.page, plain(f.text)) for f in reading.findings]
    assert read == [(f["kind"], f["page"], plain(f["text"])) for f in REAL[name]["findings"]]
    bodies = [f.bodies for f in reading.findings if f.kind is FindingKind.PRIORITY_ACTION]
    assert bodies == [(f["bodies"],) for f in REAL[name]["findings"] if "bodies" in f]


@pytest.mark.parametrize("name", REAL)
def test_when_inspectors_come_back_after_a_real_report(name: str) -> None:
    facts = {fact.name: fact.value for fact in read_real("area_send", name).facts}
    assert facts["next_inspection"] == REAL[name]["next_inspection"]
    assert facts.get("monitoring") == REAL[name]["monitoring"]


def test_the_head_of_a_report() -> None:
    reading = report()
    assert reading.partnership_slug == "medway"
    assert printed(reading.inspected_from) == "2024-04-29"
    assert printed(reading.inspected_to) == "2024-05-03"
    assert printed(reading.lead_inspector) == "Ada Example"
    assert reading.edition == "area_send_2023"


def test_the_outcome_is_a_grade_of_the_portals_scale() -> None:
    scale = next(row for row in shipped("scales") if row["slug"] == "area_send_outcome")
    assert [grade["label"] for grade in scale["grades"]] == list(area_send.STATEMENTS)
    assert [grade.label for grade in report().grades] == ["Widespread and/or systemic failings"]


def test_two_outcomes_are_both_shown_and_none_is_taken() -> None:
    second = "Arrangements lead to inconsistent experiences and outcomes."
    reading = report(REPORT.replace(OUTCOME, f"{OUTCOME} {second}"))
    assert reading.grades == ()
    warning = next(w for w in reading.warnings if w.code == "grades_contradict")
    assert warning.words["first"] == "Inconsistent experiences and outcomes"
    assert warning.words["second"] == "Widespread and/or systemic failings"


def test_an_outcome_in_other_words_is_left_out() -> None:
    reading = report(REPORT.replace(OUTCOME, "Arrangements are middling."))
    assert reading.grades == ()
    assert "grade_missing" in codes(reading)


def test_points_of_a_report() -> None:
    reading = report()
    assert findings(reading, FindingKind.STRENGTH) == ["Leaders listen.", "Schools help early."]
    assert findings(reading, FindingKind.KEY_MESSAGE) == ["Waits are long."]


def test_priority_actions_with_the_bodies_beside_them() -> None:
    actions = [f for f in report().findings if f.kind is FindingKind.PRIORITY_ACTION]
    assert [action.text for action in actions] == [
        "Leaders should urgently shorten the waits for:\n– therapies; and\n– checks.\n"
        "Leaders should also help families who wait.",
        "Leaders should plan together.",
    ]
    body = "Medway Council and NHS Kent and Medway Integrated Care Board"
    assert [action.bodies for action in actions] == [(body,), (body,)]


def test_a_row_that_a_page_cuts_in_two_is_one_finding() -> None:
    first, long, last = findings(report(), FindingKind.AREA_FOR_IMPROVEMENT)
    assert first == "Leaders should share what they know."
    assert long == plain(LONG * 3 + " This row runs over the page to its end.")
    assert last == "Leaders should write better plans."


def test_areas_without_a_table_are_read_by_paragraph_and_told() -> None:
    areas = "<h2>Areas for improvement</h2><p>Plan well.</p><p>Share more.</p>"
    start = REPORT.index("<div class=break>")
    end = REPORT.index("<h2>Local area partnership details")
    reading = report(REPORT[:start] + areas + REPORT[end:])
    assert findings(reading, FindingKind.AREA_FOR_IMPROVEMENT) == ["Plan well.", "Share more."]
    assert "table_missing" in codes(reading)


def test_a_monitoring_inspection_is_refused_by_name() -> None:
    page = REPORT.replace("Area SEND inspection of", "Area SEND monitoring inspection of")
    with pytest.raises(Refused) as refused:
        report(page)
    assert refused.value.refusal.family == "ofsted_area_send_monitoring"


def test_only_reports_of_the_family_are_recognised() -> None:
    assert family_of(document_of_html(REPORT)) is area_send
    paper = "<h1>Agenda</h1><p>Members note the area SEND inspection of Medway in this paper.</p>"
    assert not area_send.recognises(document_of_html(paper))


def test_a_table_head_that_is_repeated_on_the_next_page() -> None:
    rows = "".join(f"<tr><td>Leaders should do thing {n} and<br>no other.</tr>" for n in range(40))
    table = f"<table><thead><tr><th>Areas for improvement</th></tr></thead>{rows}</table>"
    start, end = REPORT.index("<table><tr><th>Areas for imp"), REPORT.index("<h2>Local area part")
    read = findings(report(REPORT[:start] + table + REPORT[end:]), FindingKind.AREA_FOR_IMPROVEMENT)
    assert read == [f"Leaders should do thing {n} and no other." for n in range(40)]


def test_a_report_that_prints_when_it_was_published() -> None:
    printed_day = "</p><p>Published: 3 June 2024</p><p>Dates of previous"
    reading = report(REPORT.replace("</p>\n<p>Dates of previous", printed_day))
    assert printed(reading.published) == "2024-06-03"


def test_a_team_without_a_lead_names_none() -> None:
    reading = report(REPORT.replace("Ofsted HMI Lead<br>inspector", "Ofsted HMI"))
    assert reading.lead_inspector is None
    assert "lead_inspector_missing" in codes(reading)


def test_a_table_of_priority_actions_that_is_not_ruled_is_told() -> None:
    plain_table = REPORT.replace(
        "<table><tr><th>Responsible", "<table class=plain><tr><th>Responsible"
    )
    reading = report(plain_table.replace("<th>", "<td>"))
    assert "table_missing" in codes(reading)


def without_rules(html: str = REPORT) -> Reading:
    """The same report with tables whose lines are not drawn."""
    return report(f"<style>td, th {{ border: 0 !important; padding: 0 5pt }}</style>{html}")


def test_rows_of_tables_without_rules_are_told_by_their_words() -> None:
    ruled, bare = report(), without_rules()
    assert bare.findings == tuple(
        replace(found, source=other.source)
        for found, other in zip(ruled.findings, bare.findings, strict=True)
    )
    assert codes(bare).count("table_missing") == 2


def test_a_rule_under_the_head_alone_parts_no_rows() -> None:
    head = "<style>td { border: 0 !important; padding: 0 5pt !important }</style>"
    read = findings(report(head + REPORT), FindingKind.AREA_FOR_IMPROVEMENT)
    assert len(read) == 3


@pytest.mark.parametrize("name", REAL)
def test_a_real_report_whose_rules_are_not_drawn(name: str) -> None:
    document = real_document("area_send", name)
    bare = replace(document, pages=tuple(replace(page, rules=()) for page in document.pages))
    read = [(f.kind.value, plain(f.text)) for f in read_document(bare).findings]
    assert read == [(f["kind"], plain(f["text"])) for f in REAL[name]["findings"]]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("arrangements typically lead to positive experiences and outcomes", "Typically positive"),
        ("there are widespread or systemic failings leading to concerns", "Widespread and/or"),
        ("there are no widespread and/or systemic failings", None),
        ("arrangements do not typically lead to positive experiences and outcomes", None),
    ],
)
def test_outcomes_in_other_words(words: str, label: str | None) -> None:
    grades = report(REPORT.replace(OUTCOME, f"The local area’s {words}.")).grades
    assert [grade.label.startswith(label or "?") for grade in grades] == ([True] if label else [])


def test_questions_in_other_words() -> None:
    html = REPORT.replace(
        "What is the area partnership doing that is effective",
        "What is the area partnership doing well",
    ).replace("area partnership need to do better", "partnership need to improve")
    assert findings(report(html), FindingKind.STRENGTH) == [
        "Leaders listen.",
        "Schools help early.",
    ]
    assert findings(report(html), FindingKind.KEY_MESSAGE) == ["Waits are long."]


def test_points_under_a_question_that_is_not_known_are_no_strengths() -> None:
    html = REPORT.replace(
        "What does the area partnership need to do better", "What should it do next"
    )
    assert findings(report(html), FindingKind.STRENGTH) == [
        "Leaders listen.",
        "Schools help early.",
    ]


def test_bodies_in_a_column_on_the_right_and_beside_areas_for_improvement() -> None:
    rows = "<tr><td>Leaders should share.<td>NHS Kent<tr><td>Leaders should plan.<td>Medway Council"
    head = "<tr><th>Areas for improvement<th>Responsible<br>bodies</tr>"
    start, end = REPORT.index("<table><tr><th>Areas for imp"), REPORT.index("<h2>Local area part")
    reading = report(f"{REPORT[:start]}<table>{head}{rows}</table>{REPORT[end:]}")
    areas = [f for f in reading.findings if f.kind is FindingKind.AREA_FOR_IMPROVEMENT]
    assert [(area.text, area.bodies) for area in areas] == [
        ("Leaders should share.", ("NHS Kent",)),
        ("Leaders should plan.", ("Medway Council",)),
    ]


def test_a_report_on_two_areas_names_no_partnership() -> None:
    reading = report(REPORT.replace("of Medway", "of Kent and Medway"))
    assert (reading.partnership, reading.partnership_slug) == (None, "")
    assert "several_partnerships" in codes(reading)

"""Letters after joint targeted area inspections, in the forms of 2016 and of 2022."""

from dataclasses import replace
from datetime import date

import pytest

from inspections.published_report import joint_targeted_area
from inspections.published_report.families import family_of
from inspections.published_report.reading import FindingKind, Reading
from tests.inspections.published_report.made_pdf import document_of_html
from tests.inspections.published_report.real_reports import (
    expected,
    plain,
    printed,
    read_real,
    real_document,
)

REAL = expected("joint_targeted_area")
TITLE = "<h1>Joint targeted area inspection of the multi-agency response to neglect in Medway</h1>"
NEXT_STEPS = """<h2>Next steps</h2><p>We have determined that Medway Council is the principal
authority and should prepare a written statement of proposed action responding to the findings
outlined in this letter. Medway Council should send the written statement of action to
answers@example.org by 10 November 2023. This statement will inform any future inspection.</p>"""
LETTER = f"""<p>3 August 2023</p><p>Ada Example, Director of Children’s Services</p>
<p>Dear Medway Local Safeguarding Partnership</p>{TITLE}
<p>This letter summarises the findings. This inspection took place from 12 to 16 June 2023. It was
carried out by inspectors from Ofsted, the Care Quality Commission (CQC) and HMICFRS.</p>
<h2>Headline findings</h2><p>Most children are helped.<sup>1</sup></p><p>Leaders know more.</p>
<h2>Areas for priority action</h2><p>The partnership must act at once to end:</p>
<ul><li>delays at the front door</li></ul>
<h2>What needs to improve?</h2>
<ul><li>The use of multi-<br>agency audits.</li><li>Notes of meetings, which
<ul><li>come late, or</li><li>never.</li></ul></li></ul>
<h2>Strengths</h2><ul><li>Staff listen to children.</li></ul>
<h2>Main findings</h2><p>Prose that is not cut up.</p>{NEXT_STEPS}
<p>Yours sincerely</p><p>Bo Example</p>"""
OLDER = f"""<p>8 January 2018</p><p>Dear local partnership</p>{TITLE}
<p>Between 4 and 8 December, Ofsted and HMI Probation looked at neglect in Medway.</p>
<p>This letter outlines our findings.</p><p>Agencies work well.</p>
<h2>Key Strengths</h2><h3>Leadership</h3><ul><li>Leaders are steady, and they
<p class=break></p>stay.</li></ul>
<div class=box><p><b>Case study: highly effective practice</b></p><p>One child was heard.</p>
<p>Her life is better.</p></div><ul><li>Nurses share what they know.</li></ul>
<h2>Areas for priority action</h2><ul><li>There are no areas for priority action</li></ul>
<h2>Areas for improvement</h2><p>Plans have no dates.</p><p>Notes are late.</p>
<div class=box><p><b>Case study: area for improvement</b></p><p>One child waited.</p></div>
<h2>Next steps</h2><p>The director of children’s services should prepare a written statement of
proposed action. The director should send the written statement of action to a@example.org by
16 April 2018. The written statement must come by 18 April 2018.</p>"""


def letter(html: str = LETTER) -> Reading:
    return joint_targeted_area.read(document_of_html(html))


def findings(reading: Reading, kind: str) -> list[str]:
    return [finding.text for finding in reading.findings if finding.kind == kind]


def facts(reading: Reading, name: str) -> list[str]:
    return [fact.value for fact in reading.facts if fact.name == name]


def codes(reading: Reading) -> set[str]:
    return {warning.code for warning in reading.warnings}


@pytest.mark.parametrize("name", REAL)
def test_the_head_of_a_real_letter(name: str) -> None:
    reading, wanted = read_real("joint_area", name), REAL[name]
    for field in ("partnership", "published", "inspected_from", "inspected_to"):
        assert printed(getattr(reading, field)) == wanted[field], field
    assert reading.family == wanted["family"]
    assert (reading.lead_inspector, reading.grades) == (None, ())


@pytest.mark.parametrize("name", REAL)
def test_every_finding_of_a_real_letter(name: str) -> None:
    read = [(f.kind.value, f.page, plain(f.text)) for f in read_real("joint_area", name).findings]
    assert read == [(f["kind"], f["page"], plain(f["text"])) for f in REAL[name]["findings"]]


@pytest.mark.parametrize("name", REAL)
def test_who_must_answer_a_real_letter_and_by_when(name: str) -> None:
    reading = read_real("joint_area", name)
    assert facts(reading, "statement_by") == [REAL[name]["statement_by"]]
    assert facts(reading, "statement_due") == [REAL[name]["statement_due"]]


def test_the_head_of_a_letter() -> None:
    reading = letter()
    assert (printed(reading.partnership), reading.partnership_slug) == ("Medway", "medway")
    assert (printed(reading.published), printed(reading.inspected_from)) == (
        "2023-08-03",
        "2023-06-12",
    )
    assert facts(reading, "inspectorate") == ["Ofsted", "Care Quality Commission", "HMICFRS"]
    assert facts(reading, "statement_by") == ["Medway Council"]
    assert codes(reading) == {"no_lead_inspector"}


def test_the_findings_of_a_letter() -> None:
    reading = letter()
    assert findings(reading, "key_message") == ["Most children are helped.", "Leaders know more."]
    assert findings(reading, "priority_action") == ["delays at the front door"]
    assert findings(reading, "area_for_improvement") == [
        "The use of multi-agency audits.",
        "Notes of meetings, which\n– come late, or\n– never.",
    ]
    assert findings(reading, "strength") == ["Staff listen to children."]


def test_a_sentence_that_leads_to_points_is_their_heading() -> None:
    action = next(f for f in letter().findings if f.kind is FindingKind.PRIORITY_ACTION)
    assert action.heading == "The partnership must act at once to end:"


def test_every_value_has_the_words_it_was_read_from() -> None:
    reading = letter()
    assert reading.inspected_to
    assert reading.inspected_to.value == date(2023, 6, 16)
    assert reading.inspected_to.source[0].text == "12 to 16 June 2023."
    due = next(fact for fact in reading.facts if fact.name == "statement_due")
    assert due.source[0].boxes


def test_findings_of_the_older_form() -> None:
    reading = letter(OLDER)
    assert findings(reading, "strength") == [
        "Leaders are steady, and they stay.",
        "Nurses share what they know.",
    ]
    assert findings(reading, "good_practice") == ["One child was heard.\nHer life is better."]
    assert findings(reading, "area_for_improvement") == ["Plans have no dates.", "Notes are late."]
    assert findings(reading, "priority_action") == []


def test_what_an_officer_must_look_at_in_the_older_form() -> None:
    reading = letter(OLDER)
    assert printed(reading.inspected_from) == "2017-12-04"
    assert codes(reading) == {
        "no_headline_findings",
        "no_lead_inspector",
        "points_without_bullets",
        "statement_due_differs",
        "study_left_out",
        "year_from_letter",
    }
    assert facts(reading, "statement_due") == ["2018-04-16", "2018-04-18"]


def test_a_letter_without_what_it_should_have_says_so() -> None:
    reading = letter(f"<p>Dear partners</p>{TITLE.replace('Medway', 'Atlantis')}<p>Hello. Bye.</p>")
    assert printed(reading.partnership) == "Atlantis"
    assert codes(reading) >= {
        "partnership_unknown",
        "published_missing",
        "dates_missing",
        "points_missing",
        "statement_by_missing",
        "statement_due_missing",
    }


def test_a_greeting_that_names_another_area_is_told() -> None:
    other = LETTER.replace("Dear Medway", "Dear Kent")
    assert "greeting_differs" in codes(letter(other))


def test_only_letters_of_the_family_are_recognised() -> None:
    assert family_of(document_of_html(LETTER)) is joint_targeted_area
    paper = "<h1>Agenda</h1><p>The joint targeted area inspection of Kent is noted by members.</p>"
    assert not joint_targeted_area.recognises(document_of_html(paper))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Joint targeted area inspection of the London Borough of Bexley", "bexley"),
        ("Joint Targeted Area Inspection of Stoke-on-Trent", "stoke-on-trent"),
        (
            "Joint targeted area inspection of the multi-agency response to children in need of "
            "help in school in Bournemouth, Christchurch and Poole",
            "bournemouth-christchurch-and-poole",
        ),
    ],
)
def test_the_area_of_a_title(title: str, slug: str) -> None:
    html = LETTER.replace(TITLE, f"<h1>{title}</h1>").replace("Dear Medway", "Dear")
    assert letter(html).partnership_slug == slug


@pytest.mark.parametrize(
    "due",
    [
        "Send the written statement of action to a@example.org by Friday 10 November 2023.",
        "By 10 November 2023, the council should send its written statement of action.",
    ],
)
def test_the_day_of_the_answer_in_other_words(due: str) -> None:
    start = LETTER.index("Medway Council should send")
    html = LETTER[:start] + due + LETTER[LETTER.index(" This statement will inform") :]
    assert facts(letter(html), "statement_due") == ["2023-11-10"]


def test_points_without_indent_and_headings_that_are_not_bold() -> None:
    flat = (
        "<style>h2 { font-weight: normal } ul { padding: 0; list-style-position: inside }</style>"
    )
    long = "Staff listen to children. " * 5
    html = flat + LETTER.replace("Staff listen to children.", f"{long}</li><li>They act.")
    assert findings(letter(html), "strength") == [long.strip(), "They act."]


def test_a_sentence_beside_points_is_told_and_not_lost() -> None:
    html = LETTER.replace("<h2>Main findings", "<p>Much is well besides.</p><h2>Main findings")
    warning = next(w for w in letter(html).warnings if w.code == "beside_points")
    assert warning.words["text"] == "Much is well besides."


def test_no_point_is_cut_by_a_page_end() -> None:
    words = [chr(97 + n // 26) + chr(97 + n % 26) for n in range(60)]
    points = "".join(f"<li>Point {word} is multi-<br>agency {word} work.</li>" for word in words)
    html = LETTER.replace("<li>Staff listen to children.</li>", points)
    read = findings(letter(html), "strength")
    assert read == [f"Point {word} is multi-agency {word} work." for word in words]


def test_a_heading_within_a_section_that_is_not_bold() -> None:
    html = "<style>h3 { font-weight: normal }</style>" + LETTER.replace(
        "<h2>Strengths</h2>", "<h2>Strengths</h2><h3>Leadership of the police</h3>"
    )
    strength = next(f for f in letter(html).findings if f.kind is FindingKind.STRENGTH)
    assert (strength.heading, strength.text) == (
        "Leadership of the police",
        "Staff listen to children.",
    )


SUMMARY = """<p>This letter to all the service leaders in the area outlines our findings about
partnership working in Medway.</p><p>This joint targeted area inspection (JTAI) included an
evaluation of the ‘front door’. Inspectors also considered leaders.</p>
<p>Agencies work well together.</p><p>However, plans are slow.</p>"""
OLD_START = OLDER[OLDER.index("<p>This letter outlines") : OLDER.index("<h2>Key Strengths")]


def test_the_summary_of_an_older_letter_is_its_key_messages() -> None:
    reading = letter(OLDER.replace(OLD_START, SUMMARY))
    assert findings(reading, "key_message") == [
        "Agencies work well together.",
        "However, plans are slow.",
    ]
    assert "summary_taken" in codes(reading)
    assert "no_headline_findings" not in codes(reading)


@pytest.mark.parametrize(
    "uncertain",
    [
        "<p>These were weak:</p><ul><li>plans</li></ul>",
        "<p>Leaders were there.The partnership is strong.</p>",
        "<p><b>Background</b></p><p>The board is new.</p>",
    ],
)
def test_a_summary_without_certain_bounds_is_left_out_and_told(uncertain: str) -> None:
    reading = letter(OLDER.replace(OLD_START, SUMMARY + uncertain))
    assert findings(reading, "key_message") == []
    assert "no_headline_findings" in codes(reading)


def test_a_heading_that_is_not_bold_does_not_run_into_the_point_above() -> None:
    flat = "<style>h3 { font-weight: normal; margin: 0 } ul, li { margin: 0 !important }</style>"
    points = "<ul><li>Staff listen to<br>children.</li></ul><h3>The safeguarding board</h3>"
    html = LETTER.replace("<ul><li>Staff listen to children.</li>", f"{points}<ul><li>Fair.</li>")
    assert findings(letter(flat + html), "strength") == ["Staff listen to children.", "Fair."]


@pytest.mark.parametrize("name", REAL)
def test_a_real_letter_whose_bold_is_lost(name: str) -> None:
    document = real_document("joint_area", name)
    pages = (
        replace(page, lines=tuple(replace(line, bold=False) for line in page.lines))
        for page in document.pages
    )
    reading = joint_targeted_area.read(replace(document, pages=tuple(pages)))
    read = [(f.kind.value, plain(f.text)) for f in reading.findings]
    assert read == [(f["kind"], plain(f["text"])) for f in REAL[name]["findings"]]


@pytest.mark.parametrize(
    ("improve", "strong"),
    [
        ("What needs to improve in Medway?", "What is working well?"),
        ("What needs to be improved?", "Areas of strength"),
        ("Areas for further development", "Key strengths in Medway"),
    ],
)
def test_headings_in_other_words(improve: str, strong: str) -> None:
    html = LETTER.replace("What needs to improve?", improve).replace(
        "<h2>Strengths", f"<h2>{strong}"
    )
    assert letter(html).findings == letter().findings


def test_what_stands_below_an_unknown_heading_is_no_priority_action() -> None:
    reading = letter(LETTER.replace("What needs to improve?", "Matters to attend to"))
    assert findings(reading, "priority_action") == ["delays at the front door"]
    assert codes(reading) >= {"beside_points", "points_missing"}


def test_dates_after_the_letter_are_doubted() -> None:
    html = LETTER.replace("12 to 16 June 2023", "27 November to 1 December 2023")
    assert "dates_unlikely" in codes(letter(html))

"""What only some families of reports say."""

import datetime

from findings.tables.proposal import places
from findings.tables.report_fact import FactText, fact_texts, inspectorates, statement_due
from inspections.published_report.reading import Fact, Passage, Reading

SOURCE = (Passage(8, "by 10 November 2023"),)
DUE = Fact("statement_due", "2023-11-10", SOURCE)


def reading(*facts: Fact) -> Reading:
    return Reading(family="ofsted_jtai", facts=facts)


def test_a_fact_is_told_with_its_page_and_can_be_shown() -> None:
    told = reading(DUE)
    label = "Statement of proposed action, due"
    assert fact_texts(told) == [FactText(label, "10 November 2023", "fact-0", 8)]
    assert places(told)["fact-0"][0].answer == "also-says"


def test_what_is_told_by_a_warning_is_not_told_twice() -> None:
    assert fact_texts(reading(Fact("file_made", "2023-08-01", ()))) == []


def test_one_due_day_is_proposed_and_two_are_not() -> None:
    assert statement_due(reading(DUE)) == datetime.date(2023, 11, 10)
    assert statement_due(reading(DUE, Fact("statement_due", "2023-11-11", SOURCE))) is None


def test_inspectorates_are_those_that_the_letter_names() -> None:
    facts = [Fact("inspectorate", name, SOURCE) for name in ("Ofsted", "HMICFRS")]
    assert inspectorates(reading(DUE, *facts)) == ["Ofsted", "HMICFRS"]

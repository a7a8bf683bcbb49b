"""Letters after visits are known by their titles, whatever their shape, and refused by name."""

import pytest

from inspections.published_report import ilacs
from inspections.published_report.families import family_of, read_document
from inspections.published_report.reading import Refused
from inspections.published_report.text import document_of_text
from inspections.published_report.wording import refusal_sentence
from tests.inspections.published_report.made_ilacs import TEXT, report

LETTERS = {
    "Focused visit to Medway local authority children’s services": "ofsted_focused_visit",
    "Medway Council: focused visit": "ofsted_focused_visit",
    "Ofsted focused visit to Medway Council children’s services": "ofsted_focused_visit",
    "Monitoring visit to Medway children’s services": "ofsted_monitoring_visit",
    "Monitoring visit of Medway local authority children’s services": "ofsted_monitoring_visit",
    "This letter summarises the findings of the fourth monitoring visit to Medway since it was "
    "judged inadequate.": "ofsted_monitoring_visit",
    "This letter outlines the findings from the focused visit.": "ofsted_focused_visit",
    "COVID-19 assurance visit to Medway": "ofsted_assurance_visit",
}


@pytest.mark.parametrize("title", LETTERS)
def test_a_visit_letter_is_refused_by_name(title: str) -> None:
    document = document_of_text(f"3 May 2021\nDear director\n{title}\n{TEXT}\nYours sincerely")
    with pytest.raises(Refused) as refused:
        read_document(document)
    assert refused.value.refusal.code == "family_not_read"
    assert refused.value.refusal.family == LETTERS[title]
    assert not refused.value.refusal.is_unreadable
    assert "visit letter" in refusal_sentence(refused.value.refusal)


def test_a_report_that_mentions_a_visit_is_a_report() -> None:
    title = "Inspection of Medway local authority children’s services"
    lead = "Lead inspector: Ada Example</p><p>Since the focused visit to Medway much is better."
    assert family_of(report(title=title, lead=lead)) is ilacs

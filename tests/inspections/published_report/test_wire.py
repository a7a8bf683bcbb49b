"""A reading survives the way through JSON unchanged."""

import json

from inspections.published_report.families import read_document
from inspections.published_report.reading import Refusal
from inspections.published_report.wire import from_wire, reading_to_wire, refusal_to_wire
from tests.inspections.published_report.made_ilacs import bulleted, report


def test_a_reading_comes_back_as_it_was() -> None:
    points = bulleted("The work with young carers. (outcome 1, national framework)", "Visits.")
    reading = read_document(report(points=points, dates="Inspection dates: in July"))
    assert reading.grades
    assert reading.findings
    assert reading.warnings
    assert from_wire(json.loads(json.dumps(reading_to_wire(reading)))) == reading


def test_a_refusal_comes_back_as_it_was() -> None:
    refusal = Refusal("too_many_pages", words={"pages": "3000", "most": "400"})
    assert from_wire(json.loads(json.dumps(refusal_to_wire(refusal)))) == refusal

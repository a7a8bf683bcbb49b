"""Reports before 2018: who, where and when are read; grades wait for an edition of their own."""

import pytest

from inspections.published_report.families import read_document
from tests.inspections.published_report.made_pdf import document_of_html
from tests.inspections.published_report.real_reports import printed, read_real

REAL = {  # partnership, from, to, published
    "blackpool_2014-09-08.pdf": ("Blackpool", "2014-07-02", "2014-07-23", "2014-09-08"),
    "bolton_2014-03-21.pdf": ("Bolton", "2014-01-14", "2014-02-05", None),
    "north-yorkshire_2014-06-30.pdf": (
        "North Yorkshire",
        "2014-04-30",
        "2014-05-21",
        "2014-06-30",
    ),
    "westminster_2016-03-29.pdf": ("Westminster", "2016-01-11", "2016-02-04", "2016-03-29"),
}
REPORT = """<h1>Medway Council</h1>
<p>Inspection of services for children in need of help and protection, children looked after and
care leavers<br>and<br>Review of the effectiveness of the Local Safeguarding Children Board</p>
<p>Inspection date: 2 July 2014 – 23 July 2014</p><p>Report published: 8 September 2014</p>
<p>The overall judgement is that children’s services require improvement.</p>
<table class=plain><tr><td style='width: 100mm'>1. Children who need help and protection
<td style='width: 30mm'>Requires improvement</tr>
<tr><td>2. Children looked after and achieving permanence<td>Good</tr>
<tr><td>2.1 Adoption performance<td>Outstanding</tr></table>
<p class=break>The inspection team</p><p>Lead inspector: Ada Example HMI</p>
<p>Team inspectors: Bo Muster, Cy Sample</p>"""


@pytest.mark.parametrize("name", REAL)
def test_the_head_of_a_real_report(name: str) -> None:
    reading = read_real("reports", name)
    values = (
        reading.partnership,
        reading.inspected_from,
        reading.inspected_to,
        reading.published,
    )
    assert reading.family == "ofsted_single_inspection"
    assert tuple(printed(value) for value in values) == REAL[name]
    assert reading.lead_inspector is not None


def test_grades_are_kept_as_printed_and_left_out_with_a_word() -> None:
    reading = read_document(document_of_html(REPORT))
    assert reading.grades == ()
    assert [warning.code for warning in reading.warnings] == ["older_framework"]
    assert printed(reading.lead_inspector) == "Ada Example"
    assert printed(reading.published) == "2014-09-08"
    assert [fact.value for fact in reading.facts] == [
        "1. Children who need help and protection: Requires improvement",
        "2. Children looked after and achieving permanence: Good",
        "2.1 Adoption performance: Outstanding",
    ]

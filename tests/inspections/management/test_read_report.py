"""`read_report`: one JSON object a line for each file, in order, and the worst as exit status."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.inspections.published_report.made_ilacs import POINTS, report_pdf
from tests.inspections.published_report.made_pdf import pdf_of_html

KEYS = [
    *("family", "partnership", "published", "inspected_from", "inspected_to"),
    *("lead_inspector", "grades", "findings", "warnings"),
]


def run(*paths: Path, as_json: bool = True) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("read_report", *map(str, paths), json=as_json, stdout=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(report_pdf())
    return path


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "cake.pdf"
    path.write_bytes(pdf_of_html("<p>Beat four eggs with sugar until the mix is pale.</p>"))
    return path


def test_a_report_in_the_fixed_form(report: Path) -> None:
    status, text = run(report)
    (form,) = lines(text)
    assert status == 0
    assert list(form) == KEYS
    assert form["family"] == "ofsted_ilacs"
    assert form["partnership"] == "Medway"
    assert form["published"] is None
    assert (form["inspected_from"], form["inspected_to"]) == ("2023-07-10", "2023-07-21")
    assert form["grades"]["care_leavers"] == "Outstanding"
    assert form["findings"] == [
        {"kind": "area_for_improvement", "text": text, "page": 1} for text in POINTS
    ]


def test_several_files_give_a_line_each_and_the_worst_status(report: Path, recipe: Path) -> None:
    status, text = run(report, recipe, report)
    assert status == 3
    assert [form["family"] for form in lines(text)] == ["ofsted_ilacs", None, "ofsted_ilacs"]


def test_an_unreadable_file_counts_most(report: Path, recipe: Path, tmp_path: Path) -> None:
    missing, empty = tmp_path / "missing.pdf", tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    status, text = run(missing, recipe, empty, report)
    assert status == 4
    assert [len(form["warnings"]) > 0 for form in lines(text)] == [True] * 4


def test_for_people_it_prints_lines(report: Path) -> None:
    status, text = run(report, as_json=False)
    assert status == 0
    assert "Partnership: Medway" in text
    assert f"Page 1: area_for_improvement: {POINTS[0]}" in text

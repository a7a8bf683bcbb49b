"""What a snapshot holds, how it is kept, and that nothing in it is looked up again."""

import dataclasses

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from findings.models import Finding, Paper, Report
from findings.reports.printing import render_html
from findings.reports.snapshot import (
    Snapshot,
    UnknownVersion,
    from_json,
    to_json,
)
from findings.reports.snapshot_reader import read_snapshot
from inspections.models import Inspection
from portal.accounts.models import User


@pytest.fixture
def report(paper: Paper, officer: User) -> Report:
    now = timezone.now()
    return Report.objects.create(
        paper=paper, is_draft=False, code="TEST-CODE", requested_by=officer, requested_at=now,
        queued_at=now,
    )  # fmt: skip


def snapshot_of(report: Report) -> Snapshot:
    with transaction.atomic():
        snapshot = read_snapshot(report)
    assert isinstance(snapshot, Snapshot)
    return snapshot


def inspection_of(report: Report) -> Inspection:
    assert report.paper.inspection is not None
    return report.paper.inspection


def test_it_comes_back_from_json_as_it_was(council_snapshot: Snapshot) -> None:
    assert from_json(to_json(council_snapshot)) == council_snapshot


def test_a_form_of_another_version_is_refused(council_snapshot: Snapshot) -> None:
    with pytest.raises(UnknownVersion, match="form 99"):
        from_json({**to_json(council_snapshot), "version": 99})


def test_a_paper_of_the_first_version_still_prints(council_snapshot: Snapshot) -> None:
    stored = {**to_json(council_snapshot), "version": 1}
    for section in stored["sections"]:
        del section["picked"]
    assert render_html(from_json(stored)) == render_html(council_snapshot)


def test_signs_without_a_shape_are_left_out(council_snapshot: Snapshot) -> None:
    odd = dataclasses.replace(council_snapshot, title="A\x07 tit\x00le\nand more")
    assert from_json(to_json(odd)).title == "A title\nand more"


def test_what_is_changed_later_does_not_change_the_paper(report: Report) -> None:
    finding = Finding.objects.create(
        inspection=inspection_of(report), kind="strength", position=1, text="As it was"
    )
    stored = to_json(snapshot_of(report))
    before = render_html(from_json(stored))
    finding.text = "Otherwise"
    finding.save()
    report.paper.texts.update(text="Otherwise")
    report.paper.template.sections.update(heading="Otherwise")
    assert "As it was" in before
    assert render_html(from_json(stored)) == before


def test_printing_asks_the_database_nothing(council_snapshot: Snapshot) -> None:
    """This test has no access to the database, so that a query would fail."""
    assert render_html(council_snapshot)


def test_small_counts_never_enter_it(report: Report) -> None:
    counts = inspection_of(report).evidence_counts
    counts.create(measure="case_files", count=4)
    counts.create(measure="staff_surveys", count=5)
    evidence = {row.measure: row.count for row in snapshot_of(report).inspection.evidence}
    assert evidence == {"Case files read": "fewer than 5", "Staff surveys returned": "5"}


def test_removed_findings_are_left_out(report: Report) -> None:
    gone = {"kind": "strength", "position": 1, "text": "Gone", "removed_at": timezone.now()}
    Finding.objects.create(inspection=inspection_of(report), **gone)
    assert snapshot_of(report).inspection.findings == ()


def test_the_number_of_queries_does_not_grow(report: Report) -> None:
    with CaptureQueriesContext(connection) as few:
        snapshot_of(report)
    for position in range(30):
        Finding.objects.create(
            inspection=inspection_of(report), kind="strength", position=position, text="More"
        )
    with CaptureQueriesContext(connection) as many:
        snapshot_of(report)
    assert len(many) == len(few) <= 20

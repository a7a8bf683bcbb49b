"""Asking for a paper: what is asked once is built once, and what is unready is refused."""

import re

import pytest

from findings.models import Paper, Report
from findings.operations.report import (
    InspectionNotPublished,
    NotFailed,
    PaperNotComplete,
    new_code,
    request_report,
    retry_report,
    supersede_reports,
)
from inspections.models import Inspection
from portal.accounts.models import User


def failed(paper: Paper, by: User) -> Report:
    report = request_report(paper=paper, is_draft=False, by=by)
    report.state, report.failure, report.attempts = Report.State.FAILED, "No room", 2
    report.snapshot = {"version": 1}
    report.save()
    return report


def test_a_request_waits_for_a_worker(paper: Paper, officer: User) -> None:
    report = request_report(paper=paper, is_draft=False, by=officer)
    assert (report.state, report.step, report.progress) == ("requested", "waiting", 0)
    assert (report.requested_by, report.is_draft) == (officer, False)


def test_the_same_request_twice_is_one(paper: Paper, officer: User, lead_officer: User) -> None:
    first = request_report(paper=paper, is_draft=False, by=officer)
    assert request_report(paper=paper, is_draft=False, by=lead_officer) == first
    assert request_report(paper=paper, is_draft=True, by=officer) != first


def test_a_finished_one_is_built_anew(paper: Paper, officer: User) -> None:
    first = failed(paper, officer)
    assert request_report(paper=paper, is_draft=False, by=officer) != first


def test_a_final_paper_wants_every_required_part(paper: Paper, officer: User) -> None:
    paper.texts.all().delete()
    with pytest.raises(PaperNotComplete) as refusal:
        request_report(paper=paper, is_draft=False, by=officer)
    assert [section.key for section in refusal.value.missing] == ["asked"]


def test_an_emptied_part_is_missing_though_the_form_has_words(paper: Paper, officer: User) -> None:
    paper.texts.create(section=paper.template.sections.get(key="why"), text="  ")
    with pytest.raises(PaperNotComplete) as refusal:
        request_report(paper=paper, is_draft=False, by=officer)
    assert [section.key for section in refusal.value.missing] == ["why"]


def test_a_final_paper_wants_a_published_inspection(paper: Paper, officer: User) -> None:
    Inspection.objects.update(state=Inspection.State.DRAFT)
    with pytest.raises(InspectionNotPublished):
        request_report(paper=paper, is_draft=False, by=officer)


def test_a_draft_wants_neither(paper: Paper, officer: User) -> None:
    paper.texts.all().delete()
    Inspection.objects.update(state=Inspection.State.DRAFT)
    assert request_report(paper=paper, is_draft=True, by=officer).is_draft


def test_trying_again_starts_from_the_records_of_today(paper: Paper, officer: User) -> None:
    report = failed(paper, officer)
    code = report.code
    again = retry_report(report=report, by=officer)
    assert (again.state, again.failure, again.attempts) == ("requested", "", 0)
    assert (again.snapshot, again.code) == (None, code)


def test_trying_again_twice_is_once(paper: Paper, officer: User) -> None:
    report = failed(paper, officer)
    assert retry_report(report=report, by=officer) == retry_report(report=report, by=officer)


def test_what_is_ready_is_not_tried_again(paper: Paper, officer: User) -> None:
    report = failed(paper, officer)
    report.state, report.finished_at = Report.State.READY, report.requested_at
    report.save()
    with pytest.raises(NotFailed):
        retry_report(report=report, by=officer)


def test_trying_again_refuses_what_a_request_refuses(paper: Paper, officer: User) -> None:
    report = failed(paper, officer)
    paper.texts.all().delete()
    with pytest.raises(PaperNotComplete):
        retry_report(report=report, by=officer)


def test_a_paper_keeps_the_first_reason_for_which_it_was_superseded(
    paper: Paper, officer: User
) -> None:
    request_report(paper=paper, is_draft=False, by=officer)
    first = supersede_reports(inspection=paper.inspection, reason="A wrong date", by=officer)
    again = supersede_reports(inspection=paper.inspection, reason="A wrong name", by=officer)
    assert (first, again) == (1, 0)
    assert Report.objects.get().superseded_reason == "A wrong date"


def test_codes_are_read_out_without_mistakes() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{3}){2}", c) for c in codes)

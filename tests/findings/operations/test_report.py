import datetime

import pytest

from findings.models import Paper, PaperTemplate, Report
from findings.operations.entry import amend_inspection, finish_amending
from findings.operations.report import supersede_reports
from inspections.models import Inspection
from portal.accounts.models import User

NOW = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=1)


@pytest.fixture
def published(draft: Inspection) -> Inspection:
    Inspection.objects.update(state="published", published_at=NOW)
    draft.refresh_from_db()
    return draft


def built(inspection: Inspection, by: User, code: str) -> Report:
    template, _ = PaperTemplate.objects.get_or_create(
        slug="form", name="Form", kind=PaperTemplate.Kind.COUNCIL_PAPER
    )
    paper = Paper.objects.create(
        template=template, inspection=inspection, title="Paper", created_by=by
    )
    return Report.objects.create(
        paper=paper, code=code, is_draft=False, requested_by=by, requested_at=NOW, queued_at=NOW
    )


def test_a_paper_keeps_its_first_reason(published: Inspection, lead_officer: User) -> None:
    report = built(published, lead_officer, "ONE")
    for reason, count in (("A wrong grade", 1), ("A wrong date", 0)):
        found = supersede_reports(inspection=published, reason=reason, by=lead_officer, at=NOW)
        assert found == count
    report.refresh_from_db()
    assert (report.superseded_reason, report.superseded_at) == ("A wrong grade", NOW)


def test_amending_supersedes_papers_built_before_and_meanwhile(
    published: Inspection, lead_officer: User
) -> None:
    before = built(published, lead_officer, "BEFORE")
    amend_inspection(inspection=published, reason="A wrong grade", at=NOW, by=lead_officer)
    meanwhile = built(published, lead_officer, "MEANWHILE")
    finish_amending(inspection=published, at=LATER, by=lead_officer)
    after = built(published, lead_officer, "AFTER")
    for report in (before, meanwhile, after):
        report.refresh_from_db()
    assert before.superseded_at == NOW
    assert (meanwhile.superseded_at, meanwhile.superseded_reason) == (LATER, "A wrong grade")
    assert after.superseded_at is None


def test_opening_a_second_time_supersedes_nothing_new(
    published: Inspection, lead_officer: User
) -> None:
    amend_inspection(inspection=published, reason="A wrong grade", at=NOW, by=lead_officer)
    report = built(published, lead_officer, "ONE")
    _, opened = amend_inspection(inspection=published, reason="Another", at=LATER, by=lead_officer)
    report.refresh_from_db()
    assert (opened, report.superseded_at) == (False, None)

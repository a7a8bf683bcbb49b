"""A paper on a plan: started in a form that fits, final once agreed, one for each meeting."""

import datetime

import pytest
from django.utils import timezone

from findings.models import ActionPlan, Paper, PaperTemplate, Report
from findings.operations.paper import PaperDetails, TemplateNotOfferedError, start_paper
from findings.operations.report import InspectionNotPublished, new_code, request_report
from findings.operations.report_build import finish_build
from findings.reports.printing import PrintedPaper
from inspections.models import Inspection
from portal.accounts.models import User
from tests.papers import built_report, started_plan_paper
from tests.plans import plan_for

DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def plan(published: Inspection, officer: User) -> ActionPlan:
    return plan_for(published, officer)


def test_it_is_on_the_inspection_that_the_plan_answers(plan: ActionPlan, officer: User) -> None:
    form = PaperTemplate.objects.get(slug="action-plan")
    paper = start_paper(subject=plan, template=form, details=PaperDetails("Ours"), by=officer)
    assert (paper.plan, paper.inspection) == (plan, plan.inspection)


@pytest.mark.parametrize("slug", ["council-paper", "progress-review", "moray-action-plan"])
def test_a_form_that_does_not_fit_is_refused(plan: ActionPlan, officer: User, slug: str) -> None:
    form = PaperTemplate.objects.get(slug=slug)
    with pytest.raises(TemplateNotOfferedError):
        start_paper(subject=plan, template=form, details=PaperDetails("Ours"), by=officer)


def test_of_a_draft_plan_only_drafts_are_built(plan: ActionPlan, officer: User) -> None:
    ActionPlan.objects.update(state="draft", agreed_by=None, agreed_at=None)
    paper = started_plan_paper(plan, officer)
    with pytest.raises(InspectionNotPublished):
        request_report(paper=Paper.objects.get(pk=paper.pk), is_draft=False, by=officer)
    assert request_report(paper=paper, is_draft=True, by=officer).is_draft


def for_meeting(plan: ActionPlan, by: User, body: str) -> Paper:
    paper = started_plan_paper(plan, by)
    paper.meeting_body, paper.meeting_on = body, DAY
    paper.save()
    return paper


@pytest.mark.parametrize(("body", "gives_way"), [("COUNCIL", True), ("Police board", False)])
def test_a_meeting_has_one_paper_of_a_kind(
    plan: ActionPlan, officer: User, body: str, gives_way: bool
) -> None:
    earlier = built_report(for_meeting(plan, officer, "Council"), officer)
    now = timezone.now()
    newer = Report.objects.create(
        paper=for_meeting(plan, officer, body), code=new_code(), is_draft=False,
        snapshot={"version": 3}, requested_by=officer, requested_at=now, queued_at=now,
    )  # fmt: skip
    finish_build(report_id=newer.pk, printed=PrintedPaper("", b"", 1), seconds=1, by=None)
    earlier.refresh_from_db()
    assert bool(earlier.superseded_at) is gives_way

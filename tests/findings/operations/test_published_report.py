"""Entering what was read from a report."""

import datetime
from dataclasses import replace

import pytest

from findings.models import Finding
from findings.operations.published_report import (
    ConfirmedFinding,
    ConfirmedGrade,
    ConfirmedReport,
    confirm_report,
    save_answers,
)
from inspections.models import (
    FrameworkEdition,
    Inspection,
    Inspectorate,
    Partnership,
    PublishedReport,
)
from inspections.operations.published_report import AlreadyEntered
from portal.accounts.models import User
from tests.published_reports import sent_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(officer: User, midlothian: Partnership) -> PublishedReport:
    return sent_report(officer, midlothian)


@pytest.fixture
def confirmed(midlothian: Partnership, edition: FrameworkEdition) -> ConfirmedReport:
    assert edition.scale is not None
    good = edition.scale.grades.get(label="Good")
    return ConfirmedReport(
        partnership=midlothian,
        edition=edition,
        kind="joint",
        fieldwork_from=datetime.date(2020, 2, 3),
        fieldwork_to=None,
        published_on=datetime.date(2020, 9, 1),
        lead_inspector="A. N. Inspector",
        grades=[ConfirmedGrade("2.1", good, "", 12), ConfirmedGrade("9", None, "not_known", None)],
        findings=[
            ConfirmedFinding(Finding.Kind.STRENGTH, "First", 3, "2.1"),
            ConfirmedFinding(Finding.Kind.AREA_FOR_IMPROVEMENT, "Second", 4, ""),
            ConfirmedFinding(Finding.Kind.STRENGTH, "Third", 5, "2.2"),
        ],
    )


@pytest.fixture
def entered(report: PublishedReport, confirmed: ConfirmedReport, officer: User) -> Inspection:
    return confirm_report(report=report, confirmed=confirmed, by=officer)


def test_a_confirmed_report_is_a_draft_with_its_source(
    entered: Inspection, report: PublishedReport, officer: User
) -> None:
    assert entered.state == Inspection.State.DRAFT
    assert entered.reference == "midlothian-joint-2020"
    assert entered.created_by == officer
    assert entered.team == "Lead inspector: A. N. Inspector"
    assert list(entered.published_reports.all()) == [report]


def test_evaluations_keep_their_page(entered: Inspection) -> None:
    rows = entered.evaluations.values_list("indicator__code", "grade__label", "source_page")
    assert set(rows) == {("2.1", "Good", 12), ("9", None, None)}


def test_findings_keep_their_order_their_page_and_their_indicator(entered: Inspection) -> None:
    strengths = entered.findings.filter(kind=Finding.Kind.STRENGTH).order_by("position")
    assert [(row.text, row.source_page) for row in strengths] == [("First", 3), ("Third", 5)]
    assert [row.code for row in strengths[1].indicators.all()] == ["2.2"]
    area = entered.findings.get(kind=Finding.Kind.AREA_FOR_IMPROVEMENT)
    assert not area.indicators.exists()


def test_the_day_of_the_answer_and_the_other_inspectorates_are_entered(
    report: PublishedReport, confirmed: ConfirmedReport, officer: User
) -> None:
    other = Inspectorate.objects.create(slug="another", name="Another inspectorate")
    due = datetime.date(2020, 12, 1)
    told = replace(confirmed, action_plan_due_on=due, scrutiny_partners=[other])
    entered = confirm_report(report=report, confirmed=told, by=officer)
    assert entered.action_plan_due_on == due
    assert list(entered.scrutiny_partners.all()) == [other]


def test_a_report_is_entered_once(
    entered: Inspection, report: PublishedReport, confirmed: ConfirmedReport, officer: User
) -> None:
    with pytest.raises(AlreadyEntered):
        confirm_report(report=report, confirmed=confirmed, by=officer)
    with pytest.raises(AlreadyEntered):
        save_answers(report=report, answers={"details": {}}, by=officer)
    assert Inspection.objects.get() == entered


def test_the_report_of_a_deleted_draft_can_be_entered_again(
    entered: Inspection, report: PublishedReport, confirmed: ConfirmedReport, officer: User
) -> None:
    entered.delete()
    assert confirm_report(report=report, confirmed=confirmed, by=officer).pk

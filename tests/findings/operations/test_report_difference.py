"""A report beside an inspection that was typed in before."""

import datetime

import pytest

from findings.models import Finding
from findings.operations.report_difference import entered, take_differences
from findings.tables.report_difference import differences, only_entered
from inspections.models import (
    Evaluation,
    FrameworkEdition,
    Inspection,
    Partnership,
    PublishedReport,
)
from inspections.operations.inspection import NotEditable
from portal.accounts.models import User
from tests.published_reports import reading_of, sent_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(draft: Inspection, edition: FrameworkEdition) -> Inspection:
    """The draft with 2.1 adequate, one strength as the report has it and one that it has not."""
    assert edition.scale is not None
    Evaluation.objects.create(
        inspection=draft,
        indicator=edition.indicators.get(code="2.1"),
        grade=edition.scale.grades.get(label="Adequate"),
    )
    for position, text in enumerate(["Staff knew families – well", "Our own"], start=1):
        Finding.objects.create(
            inspection=draft, kind=Finding.Kind.STRENGTH, position=position, text=text
        )
    return draft


@pytest.fixture
def report(officer: User, midlothian: Partnership) -> PublishedReport:
    return sent_report(officer, midlothian)


def test_what_differs_is_named_and_what_is_the_same_is_not(
    typed: Inspection, midlothian: Partnership
) -> None:
    found = differences(entered(typed), reading_of(midlothian))
    assert [(row.field, row.here, row.read) for row in found] == [
        ("published_on", "", "1 September 2020"),
        ("grade-2.1", "Adequate", "Good"),
        ("grade-2.2", "", "Very good"),
        ("finding-1", "", "Plans must be sharper."),
    ]


def test_what_only_the_record_has_is_named(typed: Inspection, midlothian: Partnership) -> None:
    assert [row.text for row in only_entered(entered(typed), reading_of(midlothian))] == ["Our own"]


def test_only_what_was_chosen_is_taken_over(
    typed: Inspection, report: PublishedReport, officer: User
) -> None:
    fields = ["published_on", "grade-2.2", "finding-1"]
    take_differences(report=report, inspection=typed, fields=fields, by=officer)
    typed.refresh_from_db()
    assert typed.published_on == datetime.date(2020, 9, 1)
    said = typed.evaluations.values_list("indicator__code", "grade__label")
    assert dict(said) == {"2.1": "Adequate", "2.2": "Very good"}
    assert typed.findings.get(kind=Finding.Kind.AREA_FOR_IMPROVEMENT).source_page == 2
    assert typed.published_reports.get() == report


def test_nothing_is_taken_into_what_is_not_open(
    typed: Inspection, report: PublishedReport, officer: User
) -> None:
    Inspection.objects.filter(pk=typed.pk).update(state=Inspection.State.IN_REVIEW)
    with pytest.raises(NotEditable):
        take_differences(report=report, inspection=typed, fields=["grade-2.1"], by=officer)

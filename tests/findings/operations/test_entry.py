import datetime

import pytest
from django.utils import timezone

from findings.models import Finding
from findings.operations.entry import NotReadyToSubmit, records_of, submit_inspection
from inspections.models import Evaluation, Inspection
from portal.accounts.models import User

NOW = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture
def complete(draft: Inspection) -> Inspection:
    """A draft in which every step of the task list is done."""
    draft.empty_sections = ["team", "evidence", "good-practice", "conclusions"]
    draft.save()
    assert draft.edition.scale is not None
    good = draft.edition.scale.grades.get(label="Good")
    for indicator in draft.edition.indicators.filter(formally_graded=True):
        Evaluation.objects.create(inspection=draft, indicator=indicator, grade=good)
    for kind in (Finding.Kind.STRENGTH, Finding.Kind.AREA_FOR_IMPROVEMENT):
        Finding.objects.create(inspection=draft, kind=kind, position=1, text="Text")
    return draft


def test_a_complete_entry_is_sent_once(complete: Inspection, officer: User) -> None:
    assert submit_inspection(inspection=complete, at=NOW, by=officer)
    assert not submit_inspection(inspection=complete, at=NOW, by=officer)
    complete.refresh_from_db()
    assert complete.state == Inspection.State.IN_REVIEW


def test_what_is_missing_is_named(complete: Inspection, officer: User) -> None:
    complete.evaluations.all()[0].delete()
    Finding.objects.filter(kind=Finding.Kind.STRENGTH).update(removed_at=timezone.now())
    with pytest.raises(NotReadyToSubmit) as caught:
        submit_inspection(inspection=complete, at=NOW, by=officer)
    assert [step.key for step in caught.value.missing] == ["grades", "strengths"]
    complete.refresh_from_db()
    assert complete.state == Inspection.State.DRAFT


def test_a_fresh_draft_has_graded_nothing(draft: Inspection) -> None:
    records = records_of(draft)
    assert (records.to_grade, records.graded) == (4, 0)

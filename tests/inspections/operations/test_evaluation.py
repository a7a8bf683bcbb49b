import pytest

from inspections.models import Evaluation, Grade, Inspection, QualityIndicator
from inspections.operations.evaluation import (
    Answer,
    GivesNoGrades,
    GradeOfAnotherScale,
    IndicatorOfAnotherEdition,
    remove_evaluation,
    save_evaluation,
)
from portal.access.clash import Clash, Opened
from portal.accounts.models import User


def grade(draft: Inspection, label: str) -> Grade:
    assert draft.edition.scale is not None
    return draft.edition.scale.grades.get(label=label)


def first_indicator(draft: Inspection) -> QualityIndicator:
    return draft.edition.indicators.filter(formally_graded=True)[0]


def save(draft: Inspection, by: User, answer: Answer, opened: Opened | None = None) -> Evaluation:
    return save_evaluation(
        inspection=draft, indicator=first_indicator(draft), answer=answer, opened=opened, by=by
    )


def test_a_second_evaluation_replaces_the_first(draft: Inspection, officer: User) -> None:
    save(draft, officer, Answer(grade(draft, "Good"), "", ""))
    save(draft, officer, Answer(None, "not_known", "Not in the report"))
    evaluation = draft.evaluations.get()
    assert (evaluation.grade, evaluation.said) == (None, "Not known here")


def test_a_grade_of_another_scale_is_refused(draft: Inspection, officer: User) -> None:
    foreign = Grade.objects.exclude(scale=draft.edition.scale)[0]
    with pytest.raises(GradeOfAnotherScale):
        save(draft, officer, Answer(foreign, "", ""))
    assert not draft.evaluations.exists()


def test_an_indicator_of_another_edition_is_refused(draft: Inspection, officer: User) -> None:
    foreign = QualityIndicator.objects.exclude(edition=draft.edition)[0]
    with pytest.raises(IndicatorOfAnotherEdition):
        save_evaluation(
            inspection=draft,
            indicator=foreign,
            answer=Answer(None, "not_graded", ""),
            opened=None,
            by=officer,
        )


def test_a_kind_without_grades_takes_none(draft: Inspection, officer: User) -> None:
    Inspection.objects.update(kind=Inspection.Kind.PROGRESS_REVIEW)
    with pytest.raises(GivesNoGrades):
        save(draft, officer, Answer(grade(draft, "Good"), "", ""))


def test_a_grade_that_another_gave_is_not_overwritten(draft: Inspection, officer: User) -> None:
    seen = Opened(Answer.of(None).values)
    save(draft, officer, Answer(grade(draft, "Good"), "", ""), seen)
    with pytest.raises(Clash):
        save(draft, officer, Answer(grade(draft, "Weak"), "", ""), seen)
    assert draft.evaluations.get().said == "Good"


def test_removing_twice_is_harmless(draft: Inspection, officer: User) -> None:
    save(draft, officer, Answer(grade(draft, "Good"), "", ""))
    indicator = first_indicator(draft)
    assert remove_evaluation(inspection=draft, indicator=indicator, by=officer)
    assert not remove_evaluation(inspection=draft, indicator=indicator, by=officer)

"""Grading an indicator, with commentary."""

from dataclasses import dataclass

from inspections.models import Evaluation, Grade, Inspection, QualityIndicator
from inspections.operations.inspection import lock_editable
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User


class GradeOfAnotherScale(Exception):  # noqa: N818
    """The grade is not on the scale of the inspection's edition."""


class IndicatorOfAnotherEdition(Exception):  # noqa: N818
    """The indicator is not in the edition that the inspection uses."""


class GivesNoGrades(Exception):  # noqa: N818
    """This kind of inspection gives no grades."""


@dataclass(frozen=True)
class Answer:
    """What an inspection says of one indicator: a grade, or why there is none."""

    grade: Grade | None
    without_grade: str
    commentary: str

    @classmethod
    def of(cls, evaluation: Evaluation | None) -> "Answer":
        if evaluation is None:
            return cls(grade=None, without_grade="", commentary="")
        return cls(evaluation.grade, evaluation.without_grade, evaluation.commentary)

    @property
    def values(self) -> dict[str, str]:
        """As the page asks for it: one choice, and the commentary."""
        choice = str(self.grade.pk) if self.grade else self.without_grade
        return {"answer": choice, "commentary": self.commentary}


@recorded
def save_evaluation(
    *,
    inspection: Inspection,
    indicator: QualityIndicator,
    answer: Answer,
    opened: Opened | None,
    by: User | None,
) -> Evaluation:
    """Store the one evaluation of an indicator, whether there is one yet or not.

    Raises NotEditable, Clash, GivesNoGrades, IndicatorOfAnotherEdition, GradeOfAnotherScale.
    """
    locked = lock_editable(inspection)
    _refuse_misfit(locked, indicator, answer.grade)
    evaluation = locked.evaluations.filter(indicator=indicator).select_related("grade").first()
    refuse_clash(opened=opened, stored=Answer.of(evaluation).values, typed=answer.values)
    if evaluation is None:
        evaluation = Evaluation(inspection=locked, indicator=indicator)
    evaluation.grade = answer.grade
    evaluation.without_grade = answer.without_grade
    evaluation.commentary = answer.commentary
    evaluation.save()
    return evaluation


@recorded
def remove_evaluation(
    *, inspection: Inspection, indicator: QualityIndicator, by: User | None
) -> bool:
    """Take an evaluation away; whether there was one. Raises NotEditable."""
    locked = lock_editable(inspection)
    removed, _ = locked.evaluations.filter(indicator=indicator).delete()
    return bool(removed)


def _refuse_misfit(
    inspection: Inspection, indicator: QualityIndicator, grade: Grade | None
) -> None:
    if not inspection.is_graded:
        raise GivesNoGrades(inspection.kind)
    if indicator.edition_id != inspection.edition_id:
        raise IndicatorOfAnotherEdition(str(indicator))
    if grade is not None and grade.scale_id != inspection.edition.scale_id:
        raise GradeOfAnotherScale(grade.label)

"""Grading one indicator."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inspections.models import Evaluation, Grade, Inspection, QualityIndicator
from inspections.operations.evaluation import Answer
from portal.pages.clash import ClashForm
from portal.pages.forms import HintedChoice, LongTextField, RadioField

WITHOUT_GRADE_HINTS = {
    Evaluation.WithoutGrade.NOT_GRADED: _("The inspectors looked at it and gave no grade"),
    Evaluation.WithoutGrade.NOT_KNOWN: _("A grade was given, but you do not have it"),
}


class EvaluationForm(ClashForm):
    """The grade of one indicator, best grade first, with the scale's own words beside each."""

    answer = RadioField(
        label=_("Grade"), error_messages={"required": _("Select a grade, or why there is none")}
    )
    commentary = LongTextField(
        label=_("What the report says about it"),
        required=False,
        rows=8,
        help_text=_("In the words of the report, or a summary. Papers can quote it."),
    )

    def __init__(
        self,
        *args: Any,
        inspection: Inspection,
        indicator: QualityIndicator,
        evaluation: Evaluation | None,
        grades: list[Grade],
        **kwargs: Any,
    ) -> None:
        super().__init__(
            *args,
            stored=Answer.of(evaluation).values,
            about=f"evaluation {inspection.reference} {indicator.pk}",
            **kwargs,
        )
        self.grades = {str(grade.pk): grade for grade in grades}
        field = self.fields["answer"]
        assert isinstance(field, RadioField)  # noqa: S101 - declared above
        field.choices = [
            *((pk, _choice(grade)) for pk, grade in self.grades.items()),
            (
                gettext("Without a grade"),
                [
                    (
                        reason.value,
                        HintedChoice(str(reason.label), str(WITHOUT_GRADE_HINTS[reason])),
                    )
                    for reason in Evaluation.WithoutGrade
                ],
            ),
        ]

    def entered(self) -> Answer:
        choice = self.cleaned_data["answer"]
        grade = self.grades.get(choice)
        return Answer(
            grade=grade,
            without_grade="" if grade else choice,
            commentary=self.cleaned_data["commentary"],
        )


def _choice(grade: Grade) -> HintedChoice:
    if not grade.definition:
        return HintedChoice(grade.label)
    if grade.checked:
        return HintedChoice(grade.label, grade.definition)
    note = gettext("not checked against the official text")
    return HintedChoice(grade.label, f"{grade.definition} ({note})")

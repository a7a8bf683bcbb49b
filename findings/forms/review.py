"""What people type while a progress review is prepared, drafted, handed over and concluded."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from findings.models import Evidence, PositionStatement, ReadinessStep, ReviewPreparation
from findings.operations.review import PreparationDetails, StepDetails
from findings.operations.statement import Conclusion
from portal.access.roles import Role
from portal.accounts.models import User
from portal.pages.clash import ClashForm
from portal.pages.forms import (
    DateField,
    HintedCheckboxes,
    HintedChoice,
    HintedRadioSelect,
    LineField,
    LongTextField,
    RadioField,
)
from portal.pages.forms.texts import LongTextWidget

LONGEST_STATEMENT = 100_000
MOST_WORDS = 20_000
Outcome = PositionStatement.Outcome
MEANINGS = {
    Outcome.CLOSED: _("Nothing is left to follow up"),
    Outcome.PROGRESSING: _("Better, and still on the list"),
    Outcome.REMAINS: _("Open as before"),
}


class PreparationForm(ClashForm):
    """How long statements may be, and when they are due."""

    word_limit = forms.IntegerField(
        label=_("Words in a statement at most"),
        help_text=_("As the inspectorate sets it. Leave it empty where it sets none."),
        required=False,
        min_value=1,
        max_value=MOST_WORDS,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "invalid": _("The limit must be a whole number, such as 1500"),
            "min_value": _("The limit must be 1 or more"),
            "max_value": _("The limit must be 20000 or less"),
        },
    )
    statements_due_on = DateField(label=_("Statements due"), required=False)

    def __init__(self, *args: Any, preparation: ReviewPreparation, **kwargs: Any) -> None:
        stored = vars(PreparationDetails.of(preparation))
        super().__init__(*args, stored=stored, about=f"preparation {preparation.pk}", **kwargs)

    def details(self) -> PreparationDetails:
        cleaned = self.cleaned_data
        return PreparationDetails(cleaned["word_limit"], cleaned["statements_due_on"])


class StepForm(ClashForm):
    """One step of the timetable."""

    title = LineField(label=_("What must be ready"), max_length=250)
    responsible = LineField(
        label=_("Responsible post"),
        help_text=_("The post, never a person’s name."),
        max_length=120,
        required=False,
    )
    due_on = DateField(label=_("Ready by"), required=False)
    done_on = DateField(
        label=_("Ready since"), help_text=_("Leave it empty until it is ready."), required=False
    )
    note = LongTextField(label=_("Note"), required=False, rows=3, max_length=2_000)

    def __init__(self, *args: Any, step: ReadinessStep | None, **kwargs: Any) -> None:
        stored = vars(StepDetails.of(step)) if step else {}
        about = f"step {step.pk}" if step else "new step"
        super().__init__(*args, stored=stored, about=about, **kwargs)

    def details(self) -> StepDetails:
        names = StepDetails.__dataclass_fields__
        return StepDetails(**{name: self.cleaned_data[name] for name in names})


class StatementForm(ClashForm):
    """The text of a statement; its words are counted, not its characters."""

    text = LongTextField(
        label=_("Where the partnership stands"),
        help_text=_(
            "What has changed for children and families since the area was named, how you know, "
            "and what comes next."
        ),
        required=False,
        max_length=LONGEST_STATEMENT,
        widget=LongTextWidget(rows=18),
    )

    def __init__(self, *args: Any, statement: PositionStatement, **kwargs: Any) -> None:
        stored = {"text": statement.text}
        super().__init__(*args, stored=stored, about=f"statement {statement.pk}", **kwargs)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """People of the partnership, each with what they are there."""

    def label_from_instance(self, person: User) -> str:
        """The people come with `roles_held`, so that no person is asked for alone."""
        held = sorted({str(Role(role).label) for role in getattr(person, "roles_held", ())})
        return HintedChoice(str(person), ", ".join(held))


class DraftersForm(forms.Form):
    """Who drafts a statement."""

    drafters = PeopleField(
        label=_("Who drafts this statement"),
        help_text=_(
            "Everyone chosen is told. Action owners see and write this statement, and no other "
            "of the review."
        ),
        queryset=User.objects.none(),
        required=False,
        widget=HintedCheckboxes(),
        error_messages={
            "invalid_choice": _("Select people who belong to the partnership"),
            "invalid_pk_value": _("Select people who belong to the partnership"),
        },
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["drafters"]
        assert isinstance(field, PeopleField)  # noqa: S101 - declared above
        field.queryset = people


class EvidenceOfStatementForm(forms.Form):
    """What shows that a statement is so, out of what the partnership has gathered."""

    evidence = forms.ModelMultipleChoiceField(
        label=_("What shows that it is so"),
        help_text=_("Evidence is added to actions of the plan. Choose here what this rests on."),
        queryset=Evidence.objects.none(),
        required=False,
        widget=HintedCheckboxes(),
        error_messages={
            "invalid_choice": _("Select evidence from the list"),
            "invalid_pk_value": _("Select evidence from the list"),
        },
    )

    def __init__(self, *args: Any, known: QuerySet[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["evidence"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - declared above
        field.queryset = known


class ReasonForm(forms.Form):
    """Why something that was settled is opened again."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=1_000)

    def __init__(self, *args: Any, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = hint


class HandOverForm(forms.Form):
    """Handing the statements over; with a reason where some are not signed off."""

    reason = LongTextField(
        label=_("Why statements are handed over unsigned"),
        help_text=_("It stands in the history of the review."),
        rows=3,
        max_length=1_000,
    )

    def __init__(self, *args: Any, is_exception: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_exception:
            del self.fields["reason"]


class ConclusionForm(ClashForm):
    """What the inspectors concluded on one area."""

    outcome = RadioField(
        label=_("The area is"),
        choices=Outcome.choices,
        widget=HintedRadioSelect,
        error_messages={"required": _("Select how the area stands")},
    )
    conclusion = LongTextField(
        label=_("What the inspectors concluded"),
        help_text=_("In the words of the report, where there is one."),
        rows=8,
    )

    def __init__(self, *args: Any, statement: PositionStatement, **kwargs: Any) -> None:
        stored = vars(Conclusion.of(statement))
        super().__init__(*args, stored=stored, about=f"conclusion {statement.pk}", **kwargs)
        field = self.fields["outcome"]
        assert isinstance(field, RadioField)  # noqa: S101 - declared above
        field.choices = [
            (value, HintedChoice(str(label), str(MEANINGS[Outcome(value)])))
            for value, label in Outcome.choices
        ]

    def entered(self) -> Conclusion:
        return Conclusion(self.cleaned_data["outcome"], self.cleaned_data["conclusion"])

"""The form in which somebody tells how an action goes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import ImprovementAction, Milestone
from portal.pages.clash import ClashForm
from portal.pages.forms import HintedCheckboxes, LongTextField, RadioField

Status = ImprovementAction.Status
LONGEST_UPDATE = 4_000
LONGEST_STEP = 1_000


class MilestonesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Milestones that nobody has reached yet."""

    widget = HintedCheckboxes
    default_error_messages = {
        "invalid_choice": gettext_lazy("Tick only milestones that are shown"),
        "invalid_pk_value": gettext_lazy("Tick only milestones that are shown"),
    }


class ProgressUpdateForm(ClashForm):
    """What changed, where the action stands, and what comes next."""

    text = LongTextField(
        label=gettext_lazy("What changed"),
        help_text=gettext_lazy(
            "What was done since the last update, and what is different for children and families. "
            "Name no child or family."
        ),
        max_length=LONGEST_UPDATE,
        subject=gettext_lazy("what changed"),
        rows=6,
    )
    milestones = MilestonesField(
        label=gettext_lazy("Milestones reached"),
        help_text=gettext_lazy("They count as reached today."),
        queryset=Milestone.objects.none(),
        required=False,
    )
    status = RadioField(
        label=gettext_lazy("Status"),
        choices=[(each.value, each.label) for each in ImprovementAction.UNFINISHED],
    )
    percent = forms.IntegerField(
        label=gettext_lazy("How much is done, in per cent"),
        help_text=gettext_lazy("A whole number from 0 to 100."),
        min_value=0,
        max_value=100,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={
            "required": gettext_lazy("Enter how much is done, from 0 to 100"),
            "invalid": gettext_lazy("Enter a whole number from 0 to 100, such as 40"),
            "min_value": gettext_lazy("Enter a whole number from 0 to 100"),
            "max_value": gettext_lazy("Enter a whole number from 0 to 100"),
        },
    )
    next_step = LongTextField(
        label=gettext_lazy("Next step"),
        help_text=gettext_lazy("What happens next, and by when."),
        max_length=LONGEST_STEP,
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, action: ImprovementAction, **kwargs: Any) -> None:
        stored = {"status": action.status, "percent": action.percent}
        super().__init__(*args, stored=stored, about=f"update of action {action.pk}", **kwargs)
        field = self.fields["milestones"]
        assert isinstance(field, MilestonesField)  # noqa: S101 - declared above
        field.queryset = action.milestones.all()
        waiting = [(each.pk, each.title) for each in field.queryset if each.done_on is None]
        field.choices = waiting
        if not waiting:
            del self.fields["milestones"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("status") == Status.NOT_STARTED and cleaned.get("percent"):
            message = _("Choose “In progress”, or enter 0: an action that has not started is at 0")
            raise ValidationError({"percent": message})
        return cleaned

"""Small forms about one action: its due date, its rating, why it is cancelled, its place."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import ImprovementAction
from findings.models.brag import BRAG_MEANINGS, Brag
from findings.operations.improvement_action import is_before
from portal.pages.clash import ClashForm
from portal.pages.forms import DateField, HintedChoice, LongTextField, RadioField

LONGEST_REASON = 2_000


class ReviseForm(ClashForm):
    """Another due date, and why."""

    revised_to = DateField(
        label=gettext_lazy("New due date"), subject=gettext_lazy("The new due date")
    )
    reason = LongTextField(
        label=gettext_lazy("Why the date is revised"),
        subject=gettext_lazy("why the date is revised"),
        help_text=gettext_lazy("The board reads this, so write it for members."),
        rows=4,
        max_length=LONGEST_REASON,
    )

    def __init__(self, *args: Any, action: ImprovementAction, **kwargs: Any) -> None:
        stored = {"revised_to": action.due_date}
        super().__init__(*args, stored=stored, about=f"due date of action {action.pk}", **kwargs)
        self.action = action

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("revised_to")
        if day and day == self.action.due_date:
            self.add_error("revised_to", _("The action is due on that day already"))
        if is_before(day, self.action.starts_on):
            self.add_error("revised_to", _("The due date must not be before the start"))
        return cleaned


class RateForm(ClashForm):
    """A rating by a person, or the rule's own."""

    marks_optional = False
    brag = RadioField(label=gettext_lazy("Rating"), required=False)
    reason = LongTextField(
        label=gettext_lazy("Why it differs from the suggestion"),
        help_text=gettext_lazy("Stands beside the rating on pages and in papers."),
        required=False,
        rows=4,
        max_length=LONGEST_REASON,
    )

    def __init__(
        self, *args: Any, action: ImprovementAction, suggested: str, **kwargs: Any
    ) -> None:
        """`suggested` is what the rule gives today."""
        stored = {"brag": action.brag_override, "reason": action.brag_reason}
        super().__init__(*args, stored=stored, about=f"rating of action {action.pk}", **kwargs)
        field = self.fields["brag"]
        assert isinstance(field, RadioField)  # noqa: S101 - declared above
        rule = Brag(suggested).label if suggested else _("no rating")
        offered: list[tuple[str, str]] = [("", _("As the rule suggests: %s") % rule)]
        offered += [
            (brag.value, HintedChoice(str(brag.label), str(BRAG_MEANINGS[brag])))
            for brag in Brag
            if action.is_finished or brag is not Brag.BLUE
        ]
        field.choices = offered

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("brag") and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why the rating differs from the suggestion"))
        return cleaned


class CancelForm(forms.Form):
    """Why an action will not be done."""

    reason = LongTextField(
        label=gettext_lazy("Why it is cancelled"),
        subject=gettext_lazy("why it is cancelled"),
        help_text=gettext_lazy("The board reads this, so write it for members."),
        rows=4,
        max_length=LONGEST_REASON,
    )


class MoveForm(forms.Form):
    """One place up or down, or to a place."""

    direction = forms.ChoiceField(choices=[("up", "up"), ("down", "down")], required=False)
    place = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    @property
    def places(self) -> int:
        return {"up": -1, "down": 1}.get(self.cleaned_data.get("direction", ""), 0)

"""The short form of an update, in the row of an action."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import ImprovementAction
from portal.pages.clash import ClashForm
from portal.pages.forms import LineField, RadioField

LONGEST_SENTENCE = 300


class QuickUpdateForm(ClashForm):
    """Where an action stands, and in one sentence what changed."""

    text = LineField(label=gettext_lazy("What changed, in a sentence"), max_length=LONGEST_SENTENCE)
    status = RadioField(
        label=gettext_lazy("Status"),
        choices=[(each.value, each.label) for each in ImprovementAction.UNFINISHED],
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Per cent done"),
        min_value=0,
        max_value=100,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={
            "required": gettext_lazy("Enter a whole number from 0 to 100"),
            "invalid": gettext_lazy("Enter a whole number from 0 to 100"),
            "min_value": gettext_lazy("Enter a whole number from 0 to 100"),
            "max_value": gettext_lazy("Enter a whole number from 0 to 100"),
        },
    )

    def __init__(self, *args: Any, action: ImprovementAction, **kwargs: Any) -> None:
        stored = {"status": action.status, "percent": action.percent}
        about = f"update of action {action.pk}"
        super().__init__(*args, stored=stored, about=about, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begun = cleaned.get("status") != ImprovementAction.Status.NOT_STARTED
        if cleaned.get("percent") and not begun:
            self.add_error(
                "percent", _("Enter 0, or choose “In progress”: what is not started is at 0")
            )
        return cleaned

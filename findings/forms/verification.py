"""The forms of completing an action, and of verifying what somebody else completed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from findings.models import Completion
from portal.pages.forms import LongTextField, RadioField

LONGEST_EFFECT = 4_000
ADEQUATE, NOT_ADEQUATE = "yes", "no"


class CompletionForm(forms.Form):
    """What has changed now that the action is done."""

    effect_on_outcomes = LongTextField(
        label=gettext_lazy("What has changed for children and families?"),
        help_text=gettext_lazy(
            "The effect on outcomes, measured as the plan says, and not what was done. "
            "Name no child or family."
        ),
        max_length=LONGEST_EFFECT,
        subject=gettext_lazy("what has changed for children and families"),
        rows=6,
    )


class VerificationForm(forms.Form):
    """Whether what was done is adequate, what it changed, and why one thinks so."""

    adequate = RadioField(
        label=gettext_lazy("Is what was done adequate?"),
        choices=[
            (ADEQUATE, gettext_lazy("Yes: the action is done, and what it changed will last")),
            (NOT_ADEQUATE, gettext_lazy("No: reopen it, so that more is done")),
        ],
        error_messages={"required": gettext_lazy("Select whether what was done is adequate")},
    )
    effect = forms.TypedChoiceField(
        label=gettext_lazy("How far have outcomes changed for children and families?"),
        help_text=gettext_lazy("By the evidence, from 1 to 5."),
        choices=Completion.Effect.choices,
        coerce=int,
        widget=RadioField.widget,
        error_messages={"required": gettext_lazy("Select how far outcomes have changed")},
    )
    reasons = LongTextField(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy("What you looked at, and what it shows. The owner reads this."),
        max_length=LONGEST_EFFECT,
        subject=gettext_lazy("your reasons"),
        rows=6,
    )

    completion = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, completion: Completion | None, **kwargs: Any) -> None:
        """`completion` travels with the page, so that no later one is verified unseen."""
        super().__init__(*args, **kwargs)
        if completion is not None:
            self.initial["completion"] = completion.pk

    def answers(self) -> dict[str, Any]:
        """What the operation is told."""
        cleaned = self.cleaned_data
        return {
            "is_adequate": cleaned["adequate"] == ADEQUATE,
            "effect": cleaned["effect"],
            "reasons": cleaned["reasons"],
        }

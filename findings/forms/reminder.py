"""How often a person wants to be reminded by e-mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from findings.models import ReminderChoice
from portal.pages.forms import HintedRadioSelect

NOT_CHOSEN = _("Choose how often you want to be reminded")


class ReminderChoiceForm(forms.Form):
    """One choice of three."""

    frequency = forms.ChoiceField(
        label=_("How often do you want to be reminded?"),
        choices=ReminderChoice.Frequency.choices,
        widget=HintedRadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), NOT_CHOSEN),
    )

"""An administrator's need to see a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import LineField, LongTextField


class DraftLookForm(forms.Form):
    """Which draft, and why."""

    reference = LineField(
        label=_("Reference of the inspection"),
        max_length=120,
        help_text=_(
            "It is the last part of the inspection's address, such as midlothian-joint-2020."
        ),
    )
    reason = LongTextField(
        label=_("Why you need to see it"),
        rows=3,
        max_length=1000,
        help_text=_("This is kept, with your name and the time."),
    )

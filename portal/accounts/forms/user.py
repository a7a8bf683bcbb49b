"""What a person says about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import LineField


class DisplayNameForm(forms.Form):
    """How others see a person."""

    display_name = LineField(
        label=_("Your name or post"),
        max_length=120,
        help_text=_(
            "Others see it beside what you change. A post is enough, such as Performance Officer."
        ),
    )

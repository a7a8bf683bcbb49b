"""What a token is for, and how long it works."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import LineField, RadioField


class ApiTokenForm(forms.Form):
    """A name by which to know the token later, and its days."""

    name = LineField(
        label=_("What the token is for"),
        max_length=80,
        help_text=_("So that you know later which one to revoke. For example, Power BI report"),
    )
    days = RadioField(
        label=_("How long it works"),
        choices=[("30", _("30 days")), ("90", _("90 days")), ("365", _("A year"))],
        initial="90",
    )

    def clean_days(self) -> int:
        return int(self.cleaned_data["days"])

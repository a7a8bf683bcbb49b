"""The last day of a membership."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Membership
from portal.pages.forms import DateField


class LastDayForm(forms.Form):
    """Until which day a person holds the role."""

    ends_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave this empty if the role has no end. For example, 31 3 2027"),
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kwargs["initial"] = {"ends_on": membership.ends_on}
        super().__init__(*args, **kwargs)
        self.membership = membership

    def clean_ends_on(self) -> datetime.date | None:
        ends_on: datetime.date | None = self.cleaned_data["ends_on"]
        if ends_on is not None and ends_on < self.membership.starts_on:
            raise ValidationError(_("The last day must not be before the first"), code="order")
        return ends_on

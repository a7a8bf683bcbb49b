"""The forms of milestones: a new one, and the day on which one was reached."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.pages.forms import DateField, LineField


class MilestoneForm(forms.Form):
    """One more milestone."""

    title = LineField(
        label=gettext_lazy("Milestone"),
        help_text=gettext_lazy("A step that is either done or not, such as “Staff are trained”."),
        subject=gettext_lazy("the milestone"),
    )
    due_on = DateField(
        label=gettext_lazy("Due"), subject=gettext_lazy("The due date"), required=False
    )


class MilestoneReachedForm(forms.Form):
    """On which day a milestone was reached."""

    done_on = DateField(
        label=gettext_lazy("When was it reached?"),
        subject=gettext_lazy("The day on which it was reached"),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["done_on"] = self.today = today

    def clean_done_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["done_on"]
        if day > self.today:
            raise ValidationError(_("The day on which it was reached must not be in the future"))
        return day

"""What a lead officer types while reviewing, publishing or amending an inspection."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import DateField, LineField, LongTextField

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


class SendBackForm(forms.Form):
    """Why an inspection goes back to those who entered it."""

    comment = LongTextField(
        label=_("What needs to change"),
        max_length=5_000,
        help_text=_("The officers see this above their task list."),
    )


class TimeField(LineField):
    """A time of day as people write it: 9:30, 09:30, 9.30am or 2pm."""

    default_error_messages = {"unreal": _("Enter a time, such as 9:30 or 2:30pm")}

    def clean(self, value: object) -> datetime.time:
        time = _time_of_day(super().clean(value).strip())
        if time is None:
            raise ValidationError(self.error_messages["unreal"], code="unreal")
        return time


def _time_of_day(typed: str) -> datetime.time | None:
    """The time that was meant; a bare hour needs "am" or "pm"."""
    found = _TIME.fullmatch(typed)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
    elif found[2] is None:
        return None
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


class ScheduleForm(forms.Form):
    """When an approved inspection publishes itself."""

    day = DateField(label=_("Date of publication"))
    time = TimeField(
        label=_("Time"),
        width=10,
        help_text=_("UK time. For example, 9:30 or 2:30pm"),
    )

    def __init__(self, *args: Any, now: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, time = cleaned.get("day"), cleaned.get("time")
        if day and time:
            cleaned["publish_at"] = self._moment(day, time)
        return cleaned

    def _moment(self, day: datetime.date, time: datetime.time) -> datetime.datetime | None:
        """The moment in the portal's own time zone; it lies ahead, within ten years."""
        if not self.now.year <= day.year <= self.now.year + 10:
            self.add_error("day", _("The date of publication must be within the next ten years"))
            return None
        moment = timezone.make_aware(datetime.datetime.combine(day, time))
        if moment <= self.now:
            today = day >= timezone.localdate(self.now)
            self.add_error("time" if today else "day", _("This must lie in the future"))
        return moment


class AmendForm(forms.Form):
    """Why a published inspection is changed."""

    reason = LongTextField(
        label=_("Why it must be changed"),
        rows=3,
        max_length=1_000,
        help_text=_(
            "Readers see this on the inspection's page. Papers built before are marked as "
            "superseded with this reason."
        ),
    )

"""Dates of an inspection."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspections.models.inspection import ORDER_PAIRS
from portal.pages.forms import DateField

FIRST_YEAR = 1990
"""No inspection of the frameworks held here is older; an earlier year is a slip of the key."""
YEARS_AHEAD = 2


class PlausibleDateField(DateField):
    """A date of an inspection; a year that cannot be meant is refused."""

    def clean(self, value: object) -> datetime.date | None:
        date: datetime.date | None = super().clean(value)
        last = timezone.localdate().year + YEARS_AHEAD
        if date and not FIRST_YEAR <= date.year <= last:
            message = _("Check the year: it must be between %(first)d and %(last)d")
            params = {"first": FIRST_YEAR, "last": last, "parts": ("year",)}
            raise forms.ValidationError(message, code="implausible", params=params)
        return date


def refuse_out_of_order(form: forms.Form) -> None:
    """Say at the later of two dates that it comes before the earlier, by the record's own rules."""
    cleaned = form.cleaned_data
    for earlier, later, message in ORDER_PAIRS:
        first, second = cleaned.get(earlier), cleaned.get(later)
        if first and second and second < first and later not in form.errors:
            form.add_error(later, message)

"""What the filters of every list share: words to look for, days, and saying what was chosen."""

import datetime
from collections.abc import Iterable
from typing import Any

import django_filters as filters
from django import forms
from django.core.validators import EMPTY_VALUES
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.pages.forms import LineField

LONGEST_WORDS = 200


class WordsFilter(filters.Filter):
    """Words to look for, refused like any other typed line when they cannot be stored."""

    field_class = LineField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_WORDS, **kwargs})


class DayFilter(filters.DateFilter):
    """A day, picked from the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


def chosen(listing: filters.FilterSet) -> list[tuple[str, str]]:
    """The filters in words, as the page shows them: ("Kind", "Strength")."""
    if not listing.is_bound:
        return []
    listing.form.is_valid()  # so that what was typed is cleaned
    answers = listing.form.cleaned_data
    said = [
        (str(field.label), in_words(field, answers[field.name]))
        for field in listing.form
        if answers.get(field.name) not in EMPTY_VALUES
    ]
    return [(label, words) for label, words in said if words]


def refused(listing: filters.FilterSet) -> list[tuple[str, str]]:
    """The filters that were asked for and cannot be used: each label, with what is wrong."""
    if not listing.is_bound:
        return []
    wrong = [field for field in listing.form if field.name in listing.form.errors]
    return [(str(field.label), " ".join(map(str, field.errors))) for field in wrong]


def in_words(field: BoundField, value: object) -> str:
    """An answer as its choice reads; several parted by commas; a day as "6 July 2020"."""
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, datetime.date):
        return date_format(value)
    if isinstance(value, Model):
        return str(value)
    if not isinstance(value, str) and isinstance(value, Iterable):
        return ", ".join(in_words(field, item) for item in value)
    choices: Iterable[tuple[object, object]] = flatten_choices(getattr(field.field, "choices", ()))
    return str(next((label for key, label in choices if str(key) == str(value)), value))

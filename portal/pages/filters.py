"""What the filters of every list share: words, days, lists, and saying what was chosen."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.core.validators import EMPTY_VALUES
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.pages.forms import LineField, ListedField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

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


class ListedFilter(filters.Filter):
    """One of a list that is read for the person who asks: hand it over with `list_choices`."""

    field_class = ListedField

    def __init__(self, *, empty_label: "StrPromise", **kwargs: Any) -> None:
        self.empty_label = empty_label
        super().__init__(**kwargs)

    def list_choices(self, choices: Iterable[tuple[Any, Any]]) -> None:
        """The values with their labels, or groups of them as Django writes groups."""
        self.extra["choices"] = [("", self.empty_label), *choices]


def chosen(listing: filters.FilterSet) -> list[tuple[str, str]]:
    """The filters in words, as the page shows them: ("Kind", "Strength")."""
    if not listing.is_bound:
        return []
    listing.form.is_valid()  # so that what was typed is cleaned
    answers = listing.form.cleaned_data
    said = [
        (str(field.label), in_words(field, answers[field.name]))
        for field in listing.form
        if is_chosen(field, answers.get(field.name))
    ]
    return [(label, words) for label, words in said if words]


def is_chosen(field: BoundField, value: object) -> bool:
    """Whether an answer narrows anything; a box that is not ticked does not."""
    is_box = isinstance(field.field.widget, forms.CheckboxInput)
    return value not in EMPTY_VALUES and not (is_box and value is False)


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


@dataclass(frozen=True)
class Chosen:
    """One filter that narrows a list, in words, and the question without it."""

    name: str
    label: str
    value: str
    query_without: str


def chosen_filters(form: forms.Form, asked: QueryDict, *, but: Iterable[str] = ()) -> list[Chosen]:
    """What a form of filters narrows its list to, each to be taken away; none that is in error."""
    left_out = {*but, *form.errors}
    answers = {name: value for name, value in form.cleaned_data.items() if name not in left_out}
    return [
        Chosen(name, str(form[name].label), in_words(form[name], value), _without(asked, name))
        for name, value in answers.items()
        if is_chosen(form[name], value)
    ]


def _without(asked: QueryDict, name: str) -> str:
    left = asked.copy()
    for gone in (name, "page"):
        left.pop(gone, None)
    return left.urlencode()

"""What the filters of every list share: words to look for, and days."""

from typing import Any

import django_filters as filters
from django import forms

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

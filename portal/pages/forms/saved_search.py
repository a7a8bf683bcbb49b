"""The name of a saved search."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import LineField
from portal.pages.models.saved_search import LONGEST_NAME, LONGEST_QUERY


class SearchNameForm(forms.Form):
    """Under which name a search stands in the person's list."""

    name = LineField(
        label=_("Name of this search"), subject=_("a name for this search"), max_length=LONGEST_NAME
    )


class SaveSearchForm(SearchNameForm):
    """A name for the filters in the address; `replace` is asked once the name is taken."""

    replace = forms.BooleanField(
        label=_("Replace the filters that stand under this name"), required=False
    )

    def __init__(self, *args: Any, query: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = query
        self.hide_replace()

    def hide_replace(self) -> None:
        self.fields["replace"].widget = forms.HiddenInput()

    def ask_to_replace(self) -> None:
        """Say that the name is taken, and offer to put these filters in the other's place."""
        self.fields["replace"].widget = forms.CheckboxInput()
        message = _("You have saved another search under this name: change the name, or replace it")
        self.add_error("name", ValidationError(message, code="taken"))

    def clean(self) -> dict[str, Any]:
        if not self.query:
            raise ValidationError(
                _("There is nothing to save: choose filters on the page first"), code="no_filters"
            )
        if len(self.query) > LONGEST_QUERY:
            raise ValidationError(
                _("These filters are too long to save: shorten the words"), code="too_long"
            )
        return super().clean() or self.cleaned_data

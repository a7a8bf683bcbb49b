"""Saving partnerships of the comparison as a set."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import LineField, LongCheckboxes


class SaveSetForm(forms.Form):
    """A name, and which of the rows of the comparison are in the set."""

    name = LineField(label=_("Name of the set"), max_length=160)
    partnerships = forms.TypedMultipleChoiceField(
        label=_("Partnerships"),
        coerce=int,
        widget=LongCheckboxes,
        error_messages={
            "required": _("Tick the partnerships that belong to the set"),
            "invalid_choice": _("Tick only partnerships that are shown"),
        },
    )

    def __init__(
        self, sent: QueryDict | None = None, *, partnerships: Sequence[tuple[int, str]]
    ) -> None:
        """`partnerships` are ids with names: the rows to choose from, all of them ticked."""
        super().__init__(sent, initial={"partnerships": [pk for pk, _name in partnerships]})
        self.fields["partnerships"].choices = partnerships  # type: ignore[attr-defined]

"""The form in which people say something to each other about an action."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from findings.tables.comment import mentioned_in
from portal.accounts.models import User
from portal.pages.forms import LongCheckboxes, LongTextField

LONGEST_COMMENT = 4_000
NOT_HERE = gettext_lazy("Choose only people who are shown")


class CommentForm(forms.Form):
    """A comment, and the people whom it is meant for."""

    text = LongTextField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy(
            "Those who work on the plan and inspectors read it; board members do not. "
            "Name no child or family."
        ),
        max_length=LONGEST_COMMENT,
        subject=gettext_lazy("your comment"),
        rows=5,
    )
    mentions = forms.MultipleChoiceField(
        label=gettext_lazy("Whom do you want to mention?"),
        help_text=gettext_lazy(
            "They are told that you mentioned them. You can also write @ and a name in the comment."
        ),
        required=False,
        widget=LongCheckboxes({"class": "govuk-checkboxes--small"}),
        error_messages={"invalid_choice": NOT_HERE},
    )

    def __init__(self, *args: Any, readers: Sequence[User], by: User, **kwargs: Any) -> None:
        """`readers` are those who may read it; who writes does not mention themselves."""
        super().__init__(*args, **kwargs)
        self.readers = {str(reader.pk): reader for reader in readers if reader.pk != by.pk}
        field = self.fields["mentions"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, str(reader)) for key, reader in self.readers.items()]
        if not self.readers:
            del self.fields["mentions"]

    def mentioned(self) -> list[User]:
        """Those who are ticked, and those whose names stand behind an @ in the comment."""
        names = {key: str(reader) for key, reader in self.readers.items()}
        chosen = set(self.cleaned_data.get("mentions", ()))
        return [
            self.readers[key]
            for key in sorted(chosen | mentioned_in(self.cleaned_data["text"], names))
        ]

"""Forms that notice when another person changed the page, and lose nothing that was typed.

How to use it, in three places:

1. The form is a `ClashForm`; its fields are named as the values it edits:
   `DetailsForm(request.POST or None, stored=values, about="details of midlothian-joint-2020")`.
   `stored` becomes the form's initial values, and travels with the page in a signed field.
2. The operation takes `opened=form.opened_values`, and under its row lock calls
   `refuse_clash(opened=opened, stored=..., typed=...)` of portal/access/clash.py.
3. The view catches `Clash`: `form.show_clash(clash, record=inspection)`, and draws the page again;
   its template includes "components/clash.html" above the form. Saving again is then a choice.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.db import models
from django.utils import formats, timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from portal.access.clash import Clash, Opened, Plain, plain_values
from portal.pages.changes import Change, newest_changes

SALT = "portal.pages.clash"


class OpenedField(forms.CharField):
    """The signed values that the page was opened with; drawn anew, never from what was sent."""

    token = ""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: object) -> str:
        """Nothing to complain of: what is not our own signature counts as nothing known."""
        return ""

    def bound_data(self, data: object, initial: object) -> str:
        return self.token


@dataclass(frozen=True)
class ClashRow:
    """One field that two people changed: its words at each step."""

    label: str
    opened: str
    now: str
    change: Change | None
    typed: str


class ClashForm(forms.Form):
    """A form that carries what was stored when its page was opened."""

    clash_rows: list[ClashRow]
    opened_values: Opened

    def __init__(
        self,
        *args: Any,
        stored: Mapping[str, object],
        about: str,
        **kwargs: Any,
    ) -> None:
        """`about` names the page and its record, so that no other page's values are taken."""
        kwargs["initial"] = {**stored, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.about = about
        self.clash_rows = []
        self.fields["opened"] = field = OpenedField()
        field.token = self.initial["opened"] = self._sign(stored)
        self.opened_values = self._read(self.data.get(self.add_prefix("opened"), ""))

    def show_clash(self, clash: Clash, *, record: models.Model | None) -> None:
        """Keep what was typed, say what changed, and let the next save be a knowing choice.

        `record` is the row whose history tells who changed it.
        """
        changes = newest_changes(record) if record else []
        self.clash_rows = [self._row(name, clash, changes) for name in clash.fields]
        field = self.fields["opened"]
        assert isinstance(field, OpenedField)  # noqa: S101 - made in __init__
        field.token = self._sign(clash.stored)
        self.add_error(
            None,
            _(
                "Nothing has been saved yet: someone changed this page while you had it open. "
                "Compare below, then save again."
            ),
        )

    def clash_label(self, name: str) -> str:
        """What a value is called in the comparison."""
        return str(self.fields[name].label) if name in self.fields else name

    def clash_words(self, name: str, value: Plain) -> str:
        """How a value reads in the comparison."""
        texts = value if isinstance(value, list) else [value]
        return "\n".join(self._words(name, text) for text in texts if text)

    def _row(self, name: str, clash: Clash, changes: list[Change]) -> ClashRow:
        opened = self.opened_values.values.get(name)
        typed = plain_values({name: self.cleaned_data.get(name)})[name]
        return ClashRow(
            label=self.clash_label(name),
            opened=_("Not known") if opened is None else self.clash_words(name, opened),
            now=self.clash_words(name, clash.stored[name]),
            change=next((change for change in changes if name in change.fields), None)
            or next(iter(changes), None),
            typed=self.clash_words(name, typed),
        )

    def _words(self, name: str, text: str) -> str:
        field = self.fields.get(name)
        if isinstance(field, forms.BooleanField):
            return _("Yes")
        if isinstance(field, forms.ChoiceField):
            return str(dict(_flat(field.choices)).get(text, text))
        date = parse_date(text) if len(text) == 10 and text[4] == "-" else None
        return formats.date_format(date) if date else text

    def _sign(self, values: Mapping[str, object]) -> str:
        content = {
            "about": self.about,
            "at": timezone.now().isoformat(),
            "values": plain_values(values),
        }
        return signing.dumps(content, salt=SALT, compress=True)

    def _read(self, token: str) -> Opened:
        """What the page carried; nothing known where the signature or the page is wrong."""
        try:
            content = signing.loads(token, salt=SALT)
        except signing.BadSignature:
            return Opened()
        if content["about"] != self.about:
            return Opened()
        return Opened(content["values"], datetime.datetime.fromisoformat(content["at"]))


def _flat(choices: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - Django types choices loosely
    """Choices with their groups opened, keyed by text."""
    flat: list[tuple[str, Any]] = []
    for value, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(str(value), label)]
    return flat

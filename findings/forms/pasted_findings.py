"""The forms that read findings from a paste, and check them before they are saved."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.operations.finding import MOST_AT_ONCE
from findings.tables.pasted_list import PastedList, read_pasted_list
from findings.tables.repeats import Listed, repeats
from findings.tables.section import Section
from portal.pages.forms import LongTextField
from portal.pages.forms.texts import LONGEST_TEXT

LONGEST_PASTE = 500_000
CHARACTERS_A_LINE = 65
MOST_ROWS = 14
_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n")


class PasteField(LongTextField):
    """Text from anywhere: the breaks that Word and PDFs write count as line breaks."""

    def normalised(self, text: str) -> str:
        return super().normalised(text.replace("\v", "\n").replace("\f", "\n"))


class PasteFindingsForm(forms.Form):
    """Text that holds one finding or a whole list of them."""

    pasted = PasteField(max_length=LONGEST_PASTE, widget=forms.Textarea({"rows": 8}))

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        self.read = PastedList()
        field = self.fields["pasted"]
        field.label = _("Type one, or paste the whole list")
        field.help_text = _(
            "Bullets, numbers and lines broken by a PDF are put in order. "
            "You check what was read before it is saved."
        )
        field.error_messages["required"] = _("Type or paste at least one")

    def clean_pasted(self) -> str:
        pasted = str(self.cleaned_data["pasted"])
        self.read = read_pasted_list(pasted)
        if not self.read.texts:
            raise ValidationError(_("This holds only marks or headings: type or paste the words"))
        refuse_too_many(len(self.read.texts), self.section)
        refuse_too_long(self.read.texts)
        return pasted


class ReadFindingForm(forms.Form):
    """One finding as it was read from a paste, before it is saved."""

    text = LongTextField(subject=gettext_lazy("the words, or leave this one out"))
    leave_out = forms.BooleanField(label=gettext_lazy("Leave this one out"), required=False)
    warned = forms.BooleanField(required=False)
    """Whether the page had said already that this repeats another; the template writes it."""

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.repeated = ""
        text = self.fields["text"]
        number = int(str(self.prefix).rsplit("-", 1)[-1]) + 1 if self.prefix else 1
        text.label = _("%(kind)s %(number)d") % {"kind": section.one, "number": number}
        text.widget = forms.Textarea({"rows": rows_for(str(self["text"].value() or ""))})
        if self.data.get(self.add_prefix("leave_out")):
            text.required = False

    @property
    def is_left_out(self) -> bool:
        return bool(self["leave_out"].value())

    def parts(self) -> list[str]:
        """What to save: nothing when left out, two where an empty line parts the text."""
        if self.cleaned_data.get("leave_out"):
            return []
        text = str(self.cleaned_data.get("text") or "")
        return [part.strip() for part in _EMPTY_LINES.split(text) if part.strip()]


class ReadFindings(forms.BaseFormSet):  # type: ignore[type-arg]
    """All findings of a paste; what is on the list already is pointed out before it is saved."""

    form = ReadFindingForm
    extra = min_num = 0
    max_num = absolute_max = MOST_AT_ONCE
    validate_max = True
    validate_min = can_order = can_delete = can_delete_extra = False

    def __init__(
        self, *args: Any, section: Section, listed: Sequence[Listed], **kwargs: Any
    ) -> None:
        self.renderer = get_default_renderer()
        kwargs["form_kwargs"] = {"section": section}
        super().__init__(*args, **kwargs)
        self.section = section
        self.listed = listed
        self._point_out_repeats()

    def clean(self) -> None:
        for form in self.forms:
            if form.repeated and not form.is_left_out and not form.cleaned_data.get("warned"):
                words = {"repeat": form.repeated}
                form.add_error("text", _("%(repeat)s. Save again to add it too.") % words)
        texts = self.texts()
        if not texts and not any(self.errors):
            raise ValidationError(_("Every one is left out, so there is nothing to save"))
        refuse_too_many(len(texts), self.section)

    def texts(self) -> list[str]:
        return [
            part for form in self.forms if hasattr(form, "cleaned_data") for part in form.parts()
        ]

    def _point_out_repeats(self) -> None:
        """Say at each text that it is on the list, or a second time in the paste."""
        texts = [str(form["text"].value() or "") for form in self.forms]
        for form, repeated in zip(self.forms, repeats(texts, listed=self.listed), strict=True):
            form.repeated = repeated


def refuse_too_many(number: int, section: Section) -> None:
    """No more at once than a person can check."""
    if number > MOST_AT_ONCE:
        raise ValidationError(
            _("This holds %(counted)s: add at most %(most)d at once")
            % {"counted": section.count(number), "most": MOST_AT_ONCE}
        )


def refuse_too_long(texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, start=1):
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                _("Number %(number)d has %(length)d characters: shorten it to %(most)d")
                % {"number": number, "length": len(text), "most": LONGEST_TEXT}
            )


def rows_for(text: str) -> int:
    """The height of a text area that shows a whole text of ordinary length."""
    lines = sum(1 + len(line) // CHARACTERS_A_LINE for line in text.split("\n"))
    return min(max(lines, 2), MOST_ROWS)


def rows_read(texts: Sequence[str], *, listed: Sequence[Listed]) -> list[dict[str, object]]:
    """What the check page starts with: a repeat is pointed out, and ticked to be left out."""
    found = repeats(texts, listed=listed)
    return [
        {"text": text, "leave_out": bool(repeated)}
        for text, repeated in zip(texts, found, strict=True)
    ]

"""Text that people type or paste: one line, or many."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from portal.pages.forms.rendering import lower_first

LONGEST_TEXT = 20_000
LONGEST_LINE = 250

# Characters that neither a page, a PDF nor Word can show, and marks that turn the reading
# direction round and so could make a paper read differently from what is stored.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_NEWLINES = re.compile("\r\n?|\u2028|\u2029")


def refuse_control_characters(text: str) -> None:
    """Refuse characters that cannot be printed, and say where the first one stands."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return
    before = text[: found.start()].rsplit("\n", 1)[-1][-30:].strip()
    message = (
        _("Remove the character that cannot be printed (U+%(code)s) after “%(before)s”")
        if before
        else _("Remove the character that cannot be printed (U+%(code)s) at the start of a line")
    )
    params = {"code": f"{ord(found.group()):04X}", "before": before}
    raise ValidationError(message, code="control_character", params=params)


class _TextField(forms.CharField):
    """A text field whose messages say what to do; a subclass says how long the text may be."""

    default_error_messages = {
        "required": _("Enter %(subject)s"),
        "max_length": _(
            "Shorten this to %(limit_value)d characters or fewer; it has %(show_value)d"
        ),
    }

    def __init__(self, *, subject: str = "", max_length: int, **kwargs: Any) -> None:
        """`subject` continues "Enter": for example "the name of the programme"."""
        self.subject = subject
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: object) -> str | None:
        text = super().to_python(self.normalised(value) if isinstance(value, str) else value)
        if text:
            refuse_control_characters(text)
        return text

    def normalised(self, text: str) -> str:
        """The text with one kind of line ending."""
        return _NEWLINES.sub("\n", text)

    def validate(self, value: object) -> None:
        if self.required and value in self.empty_values:
            subject = self.subject or lower_first(str(self.label or _("a value")))
            raise ValidationError(
                self.error_messages["required"], code="required", params={"subject": subject}
            )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: a browser would cut pasted text without a word."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class LineField(_TextField):
    """One line of text: line breaks are refused as any other control character."""

    def __init__(self, *, max_length: int = LONGEST_LINE, width: int = 0, **kwargs: Any) -> None:
        """`width` is how many characters the input shows: 2, 3, 4, 5, 10, 20 or 30."""
        if width:
            kwargs["widget"] = forms.TextInput({"class": f"govuk-input--width-{width}"})
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: object) -> str | None:
        text = super().to_python(value)
        if text and ("\n" in text or "\t" in text):
            raise ValidationError(_("Write this on one line, without line breaks or tabs"), "lines")
        return text


class LongTextWidget(forms.Textarea):
    """A text area; the page counts its characters down when it has a limit."""

    def __init__(self, *, rows: int = 5, character_limit: int | None = None) -> None:
        self.character_limit = character_limit
        super().__init__({"rows": rows})


class LongTextField(_TextField):
    """Paragraphs of plain text, with line breaks kept."""

    def __init__(self, *, max_length: int = LONGEST_TEXT, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", LongTextWidget(rows=rows, character_limit=max_length))
        super().__init__(max_length=max_length, **kwargs)


class WebAddressField(forms.URLField):
    """The address of a page that readers can open, in signs that show what it is."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {
        "invalid": _("Enter a full web address, such as https://www.example.org"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)

    def to_python(self, value: object) -> str | None:
        address: str | None = super().to_python(value)
        if address:
            refuse_control_characters(address)
        return address

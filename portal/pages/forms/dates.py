"""A date as three inputs: day, month, year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.pages.forms.rendering import lower_first

PARTS = ("day", "month", "year")
PART_LABELS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
_MISSING = {
    ("day",): _("%(subject)s must include a day"),
    ("month",): _("%(subject)s must include a month"),
    ("year",): _("%(subject)s must include a year"),
    ("day", "month"): _("%(subject)s must include a day and month"),
    ("day", "year"): _("%(subject)s must include a day and year"),
    ("month", "year"): _("%(subject)s must include a month and year"),
}
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


class DateWidget(forms.MultiWidget):
    """Three inputs under one legend, each marked alone when it alone is wrong."""

    template_name = "django/forms/widgets/three_part_date.html"
    use_fieldset = True

    def __init__(self) -> None:
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput({"autocomplete": "off"}) for part in PARTS
        }
        super().__init__(widgets)

    def decompress(self, value: object) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None] * 3

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        shared = dict(attrs or {})
        erroneous = shared.pop("erroneous_parts", PARTS)
        invalid = shared.pop("aria-invalid", None)
        context = super().get_context(name, value, shared)
        for part, subwidget in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            subwidget["part_label"] = PART_LABELS[part]
            subwidget["part"] = part
            if invalid and part in erroneous:
                subwidget["attrs"]["aria-invalid"] = "true"
        return context

    def id_of_part(self, id_: str, parts: Sequence[str]) -> str:
        """The id of the first of these inputs, or of the day."""
        first = min((PARTS.index(part) for part in parts), default=0)
        return f"{id_}_{first}"


class DateField(forms.Field):
    """A day, month (a number or a name) and four-digit year that make a real date."""

    widget = DateWidget
    default_error_messages = {
        "required": _("Enter %(subject)s"),
        "unreal": _("%(subject)s must be a real date"),
        "year": _("%(subject)s must have a year of 4 numbers"),
    }

    def __init__(self, *, subject: object = "", **kwargs: Any) -> None:
        """`subject`, a text, begins a message: for example "The date feedback was given"."""
        self.subject = subject
        kwargs.setdefault("help_text", _("For example, 6 7 2020"))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        typed = [str(part or "").strip() for part in value] if isinstance(value, list) else []
        if not any(typed):
            return None
        self._refuse_missing_parts(typed)
        return self._real_date(*typed)

    def validate(self, value: object) -> None:
        if self.required and value is None:
            raise self._error("required", PARTS, subject=lower_first(self._subject()))

    def _refuse_missing_parts(self, typed: list[str]) -> None:
        missing = tuple(part for part, text in zip(PARTS, typed, strict=True) if not text)
        if missing:
            params = {"subject": self._subject(), "parts": missing}
            raise ValidationError(_MISSING[missing], code="incomplete", params=params)

    def _real_date(self, day: str, month: str, year: str) -> date:
        if not _is_number(day):
            raise self._error("unreal", ("day",))
        number_of_month = _month_number(month)
        if number_of_month is None:
            raise self._error("unreal", ("month",))
        if not _is_number(year) or len(year) != 4:
            raise self._error("year", ("year",))
        try:
            return date(int(year), number_of_month, int(day))
        except ValueError:
            raise self._error("unreal", PARTS) from None

    def _subject(self) -> str:
        return str(self.subject or self.label or _("The date"))

    def _error(self, code: str, parts: Sequence[str], subject: str = "") -> ValidationError:
        params = {"subject": subject or self._subject(), "parts": parts}
        return ValidationError(self.error_messages[code], code=code, params=params)


def _month_number(typed: str) -> int | None:
    """3, "March", "mar" and "Mar." are the third month; "Marmite" is none."""
    if _is_number(typed):
        return int(typed) if 1 <= int(typed) <= 12 else None
    name = typed.lower().rstrip(".")
    found = [
        number
        for number, month in enumerate(_MONTHS, start=1)
        if len(name) >= 3 and month.startswith(name)
    ]
    return found[0] if found else None


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= 4

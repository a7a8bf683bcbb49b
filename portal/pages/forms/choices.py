"""Choices that explain themselves."""

from html import escape
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


class HintedChoice(str):
    """The label of a choice with a sentence that stands beneath it, such as a grade's wording."""

    hint: str
    __slots__ = ("hint",)

    def __new__(cls, label: str, hint: str = "") -> "HintedChoice":
        choice = super().__new__(cls, label)
        choice.hint = hint
        return choice


class HintedRadioSelect(forms.RadioSelect):
    """Radios that read each hint out with its own choice."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return _with_hint(super().create_option(*args, **kwargs))


class HintedCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes that read each hint out with its own choice."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return _with_hint(super().create_option(*args, **kwargs))


class RadioField(forms.ChoiceField):
    """One of a few, all of them shown."""

    widget = HintedRadioSelect
    default_error_messages = {
        "invalid_choice": _("Select one of the answers shown"),
    }


class SelectField(forms.ChoiceField):
    """One of many, in a list that opens."""

    default_error_messages = {
        "invalid_choice": _("Select one that is in the list"),
    }


class LongSelect(forms.Select):
    """A list of hundreds or thousands: a template for each option would take longer than the page.

    It writes what templates/django/forms/widgets/select.html writes.
    """

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - as Django declares it
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = self.format_value(value)
        given = self.build_attrs(self.attrs, attrs)
        own = {key: each for key, each in given.items() if key not in ("required", "class")}
        css = f"govuk-select {given.get('class', '')}".strip()
        parts = []
        for label, inside in self.choices:
            if isinstance(inside, list | tuple):
                options = self._options(inside, chosen)
                parts.append(format_html('<optgroup label="{}">{}</optgroup>', label, options))
            else:
                parts.append(self._options([(label, inside)], chosen))
        options = format_html_join("\n", "{}", ((part,) for part in parts))
        head = flatatt({"name": name, "class": css, **own})
        return format_html("<select{}>\n{}\n</select>", head, options)

    @staticmethod
    def _options(choices: Any, chosen: list[str]) -> SafeString:  # noqa: ANN401
        """Several options; whatever stands in them is escaped."""
        written = (
            f'<option value="{escape(str(value))}"'
            f"{' selected' if str(value) in chosen else ''}>{escape(str(label))}</option>"
            for value, label in choices
        )
        return mark_safe("\n".join(written))  # noqa: S308


class LongCheckboxes(forms.CheckboxSelectMultiple):
    """Many checkboxes, without a template for each; it writes what checkbox_select.html writes."""

    item = (
        '<div class="govuk-checkboxes__item">'
        '<input type="checkbox" name="{0}" value="{1}" class="govuk-checkboxes__input" id="{2}"{3}>'
        '<label class="govuk-label govuk-checkboxes__label" for="{2}">{4}</label></div>'
    )

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - as Django declares it
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = self.format_value(value)
        first = str(self.build_attrs(self.attrs, attrs).get("id", ""))
        checked = {True: SafeString(" checked"), False: ""}
        items = (
            (name, key, f"{first}_{place}", checked[str(key) in chosen], label)
            for place, (key, label) in enumerate(self.choices)
        )
        box = '<div class="govuk-checkboxes" data-module="govuk-checkboxes" id="{}">{}</div>'
        return format_html(box, first, format_html_join("\n", self.item, items))


class ListedField(forms.ChoiceField):
    """One of a list that grows and shrinks; a value that is on it no more is named."""

    widget = LongSelect
    default_error_messages = {
        "gone": _("%(label)s: “%(value)s” is not in the list any more. Choose another"),
    }

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            shown = "".join(sign for sign in value if sign.isprintable())[:60]
            params = {"label": self.label, "value": shown}
            raise ValidationError(self.error_messages["gone"], "gone", params)


class CheckboxesField(forms.MultipleChoiceField):
    """Any of a few, all of them shown."""

    widget = HintedCheckboxes
    default_error_messages = {
        "invalid_choice": _("Select only from the answers shown"),
    }


def _with_hint(option: dict[str, Any]) -> dict[str, Any]:
    hint = getattr(option["label"], "hint", "")
    if hint and "id" in option["attrs"]:
        option["hint"] = hint
        option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
    return option

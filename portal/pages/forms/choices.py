"""Choices that explain themselves."""

from typing import Any

from django import forms
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

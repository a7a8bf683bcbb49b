"""What Django's form templates need to know of a field to draw it as a GOV.UK component."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.forms.widgets import ChoiceWidget
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

LABEL_SIZE = "s"

_PLAIN_REQUIRED = forms.Field.default_error_messages["required"]
_ENTER = _("Enter %(label)s")
_SELECT = _("Select %(label)s")
_NOT_OFFERED = _("Select one of the answers shown")
_PLAIN = (
    (forms.ChoiceField.default_error_messages["invalid_choice"], _NOT_OFFERED),
    (forms.ModelChoiceField.default_error_messages["invalid_choice"], _NOT_OFFERED),
    (forms.ModelMultipleChoiceField.default_error_messages["invalid_choice"], _NOT_OFFERED),
    (forms.ModelMultipleChoiceField.default_error_messages["invalid_pk_value"], _NOT_OFFERED),
    (ProhibitNullCharactersValidator.message, _("Remove the characters that cannot be printed")),
    (MaxLengthValidator.message, _("Shorten this to %(limit_value)d characters or fewer")),
    (forms.DateField.default_error_messages["invalid"], _("Enter a real date, such as 2020-07-06")),
)
"""What Django says of an answer, and what is said here instead: what to do."""


def lower_first(text: str) -> str:
    """A label in the middle of a sentence; "NHS board" keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


class PortalBoundField(BoundField):
    """A field on a page: knows its component, its first input and what describes it."""

    @property
    def component(self) -> str:
        """The GOV.UK component that wraps the widget, where it is more than a form group."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, forms.PasswordInput):
            return "password"
        return "character_count" if self.character_limit else ""

    @property
    def character_limit(self) -> int | None:
        """The longest text that the field takes, when the page counts characters."""
        limit = getattr(self.field.widget, "character_limit", None)
        return limit if isinstance(limit, int) else None

    @property
    def label_size(self) -> str:
        """The size of the label, `s`, `m` or `l`: the field's own, else the form's."""
        form_size = getattr(self.form, "label_size", LABEL_SIZE)
        return str(getattr(self.field, "label_size", form_size))

    @property
    def is_marked_optional(self) -> bool:
        """Whether the label ends in "(optional)"; a checkbox and a filter always are."""
        marks = getattr(self.form, "marks_optional", True)
        return bool(marks and not self.field.required and self.component != "checkbox")

    @property
    def aria_describedby(self) -> str | None:
        """The ids of hint, error and character count, in reading order."""
        described_by = super().aria_describedby
        if described_by is not None and self.character_limit and self.auto_id:
            described_by = f"{described_by} {self.auto_id}-info".strip()
        return described_by

    @property
    def errors(self) -> ErrorList:
        """The messages; where a field of Django's own speaks, in the portal's words."""
        errors = super().errors
        for error in errors.as_data():
            error.message = next(
                (ours for plain, ours in _PLAIN if error.message is plain), error.message
            )
            if error.code == "required" and error.message == _PLAIN_REQUIRED:
                error.message = _SELECT if self._is_chosen else _ENTER
                error.params = {"label": lower_first(str(self.label))}
        return errors

    @property
    def _is_chosen(self) -> bool:
        chosen = (ChoiceWidget, forms.CheckboxInput, forms.FileInput)
        return isinstance(self.field.widget, chosen)

    @property
    def erroneous_parts(self) -> list[str]:
        """The names of the inputs at fault, when the field has several, such as a date."""
        parts: list[str] = []
        for error in self.errors.as_data():
            parts += (error.params or {}).get("parts", [])
        return parts

    @cached_property
    def first_input_id(self) -> str:
        """Where the error summary leads: the first input, or the first input at fault."""
        widget = self.field.widget
        find = getattr(widget, "id_of_part", None)
        if find is not None:
            return str(find(self.auto_id, self.erroneous_parts))
        if self.use_fieldset:
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        parts = self.erroneous_parts
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        return {**built, "erroneous_parts": parts} if parts else built


class PortalRenderer(TemplatesSetting):
    """Draws forms from templates/django/forms."""

    form_template_name = "django/forms/form.html"
    formset_template_name = "django/forms/formset.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = PortalBoundField


class FilterForm(forms.Form):
    """The form of a list's filters: everything in it is optional, so nothing says so."""

    template_name = "django/forms/filters.html"
    marks_optional = False

"""What the components ask of Python: problems of a form, page numbers, footer links."""

from collections.abc import Iterator
from typing import NamedTuple

from django import forms, template
from django.core.paginator import Page
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _

from portal.pages.context import address_of

register = template.Library()


class Problem(NamedTuple):
    """One line of the error summary."""

    target: str
    message: str


class Link(NamedTuple):
    """An address with its words."""

    address: str
    label: str


@register.filter
def problems(form: forms.BaseForm | str) -> list[Problem]:
    """What is wrong with a form, each with the id of the input to mend."""
    return list(_problems(form)) if isinstance(form, forms.BaseForm) else []


@register.filter
def formset_problems(formset: "BaseFormSet[forms.Form] | str") -> list[Problem]:
    """What is wrong with a formset as a whole, then with each of its forms."""
    if not isinstance(formset, BaseFormSet):
        return []
    whole = [
        Problem(f"{formset.prefix}-form-errors", message) for message in formset.non_form_errors()
    ]
    return whole + [problem for form in formset.forms for problem in _problems(form)]


@register.filter
def shown_page_numbers(page: "Page[object]") -> Iterator[int | str]:
    """The numbers to offer, with a gap where a long list skips some."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
def footer_links() -> list[Link]:
    """The pages about the service that this portal has."""
    named = [
        (_("Accessibility statement"), "pages:accessibility"),
        (_("What we keep and why"), "pages:privacy"),
        (_("Check that a paper is genuine"), "findings:paper-verify"),
    ]
    return [Link(address, label) for label, name in named if (address := address_of(name))]


def _problems(form: forms.BaseForm) -> Iterator[Problem]:
    top = f"{form.prefix}-form-errors" if form.prefix else "form-errors"
    for name, messages in form.errors.items():
        field = form[name] if name in form.fields else None
        target = top if field is None or field.is_hidden else field.first_input_id
        for message in messages:
            yield Problem(target, str(message))

"""What the components ask of Python: problems of a form, page numbers, footer links."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.pages.context import address_of
from portal.pages.forms.rendering import PortalBoundField

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
def formset_problems(formset: "BaseFormSet[Any] | str") -> list[Problem]:
    """What is wrong with a formset as a whole, then with each of its forms."""
    if not isinstance(formset, BaseFormSet):
        return []
    whole = [
        Problem(f"{formset.prefix}-form-errors", str(message))
        for message in formset.non_form_errors()
    ]
    return whole + [problem for form in formset.forms for problem in _problems(form)]


@register.filter
def shown_page_numbers(page: "Page[Any]") -> Iterator[int | str]:
    """The numbers to offer, with a gap where a long list skips some."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def drawing(svg: str) -> SafeString:
    """The picture of a sign-in key, drawn by the QR library, to stand inline."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308


@register.simple_tag
def footer_links() -> list[Link]:
    """The pages about the service that this portal has."""
    named = [
        (_("Accessibility statement"), "pages:accessibility"),
        (_("What we keep and why"), "pages:privacy"),
        (_("Check that a paper is genuine"), "findings:paper-verify"),
        (_("For programs: the API"), "portal_api:guide"),
    ]
    return [Link(address, label) for label, name in named if (address := address_of(name))]


def _problems(form: forms.BaseForm) -> Iterator[Problem]:
    top = f"{form.prefix}-form-errors" if form.prefix else "form-errors"
    for name in form.errors:
        field = form[name] if name in form.fields else None
        target = _input_of(field, top) if field else top
        for message in field.errors if field else form.errors[name]:
            yield Problem(target, str(message))


def _input_of(field: BoundField, otherwise: str) -> str:
    if isinstance(field, PortalBoundField) and not field.is_hidden:
        return field.first_input_id
    return otherwise

"""Inviting somebody, and accepting."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from portal.access.roles import SERVICE_WIDE_ROLES, Permission, Role
from portal.access.scope import Scope, scope_of
from portal.accounts.forms.address import WRONG_FORM, refuse_unreachable
from portal.accounts.models import User
from portal.accounts.models.invitation import InvitedTo
from portal.accounts.models.membership import partnerships
from portal.accounts.operations.invitation import roles_to_give
from portal.pages.forms import DateField, HintedChoice, LineField, RadioField

WHAT_A_ROLE_DOES = {
    Role.OFFICER: _("Enters inspections, makes action plans and prepares papers."),
    Role.LEAD_OFFICER: _("Does what an officer does, publishes, agrees plans, and invites people."),
    Role.ACTION_OWNER: _(
        "Reads published inspections and agreed plans, and tells how own actions go."
    ),
    Role.BOARD_MEMBER: _(
        "Reads published inspections and agreed plans, and downloads papers. Sees no drafts."
    ),
    Role.INSPECTOR: _(
        "Reads what every partnership has published, compares them, and verifies actions."
    ),
    Role.ADMINISTRATOR: _("Looks after people, frameworks and templates for everyone."),
}


class InvitationForm(forms.Form):
    """Whom to invite, to what, and until when.

    The role and, where there is a choice, the partnership depend on who invites.
    """

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Enter the e-mail address of the person"),
            "invalid": WRONG_FORM,
        },
    )
    ends_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave this empty if the role has no end. For example, 31 3 2027"),
    )

    def __init__(self, *args: Any, by: User, on: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["role"] = role_field(roles_to_give(by))
        scope = scope_of(by, Permission.INVITE_PEOPLE)
        self.only_partnership = None if scope.everything else only(scope.partnerships)
        if self.only_partnership is None:
            self.fields["partnership"] = partnership_field(scope)
        self.order_fields(["email", "role", "partnership", "ends_on"])

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        refuse_unreachable(email)
        return email

    def clean_ends_on(self) -> datetime.date | None:
        ends_on: datetime.date | None = self.cleaned_data["ends_on"]
        if ends_on is not None and ends_on < self.on:
            raise ValidationError(_("The last day must be today or later"), code="past")
        return ends_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, partnership = cleaned.get("role"), cleaned.get("partnership")
        if not role or "partnership" not in self.fields or "partnership" in self.errors:
            return cleaned
        if role in SERVICE_WIDE_ROLES and partnership:
            self.add_error(
                "partnership", _("Clear the partnership: this role is for the whole service")
            )
        if role not in SERVICE_WIDE_ROLES and not partnership:
            self.add_error("partnership", _("Select the partnership of this role"))
        return cleaned

    @property
    def offer(self) -> InvitedTo:
        """What was asked for, once the form is valid."""
        chosen = self.cleaned_data.get("partnership")
        return InvitedTo(
            email=self.cleaned_data["email"],
            role=Role(self.cleaned_data["role"]),
            partnership_id=chosen.pk if chosen else self.only_partnership,
            ends_on=self.cleaned_data["ends_on"],
        )


def role_field(roles: Iterable[Role]) -> RadioField:
    """The roles on offer, each with what it lets one do."""
    return RadioField(
        label=_("Role"),
        choices=[
            (role.value, HintedChoice(str(role.label), str(WHAT_A_ROLE_DOES[role])))
            for role in roles
        ],
        error_messages={"required": _("Select a role")},
    )


def partnership_field(scope: Scope) -> "forms.ModelChoiceField[Model]":
    """The partnerships on offer; whoever may give roles of the whole service may leave it empty."""
    whole_service = _("Leave this empty for an inspector or an administrator.")
    return forms.ModelChoiceField(
        label=_("Partnership"),
        queryset=partnerships(scope),
        required=not scope.everything,
        help_text=whole_service if scope.everything else "",
        error_messages={
            "required": _("Select a partnership"),
            "invalid_choice": _("Select one of the partnerships shown"),
        },
    )


def only(partnership_ids: Collection[int]) -> int | None:
    """The one partnership that there is to choose from, or nothing where there is a choice."""
    return next(iter(partnership_ids)) if len(partnership_ids) == 1 else None


class JoinForm(forms.Form):
    """What an invited person who has no account yet says about themselves."""

    display_name = LineField(
        label=_("Your name or post"),
        max_length=120,
        help_text=_(
            "Others see it beside what you change. A post is enough, such as Performance Officer."
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_(
            "At least 12 characters. Three random words make a good one. You can paste it."
        ),
        error_messages={"required": _("Enter a password")},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            person = User(email=self.email, display_name=cleaned.get("display_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned

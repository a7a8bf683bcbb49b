"""What is asked before several actions are changed at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from findings.models import ImprovementAction
from inspections.models import Agency
from portal.accounts.models import User
from portal.pages.forms import DateField, LongTextField, SelectField
from portal.pages.forms.choices import LongCheckboxes

NOBODY = "nobody"


class Change(TextChoices):
    """What can be done with several actions at once."""

    OWNER = "owner", _("Set the owner")
    AGENCY = "agency", _("Set the lead agency")
    DUE = "due", _("Revise the due date")
    UPDATE = "update", _("Post one update to all")


class ChosenActionsField(forms.TypedMultipleChoiceField):
    """The actions that are changed, each to be left out; ticked when the page opens."""

    widget = LongCheckboxes
    default_error_messages = {
        "required": _("Tick at least one action"),
        "invalid_choice": _("Tick only actions that are shown"),
    }


class SeveralActionsForm(forms.Form):
    """The actions by name; a subclass asks what they are changed to."""

    action = ChosenActionsField(label=_("Actions"), coerce=int)

    def __init__(self, *args: Any, actions: Sequence[ImprovementAction], **kwargs: Any) -> None:
        self.actions = {action.pk: action for action in actions}
        super().__init__(*args, **kwargs)
        field = self.fields.pop("action")
        assert isinstance(field, ChosenActionsField)  # noqa: S101 - declared above
        field.initial = list(self.actions)
        field.choices = [(pk, str(action)) for pk, action in self.actions.items()]
        self.fields["action"] = field

    @property
    def chosen(self) -> list[ImprovementAction]:
        """The actions that stay ticked."""
        return [self.actions[pk] for pk in self.cleaned_data["action"]]


class SetOwnerForm(SeveralActionsForm):
    """Who owns them from now on."""

    owner = SelectField(label=_("Owner"))

    def __init__(self, *args: Any, owners: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in owners}
        field = self.fields["owner"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        people = [(key, str(person)) for key, person in self.people.items()]
        field.choices = [("", _("Choose a person")), *people, (NOBODY, _("Nobody"))]

    @property
    def person(self) -> User | None:
        """Who was chosen; none for nobody."""
        return self.people.get(self.cleaned_data["owner"])


class SetAgencyForm(SeveralActionsForm):
    """Which agency leads them from now on."""

    agency = SelectField(label=_("Lead agency"))

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        field = self.fields["agency"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        names = [(key, agency.name) for key, agency in self.agencies.items()]
        field.choices = [("", _("Choose an agency")), *names]

    @property
    def chosen_agency(self) -> Agency:
        return self.agencies[self.cleaned_data["agency"]]


class ReviseDueForm(SeveralActionsForm):
    """Until when, and why."""

    revised_to = DateField(label=_("New due date"), subject=_("The new due date"))
    reason = LongTextField(
        label=_("Why the date is revised"),
        help_text=_("The board reads it. The first due date is kept and stays visible."),
        max_length=1_000,
        subject=_("why the date is revised"),
        rows=3,
    )


class PostUpdateForm(SeveralActionsForm):
    """What is told of each."""

    text = LongTextField(
        label=_("What changed"),
        help_text=_("It is written on each action. Status and per cent stay as they are."),
        max_length=2_000,
        subject=_("what changed"),
        rows=4,
    )

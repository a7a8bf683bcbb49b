"""The details and dates of an inspection."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inspections.forms.dates import PlausibleDateField, refuse_out_of_order
from inspections.models import Inspection, InspectionProgramme
from inspections.operations.inspection import InspectionDetails
from inspections.tables.plan_duty import suggested_due
from portal.pages.clash import ClashForm
from portal.pages.forms import LineField, RadioField, WebAddressField


class DetailsForm(ClashForm):
    """The step "Details and dates"; its page says that dates may be left blank."""

    marks_optional = False

    title = LineField(label=_("Title"), help_text=_("As it should stand in lists and papers."))
    announced = RadioField(
        label=_("Was the inspection announced?"),
        choices=Inspection.Announced.choices,
        error_messages={"required": _("Select whether the inspection was announced")},
    )
    notified_on = PlausibleDateField(
        subject=_("The date of notification"),
        label=_("The partnership was notified"),
        required=False,
        help_text="",
    )
    fieldwork_from = PlausibleDateField(
        subject=_("The first day of fieldwork"),
        label=_("Fieldwork began"),
        required=False,
        help_text="",
    )
    fieldwork_to = PlausibleDateField(
        subject=_("The last day of fieldwork"),
        label=_("Fieldwork ended"),
        required=False,
        help_text="",
    )
    feedback_on = PlausibleDateField(
        subject=_("The date of formal feedback"),
        label=_("Formal feedback was given"),
        required=False,
        help_text="",
    )
    published_on = PlausibleDateField(
        subject=_("The date of publication"),
        label=_("The inspectorate published the report"),
        required=False,
        help_text="",
    )
    action_plan_due_on = PlausibleDateField(
        subject=_("The day on which the action plan is due"),
        label=_("The action plan is due"),
        required=False,
        help_text="",
    )
    programme = forms.ModelChoiceField(
        label=_("Inspection programme"),
        queryset=InspectionProgramme.objects.none(),
        required=False,
        empty_label=_("None, or not known"),
        help_text=_("A series of inspections that the inspectorate sums up together."),
    )
    follows = forms.ModelChoiceField(
        label=_("Earlier inspection that this one follows up"),
        queryset=Inspection.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    source_url = WebAddressField(
        label=_("Web address of the published report, if it has one"),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(
            *args,
            stored=vars(InspectionDetails.of(inspection)),
            about=f"details {inspection.reference}",
            **kwargs,
        )
        self.edition = inspection.edition
        self.fields["action_plan_due_on"].help_text = suggested_due(inspection)
        self._offer("programme", self._programmes(inspection))
        earlier = Inspection.objects.filter(partnership=inspection.partnership_id)
        self._offer("follows", earlier.exclude(pk=inspection.pk).newest_first())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_out_of_order(self)
        self._check_edition(cleaned.get("fieldwork_from"))
        return cleaned

    def details(self) -> InspectionDetails:
        names = InspectionDetails.__dataclass_fields__
        return InspectionDetails(**{name: self.cleaned_data[name] for name in names})

    def _check_edition(self, began: datetime.date | None) -> None:
        """A date moved out of the edition would put the grades under a framework not in force."""
        first, last = self.edition.in_force_from, self.edition.in_force_to
        if began and ((first and began < first) or (last and began > last)):
            message = _("The framework's edition “%(edition)s” was not in force on this day")
            params = {"edition": self.edition.label}
            self.add_error("fieldwork_from", forms.ValidationError(message, params=params))

    def _programmes(self, inspection: Inspection) -> QuerySet[InspectionProgramme]:
        return InspectionProgramme.objects.filter(
            inspectorate=inspection.edition.framework.inspectorate_id
        )

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = rows

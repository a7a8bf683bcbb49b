"""Who inspected, and what was in scope."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection, Inspectorate
from inspections.operations.inspection import InspectionTeam
from portal.pages.clash import ClashForm
from portal.pages.forms import LongTextField


class TeamForm(ClashForm):
    """The step "Inspection team and partners"."""

    lead_body = forms.ModelChoiceField(
        label=_("Lead inspectorate"), queryset=Inspectorate.objects.all(), empty_label=None
    )
    scrutiny_partners = forms.ModelMultipleChoiceField(
        label=_("Scrutiny partners"),
        queryset=Inspectorate.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Select every other inspectorate that took part."),
    )
    team = LongTextField(
        label=_("Inspection team"),
        required=False,
        rows=3,
        help_text=_(
            "How many inspectors, associates and young inspectors there were. Posts, not names."
        ),
    )
    scope = LongTextField(
        label=_("Scope"),
        required=False,
        help_text=_("Which services and whom the inspection looked at."),
    )
    is_empty = forms.BooleanField(
        label=_("The report says nothing of partners, team or scope"), required=False
    )

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(
            *args,
            stored=vars(InspectionTeam.of(inspection)),
            about=f"team {inspection.reference}",
            **kwargs,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lead, partners = cleaned.get("lead_body"), cleaned.get("scrutiny_partners")
        if lead and partners and lead in partners:
            self.add_error("scrutiny_partners", _("The lead inspectorate is not its own partner"))
        if cleaned.get("is_empty") and (partners or cleaned.get("team") or cleaned.get("scope")):
            self.add_error("is_empty", _("Clear this box: something is entered above"))
        return cleaned

    def entered(self) -> InspectionTeam:
        names = InspectionTeam.__dataclass_fields__
        return InspectionTeam(**{name: self.cleaned_data[name] for name in names})
